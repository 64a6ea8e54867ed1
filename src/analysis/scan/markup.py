"""HTML, XML and SVG as text: what is shown, and what stands in attributes and comments.

Read by one pattern instead of a parser: a page full of drawings has hundreds of thousands of
tags, and it does not matter here which of them are closed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# Ends of these end a word; a run of a document or an emphasised letter does not.
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|c|cell|cr|dd|desc|div|dl|dt|fieldset|figcaption"
    "|figure|footer|form|h[1-6r]|head|header|html|is|legend|li|main|nav|ol|option|p|pre|row|section|si"
    "|summary|svg|tab|table|tbody|tc|td|text|tfoot|th|thead|title|tr|ul|v"
)
_TAG = re.compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<shown>.*?)\]\]>"
    r"|<(?P<sign>[?!/]?)(?P<name>[a-zA-Z][\w:.\-]*)"
    r"(?P<inside>(?:[^'\"<>]++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_VALUE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
# Drawn lines are numbers by the thousand.
_DRAWN = re.compile(r"\b(?:d|points)=\"[MmLlHhVvCcSsQqTtAaZzEe0-9+\-., \n]{40,}\"")
# In the header of a sheet, &C and the like say where the text stands.
_MARGIN = re.compile(r"(?:header|footer)$", re.IGNORECASE)
_ALIGNED = re.compile(r"&(?:amp;)?[LCR]")


def markup(text: str) -> Iterator[str]:
    """The text twice, with a space for every tag and with words joined over inline tags.

    Attributes and comments follow the first, so that they do not stand between two cells.

    >>> for reading in markup('<p>A<b>da</b> N&ouml;va</p><img alt="x">'): print(reading.split())
    ['A', 'da', 'Növa', 'x']
    ['Ada', 'Növa']
    """
    shown, beside = _parts(text)
    spaced, joined = (html.unescape(by.join(shown)) for by in (" ", ""))
    yield "\n".join((spaced, html.unescape("\n".join(beside))))
    if joined.split() != spaced.split():
        yield joined


def _parts(text: str) -> tuple[list[str], list[str]]:
    """What is shown, with line breaks between blocks; and what stands beside it."""
    shown: list[str] = []
    beside: list[str] = []
    done, margin = 0, False
    for tag in _TAG.finditer(text):
        between = text[done : tag.start()]
        shown.append(_ALIGNED.sub(" ", between) if margin else between)
        done = tag.end()
        name = (tag["name"] or "").rpartition(":")[2].casefold()
        margin = bool(_MARGIN.search(name))
        shown.append(tag["shown"] or ("\n" if _BLOCK.fullmatch(name) else ""))
        beside += _beside(tag)
    shown.append(text[done:])
    return shown, beside


def _beside(tag: re.Match[str]) -> Iterator[str]:
    if tag["comment"]:
        yield tag["comment"]
    inside = tag["inside"]
    if not inside:
        return
    if tag["sign"]:
        yield inside
    for values in _VALUE.findall(_DRAWN.sub("", inside)):
        yield from filter(None, values)
