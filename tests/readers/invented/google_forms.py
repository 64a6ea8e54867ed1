"""Invented exports of Google Forms: of the form, of its sheet, and of workbooks of the sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

import openpyxl

Row = Sequence[object]

ASKED = ["Do you work?", "Which tools? (choose, all)", "How sure are you? [Networks]",
         "How sure are you? [Profile, CV]", "Put in order [1]", "Put in order [2]", "",
         "Experience [years]", "Old question"]  # fmt: skip
ANSWERS = [
    ["Yes", "Chat;Mail, letters", "5", "4", "Time", "Money", "", "2", ""],
    [" no", "", "3", "", "", "", "left here", "", "asked before"],
]


def _rows(header: str, moments: Sequence[object], joiner: str = ";") -> list[Row]:
    """The sheet joins what was ticked by a comma and a space, the form by a semicolon."""
    answers = [[cell.replace(";", joiner) for cell in row] for row in ANSWERS]
    return [
        [header, *ASKED],
        *([moment, *row] for moment, row in zip(moments, answers, strict=True)),
    ]


def _form(header: str, half: str, address: str) -> list[Row]:
    moments = [f"2026/05/28 7:{minute}:33 {half} GMT+3" for minute in ("01", "14")]
    first, *rows = _rows(header, moments)
    people = ["ada@example.org", "bo@example.org"]
    return [[first[0], address, *first[1:]],
            *([row[0], who, *row[1:]] for row, who in zip(rows, people, strict=True))]  # fmt: skip


def _text(rows: Sequence[Row], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode(encoding)


def _book(rows: Sequence[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [["", *rows[0]], *([at, *row] for at, row in enumerate(rows[1:]))]


_DAYS = [datetime(2020, 5, 17, 19, 55, 12), datetime(2020, 5, 18, 8, 1, 2)]
_SHEET = _rows("Timestamp", ["8/7/2020 12:02", "18/07/2020 20:16:21"], ", ")
_QUIZ = [
    ["Timestamp", "Email Address", "Score", "What is 2 + 2?"],
    ["9/6/2018 0:06:16", "ada@example.org", "1 / 1", "4"],
]
_LATE_ADDRESS = [
    ["Timestamp", "Do you work?", "Email Address"],
    ["9/6/2018 0:06:16", "Yes", ""],
    ["9/7/2018 0:06:16", "No", "bo@example.org"],
]

EXPORTS = {
    "form": _text(_form("Timestamp", "PM", "Email Address")),
    "form, Finnish": _text(_form("Aikaleima", "ip.", "Sähköpostiosoite")),
    "form, Swedish": _text(_form("Tidstämpel", "em", "E-postadress")),
    "sheet": _text(_SHEET),
    "sheet, Finnish": _text(
        _rows("Aikaleima", ["22.4.2020 klo 9.41.16", "23.4.2020 klo 10.01.02"], ", ")
    ),
    "sheet, Swedish": _text(
        _rows("Tidstämpel", ["2026-03-05 12.30.00", "2026-03-06 08:01:02"], ", "), ";", "cp1252"
    ),
    "sheet, French": _text(
        _rows("Horodateur", ["28/05/2026 19:01:33", "29/05/2026 09:01:33"], ", ")
    ),
    "sheet through pandas": _text(_numbered(_SHEET)),
    "workbook": _book(_rows("Timestamp", _DAYS, ", ")),
    "workbook with day numbers": _book(_rows("Tidstämpel", [43968.83, 43969.334], ", ")),
    "quiz": _text(_QUIZ),
    "address asked later": _text(_LATE_ADDRESS),
}
