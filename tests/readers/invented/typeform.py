"""Invented exports of Typeform: option columns, HTML, dates anywhere or none, contact details."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl

Row = Sequence[str]

_ASKED = ["What is your <strong>role</strong>?\xa0", "Other", "Chat", "Mail, letters", "Other",
          "Why?"]  # fmt: skip
_ANSWERS = [
    ["Student", "", "Chat", "Mail, letters", "", "I don’t know"],
    ["", " baker", "", "", "Pigeons", "I don't know"],
]
_TIMES = ["2023-01-12 08:42:53", "2023-01-12 08:50:00"]


def _rows(before: Row, first: Row, after: Row, last: Row) -> list[Row]:
    rows = [[*first, *answers, *last] for answers in _ANSWERS]
    return [[*before, *_ASKED, *after], *rows]


def _text(rows: Sequence[Row], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


def _book(rows: Sequence[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_OLD = _rows([], [], ["Start Date (UTC)", "Submit Date (UTC)"], _TIMES)
_NEW = _rows(
    ["#"],
    ["k1"],
    ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID",
     "Tags", "Ending"],
    ["completed", _TIMES[0], "", _TIMES[1], "f00", "", "Thanks"],
)  # fmt: skip
_CONTACTS = [
    ["#", "Company", "First name", "Last name", "Phone number", "Email", "Company", "Email",
     "Start Date (UTC)", "Submit Date (UTC)", "Network ID"],
    ["k1", "small", "Ada", "Nova", "'+358401234567", "ada@example.org", "Nova", "often", *_TIMES,
     "f00"],
]  # fmt: skip

EXPORTS = {
    "old": _text(_OLD),
    "new": _text(_NEW),
    "without dates": _text(_rows(["#"], ["k1"], ["Network ID"], ["f00"])),
    "workbook": _book(_NEW),
    "saved again": _text(_NEW, ";", "cp1252"),
    "contact details": _text(_CONTACTS),
}
