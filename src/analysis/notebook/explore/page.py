"""The small table that a result is in a notebook: headers with a scope, a caption, its limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from html import escape

#: Below every table.
INTERNAL = (
    "For internal use: these numbers have not passed disclosure control and must not be "
    "published. Reports show the safe ones."
)
_HEADERS = ("Statement", "Value", "95% interval", "n", "p", "Method", "Reference", "Limits")


@dataclass(frozen=True)
class Line:
    """A row of the table, in words."""

    label: str
    value: str
    interval: str
    n: str
    p: str
    method: str
    reference: str
    note: str


def table(title: str, base: str, lines: Sequence[Line], notes: Sequence[str]) -> str:
    """The table as HTML that stands alone, everything in it escaped."""
    headers = "".join(f'<th scope="col">{name}</th>' for name in _HEADERS)
    said = "".join(f"<p>{escape(note)}</p>" for note in (*notes, INTERNAL))
    return (
        '<section lang="en"><table>'
        f"<caption><strong>{escape(title)}</strong><br/>{escape(base)}</caption>"
        f"<thead><tr>{headers}</tr></thead>"
        f"<tbody>{''.join(_row(line) for line in lines)}</tbody></table>"
        f"<footer>{said}</footer></section>"
    )


def _row(line: Line) -> str:
    label, *cells = (escape(text) for text in astuple(line))
    rest = "".join(f"<td>{text}</td>" for text in cells)
    return f'<tr><th scope="row">{label}</th>{rest}</tr>'
