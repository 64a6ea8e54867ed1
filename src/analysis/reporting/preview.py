"""One block as HTML for JupyterLab: a quick look, not the published page."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from analysis.reporting.blocks import Cell, Figure, Heading, Listing, Sentence, Table, Title

_RIGHT = ' style="text-align:right"'


def preview(shown: Any) -> str:
    """The block as a piece of HTML with every text escaped.

    >>> preview(Heading(text="Skills & contacts"))
    '<h2>Skills &amp; contacts</h2>'
    """
    return _MAKERS[shown.kind](shown)


def _title(title: Title) -> str:
    facts = (_element("li", f"{label}: {text}") for label, text in title.facts)
    above = f"<p><b>{escape(title.banner)}</b></p>" if title.banner else ""
    below = _element("p", title.subtitle) if title.subtitle else ""
    return f"{above}{_element('h1', title.title)}{below}<ul>{''.join(facts)}</ul>"


def _heading(heading: Heading) -> str:
    return _element(f"h{heading.level + 1}", heading.text)


def _sentence(sentence: Sentence) -> str:
    return _element("small" if sentence.role == "note" else "p", sentence.text)


def _listing(listing: Listing) -> str:
    return f"<ul>{_elements('li', listing.items)}</ul>"


def _table(table: Table) -> str:
    head = f"<thead><tr>{_elements('th', table.headers)}</tr></thead>"
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    caption = _element("caption", table.caption)
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>{_elements('small', table.notes)}"


def _cell(cell: Cell) -> str:
    text = f"<i>{escape(cell.text)}</i>" if cell.hidden else escape(cell.text)
    return f"<td{_RIGHT if cell.number else ''}>{text}</td>"


def _figure(figure: Figure) -> str:
    source = "data:image/svg+xml;base64," + base64.b64encode(figure.svg.encode()).decode()
    image = f'<img src="{source}" alt="{escape(figure.alternative)}">'
    data = f"<details>{_element('summary', figure.data.caption)}{_table(figure.data)}</details>"
    return f"<figure>{image}{_element('figcaption', figure.caption)}{data}</figure>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _elements(name: str, texts: Iterable[str]) -> str:
    return "".join(_element(name, text) for text in texts)


_MAKERS: dict[str, Callable[[Any], str]] = {
    "title": _title,
    "heading": _heading,
    "sentence": _sentence,
    "listing": _listing,
    "table": _table,
    "figure": _figure,
}
