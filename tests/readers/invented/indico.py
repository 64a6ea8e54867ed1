"""Invented exports of Indico surveys: the section before each question, options joined by ``;``."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl

Row = Sequence[str]

_ASKED = ["Before we start: Do you work?", "Before we start: Tools: which?", "Why?"]
_ANSWERS = ["Yes", "Chat; Mail (e.g. letters, cards)", 'To learn,\n"more"']
_ROWS = [
    ["Submitter", "Submitter Email", "Submission Date", *_ASKED],
    ["Ada Nova", "ada@example.org", "2023-01-12 08:42:53.590450+00:00", *_ANSWERS],
    ["", "", "2023-01-13 09:00:00+00:00", "", "", ""],
]
_OLD = [[row[0], *row[2:]] for row in _ROWS]


def _text(rows: Sequence[Row], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def _book(rows: Sequence[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


EXPORTS = {
    "text": _text(_ROWS),
    "without addresses": _text(_OLD),
    "saved again": _text(_ROWS, ";", "cp1252"),
    "workbook": _book(_ROWS),
}
