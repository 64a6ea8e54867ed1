"""What JupyterLab shows of a block."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from analysis.reporting.blocks import (
    MIME,
    Block,
    Cell,
    Figure,
    Heading,
    Listing,
    Sentence,
    Table,
    Title,
    block,
)

HARM = '<script>alert(1)</script> & "quoted"'
TABLE = Table(
    id="t",
    caption=HARM,
    headers=("", HARM),
    rows=((Cell(text=HARM), Cell(text="alle 5", hidden=True, number=True)),),
    notes=(HARM,),
)
BLOCKS: list[Block] = [
    Title(
        title=HARM, subtitle=HARM, facts=((HARM, HARM),), banner=HARM, language="fi", edition="x"
    ),
    Heading(text=HARM, level=3),
    Sentence(text=HARM, role="note"),
    Listing(items=(HARM,)),
    TABLE,
    Figure(id="f", caption=HARM, alternative=HARM, svg="<svg/>", png="", data=TABLE),
]


class _Read(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.text += " ".join(value or "" for name, value in attrs if name == "alt")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("shown", BLOCKS, ids=lambda shown: shown.kind)
def test_every_block_has_a_preview_and_a_form_to_be_read_back(shown: Block) -> None:
    bundle = shown._repr_mimebundle_()
    assert block(bundle[MIME]) == shown
    seen = _Read(bundle["text/html"])
    assert HARM in seen.text
    assert "script" not in seen.tags


def test_hidden_cells_keep_their_words() -> None:
    html = TABLE._repr_mimebundle_()["text/html"]
    assert '<td style="text-align:right"><i>alle 5</i></td>' in html
