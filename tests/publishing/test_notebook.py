"""The report read back from an executed notebook."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from analysis.problems import ProblemsError
from analysis.publishing.notebook import read_report
from analysis.reporting.blocks import MIME, Heading, Report, Title


def _cell(*outputs: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return v4.new_code_cell("show()", outputs=list(outputs))


def _shown(block: object, kind: str = "display_data") -> nbformat.NotebookNode:
    return v4.new_output(kind, data={MIME: block.model_dump(mode="json"), "text/html": "<p>"})


def _book(report: Report) -> nbformat.NotebookNode:
    blocks = [report.title, *report.blocks]
    return v4.new_notebook(
        cells=[
            v4.new_markdown_cell("A sentence."),
            _cell(v4.new_output("stream", text="noise"), v4.new_output("display_data", data={})),
            *(_cell(_shown(block, "execute_result")) for block in blocks[:3]),
            _cell(*(_shown(block) for block in blocks[3:])),
        ]
    )


def test_the_blocks_come_back_as_they_were_shown(report: Report) -> None:
    assert read_report(_book(report), "demo", "final") == report


def test_a_file_is_read(report: Report, tmp_path: Path) -> None:
    nbformat.write(_book(report), tmp_path / "final.ipynb")
    assert read_report(tmp_path / "final.ipynb", "demo", "final") == report


def test_a_cell_that_failed_stops_the_report_without_its_words(english: Report) -> None:
    book = _book(english)
    fault = v4.new_output("error", ename="KeyError", evalue="Maija Meikäläinen", traceback=["…"])
    book.cells.append(_cell(fault))
    with pytest.raises(ProblemsError, match=r"Cell 7 .*KeyError") as raised:
        read_report(book, "demo", "final")
    assert "Maija" not in str(raised.value)


@pytest.mark.parametrize(("titles", "message"), [(0, "no title"), (2, "2 titles")])
def test_there_is_exactly_one_title(english: Report, titles: int, message: str) -> None:
    shown = [english.title] * titles + [Heading(text="x")]
    cells = [_cell(_shown(block)) for block in shown]
    with pytest.raises(ProblemsError, match=message):
        read_report(v4.new_notebook(cells=cells), "demo", "final")


def test_every_unknown_block_is_named() -> None:
    strange = v4.new_output("display_data", data={MIME: {"kind": "hologram"}})
    with pytest.raises(ProblemsError) as raised:
        read_report(v4.new_notebook(cells=[_cell(strange), _cell(strange)]), "demo", "final")
    assert len(raised.value.problems) == 2


def test_a_file_that_is_no_notebook(tmp_path: Path) -> None:
    (tmp_path / "broken.ipynb").write_text("not JSON")
    with pytest.raises(ProblemsError, match=r"broken\.ipynb"):
        read_report(tmp_path / "broken.ipynb", "demo", "final")


def test_titles_know_language_and_edition() -> None:
    title = Title(title="x", language="sv", edition="public")
    found = read_report(v4.new_notebook(cells=[_cell(_shown(title))]), "demo", "final")
    assert (found.language, found.edition) == ("sv", "public")
