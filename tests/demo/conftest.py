"""The committed demonstration data, opened for the tests."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

DEMO = Path(__file__).resolve().parents[2] / "data" / "raw" / "demo"
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}

Rows = list[list[str]]


class Data:
    """The data set's files as rows of text, and the tables of its truth."""

    folder = DEMO

    def truth(self, name: str) -> list[dict[str, str]]:
        text = (DEMO / "truth" / f"{name}.csv").read_text(encoding="utf-8")
        return list(csv.DictReader(io.StringIO(text)))

    def rows(self, file: str) -> Rows:
        """All rows of an export, header first."""
        if file.endswith(".xlsx"):
            return _sheet(DEMO / file)
        text = self.text(file)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))

    def text(self, file: str) -> str:
        return (DEMO / file).read_bytes().decode(self.encoding(file))

    def encoding(self, file: str) -> str:
        data = (DEMO / file).read_bytes()
        for mark, encoding in _MARKS.items():
            if data.startswith(mark):
                return encoding
        return "cp1252" if self.mess("cp1252")[file] else "utf-8"

    def mess(self, kind: str) -> Counter[str]:
        """File → count of one kind of mess."""
        rows = [row for row in self.truth("mess") if row["kind"] == kind]
        return Counter({row["file"]: int(row["count"]) for row in rows})

    @cache  # noqa: B019 - one object, for the session
    def surveys(self) -> Mapping[str, Rows]:
        """File → its rows; LimeSurvey ends with an empty line."""
        files = sorted({a["file"] for a in self.truth("answers")})
        return {file: [row for row in self.rows(file) if row] for file in files}


def _sheet(file: Path) -> Rows:
    book = load_workbook(file)
    rows = [[_text(value) for value in row] for row in book.active.iter_rows(values_only=True)]
    book.close()
    return rows


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(value)


def _delimiter(text: str) -> str:
    return "\t" if "\t" in text[:1000] else ","


@pytest.fixture(scope="session")
def demo() -> Data:
    return Data()
