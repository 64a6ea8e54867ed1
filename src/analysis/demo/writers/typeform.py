"""Typeform: a column per option headed by the option alone, times in UTC at the end."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.demo.answers import Value
from analysis.demo.sheets import Question, Sheet
from analysis.demo.writers.text import as_csv


def write(sheet: Sheet, encoding: str) -> bytes:
    """An option column holds the option or nothing; ``Other`` holds what was written there."""
    header = [text for question in sheet.questions for text in _headers(question)]
    rows = [
        [
            text
            for q, cell in zip(sheet.questions, row.cells, strict=True)
            for text in _cells(q, cell)
        ]
        + [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in (row.started, row.submitted)]
        for row in sheet.rows
    ]
    return as_csv([[*header, "Start Date (UTC)", "Submit Date (UTC)"], *rows]).encode(encoding)


def _headers(question: Question) -> Iterator[str]:
    yield from question.options or (question.header,)
    if question.options and question.or_other:
        yield "Other"


def _cells(question: Question, cell: Value) -> Iterator[str]:
    if not question.options:
        yield str(cell)
        return
    yield from (option if option in cell else "" for option in question.options)
    if question.or_other:
        yield next((text for text in cell if text not in question.options), "")
