"""HTML, XML and SVG as text: what is shown, and what stands in attributes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

# Ends of these end a word; a run of a document or an emphasised letter does not.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "c",
        "cell",
        "cr",
        "dd",
        "desc",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "is",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "row",
        "section",
        "si",
        "summary",
        "svg",
        "tab",
        "table",
        "tbody",
        "tc",
        "td",
        "text",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "v",
    ]
)
_MARGINS = ("header", "footer")
_ALIGNED = re.compile(r"&[LCR]")
_DRAWN = re.compile(r"[MmLlHhVvCcSsQqTtAaZzEe0-9+\-., \n]*")


def markup(text: str) -> Iterator[str]:
    """The text twice, with a space for every tag and with words joined over inline tags.

    Attributes and comments follow the first, so that they do not stand between two cells.

    >>> for reading in markup('<p>A<b>da</b> N&ouml;va</p><img alt="x">'): print(reading.split())
    ['A', 'da', 'Növa', 'x']
    ['Ada', 'Növa']
    """
    parser = _Texts()
    parser.feed(text)
    parser.close()
    spaced, joined = " ".join(parser.shown), "".join(parser.shown)
    yield "\n".join((spaced, *parser.beside))
    if joined.split() != spaced.split():
        yield joined


class _Texts(HTMLParser):
    """Collects what is ``shown``, with line breaks between blocks, and what stands ``beside``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.beside: list[str] = []
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes, and a break where a block begins."""
        self._begin(tag)
        # drawn lines are numbers by the thousand
        self.beside += [v for _, v in attrs if v and not (len(v) > 40 and _DRAWN.fullmatch(v))]

    def handle_endtag(self, tag: str) -> None:
        """Note a break where a block ends."""
        self._begin(tag)

    def handle_data(self, data: str) -> None:
        """Note a text; in a header of a sheet, &C and the like say where it stands."""
        self.shown.append(_ALIGNED.sub(" ", data) if self._tag.endswith(_MARGINS) else data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.beside.append(data)

    def handle_pi(self, data: str) -> None:
        """Note a processing instruction."""
        self.beside.append(data)

    def unknown_decl(self, data: str) -> None:
        """Note a CDATA section, which is shown."""
        self.shown.append(data.removeprefix("CDATA["))

    def _begin(self, tag: str) -> None:
        self._tag = tag
        if tag.rpartition(":")[2] in _BLOCKS:
            self.shown.append("\n")
