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
_DRAWN = re.compile(r"[MmLlHhVvCcSsQqTtAaZzEe0-9+\-., \n]*")


def markup(text: str) -> Iterator[str]:
    """The text twice: with a space for every tag, and with words joined over inline tags.

    >>> for reading in markup('<p>A<b>da</b> N&ouml;va</p><img alt="x">'): print(reading.split())
    ['A', 'da', 'Növa', 'x']
    ['Ada', 'Növa', 'x']
    """
    parser = _Texts()
    parser.feed(text)
    parser.close()
    spaced = " ".join(text for text, _ in parser.found)
    yield spaced
    joined = "".join(text if not breaks else f"\n{text}\n" for text, breaks in parser.found)
    if joined.split() != spaced.split():
        yield joined


class _Texts(HTMLParser):
    """Collects texts with whether they stand apart; forgiving, as browsers are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes, and a break where a block begins."""
        self._break(tag)
        # drawn lines are numbers by the thousand
        values = (v for _, v in attrs if v and not (len(v) > 40 and _DRAWN.fullmatch(v)))
        self.found.extend((value, True) for value in values)

    def handle_endtag(self, tag: str) -> None:
        """Note a break where a block ends."""
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.found.append((data, False))

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.found.append((data, True))

    def handle_pi(self, data: str) -> None:
        """Note a processing instruction."""
        self.found.append((data, True))

    def unknown_decl(self, data: str) -> None:
        """Note a CDATA section."""
        self.found.append((data.removeprefix("CDATA["), True))

    def _break(self, tag: str) -> None:
        if tag.rpartition(":")[2] in _BLOCKS:
            self.found.append(("", True))
