"""Invented exports of Microsoft Forms: workbooks, copies saved as text, quizzes, grids."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

import openpyxl

Row = Sequence[object]

ENGLISH = ["ID", "Start time", "Completion time", "Email", "Name"]
FINNISH = ["Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"]
SWEDISH = ["ID", "Starttid", "Slutförandetid", "E-post", "Namn"]
GERMAN = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"]

ASKED = ["Do you\xa0work?\xa0", "Which tools?", "I know enough people", "I know where to look",
         "Why?", "Why?2"]  # fmt: skip
ANSWERS = [
    ["Yes", "Chat;Mail, letters;", "Agree", "Disagree", "To learn", "x"],
    ["No", "Mail, letters;", "Disagree", None, None, None],
]


def _own(number: int, address: str = "anonymous", name: str | None = None) -> Row:
    day = datetime(2024, 9, 20 + number, 19, 4, 1)
    return [number, day, day.replace(minute=9), address, name]


def _rows(header: Row, asked: Row = ASKED, answers: Sequence[Row] = ANSWERS) -> list[Row]:
    return [[*header, *asked], *([*_own(n), *row] for n, row in enumerate(answers, start=1))]


def _named(header: Row) -> list[Row]:
    people = [("ada@example.org", "Ada Nova"), ("bo@example.org", "Bo Aalto")]
    rows = [[*_own(n, *who), *ANSWERS[n - 1]] for n, who in enumerate(people, start=1)]
    return [[*header, *ASKED], *rows]


_QUIZ = [
    [*ENGLISH, "Last modified time", "Total points", "Quiz feedback", "Question 1",
     "Points - Question 1", "Feedback - Question 1", "Question 12", "Points - Question 12",
     "Feedback - Question 12"],
    [*_own(1), None, 5, None, "A", 5, None, "B", 0, "Read it again"],
    [*_own(2), None, 0, "Well done", "B", 0, None, "B", 0, None],
]  # fmt: skip
_QUIZ_GERMAN = [
    [*GERMAN, "Frage", "Punkte - Frage", "Feedback - Frage", "Sonst"],
    [*_own(1), "A", 5, None, "x"],
]
_LANGUAGES = [
    [*ENGLISH, "Language", "Age"],
    [*_own(1), "English (United States)\u200e", 20],
    [*_own(2), "suomi (Suomi)\u200e", 30],
]


def _book(rows: Sequence[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(rows: Sequence[Row], form: str, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """As Excel saves them: dates in the words of its language."""
    out = io.StringIO(newline="")
    said = [[_said(cell, form) for cell in row] for row in rows]
    csv.writer(out, delimiter=delimiter).writerows(said)
    return out.getvalue().encode(encoding)


def _said(cell: object, form: str) -> object:
    return cell.strftime(form) if isinstance(cell, datetime) else cell


EXPORTS = {
    "English": _book(_rows(ENGLISH)),
    "Finnish": _book(_named(FINNISH)),
    "Swedish": _book(_named(SWEDISH)),
    "German": _book(_rows(GERMAN)),
    "English, text": _text(_rows(ENGLISH), "%m/%d/%y %H:%M:%S"),
    "Finnish, text": _text(_named(FINNISH), "%d.%m.%Y %H.%M", ";", "cp1252"),
    "Swedish, text": _text(_rows(SWEDISH), "%Y-%m-%d %H:%M", ";", "utf-8-sig"),
    "German, text": _text(_named(GERMAN), "%d.%m.%Y %H:%M:%S", ";", "utf-8-sig"),
    "quiz": _book(_QUIZ),
    "quiz, German": _book(_QUIZ_GERMAN),
    "several languages": _book(_LANGUAGES),
}
