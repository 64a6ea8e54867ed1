"""LimeSurvey: the CSV of results, headed by the full texts, everything quoted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from analysis.demo.answers import ZONE, Value
from analysis.demo.sheets import Question, Row, Sheet
from analysis.demo.writers.text import as_csv

# What a survey without access codes has in front of its questions.
_OWN = (
    "Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started",
    "Date last action",
)  # fmt: skip


def write(sheet: Sheet, encoding: str) -> bytes:
    """A column per option, ``Yes`` where it was ticked; an empty line at the end."""
    header = [*_OWN, *(text for question in sheet.questions for text in _headers(question))]
    rows = [
        [*_own(number, row, sheet), *_answers(sheet, row)]
        for number, row in enumerate(sheet.rows, start=1)
    ]
    return (as_csv([header, *rows], quote_all=True) + "\n").encode(encoding)


def _headers(question: Question) -> Iterator[str]:
    if not question.options:
        yield question.header
        return
    yield from (f"{question.header} [{option}]" for option in question.options)
    if question.or_other:
        yield f"{question.header} [Other]"


def _own(number: int, row: Row, sheet: Sheet) -> list[str]:
    sent = _moment(row.submitted)
    seed = 1_000_000_007 * number % 2_147_483_647
    return [str(number), sent, "1", sheet.language, str(seed), _moment(row.started), sent]


def _answers(sheet: Sheet, row: Row) -> Iterator[str]:
    for question, cell in zip(sheet.questions, row.cells, strict=True):
        yield from _cells(question, cell)


def _cells(question: Question, cell: Value) -> Iterator[str]:
    if not question.options:
        yield str(cell)
        return
    yield from ("Yes" if option in cell else "No" for option in question.options)
    if question.or_other:
        yield next((text for text in cell if text not in question.options), "")


def _moment(moment: datetime) -> str:
    """The server's time, which has no zone."""
    return f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
