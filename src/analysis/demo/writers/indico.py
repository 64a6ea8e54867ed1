"""Indico: UTF-8 with BOM, the section before every question."""

from __future__ import annotations

from analysis.demo.sheets import Sheet
from analysis.demo.writers.text import as_csv


def write(sheet: Sheet, encoding: str) -> bytes:
    """Submitter and address are empty, as in anonymous surveys; several choices by ``; ``."""
    header = ["Submitter", "Submitter Email", "Submission Date"]
    questions = [f"{sheet.title}: {question.header}" for question in sheet.questions]
    rows = [
        ["", "", _moment(row.submitted.isoformat(sep=" "), number)]
        + ["; ".join(cell) if isinstance(cell, tuple) else cell for cell in row.cells]
        for number, row in enumerate(sheet.rows)
    ]
    return as_csv([header + questions, *rows], line_end="\r\n").encode(encoding)


def _moment(iso: str, number: int) -> str:
    """Indico keeps microseconds: ``2023-04-12 08:42:53.590450+00:00``."""
    return iso.replace("+00:00", f".{(number * 7919 + 590450) % 1_000_000:06d}+00:00")
