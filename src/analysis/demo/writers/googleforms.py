"""Google Forms: the CSV that the form itself gives, and the one by way of Google Sheets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from analysis.demo.answers import ZONE, Value
from analysis.demo.sheets import Sheet
from analysis.demo.writers.text import as_csv
from analysis.texts import Language

_TIMESTAMP: Mapping[Language, str] = {"fi": "Aikaleima", "sv": "Tidstämpel", "en": "Timestamp"}


def write_from_forms(sheet: Sheet, encoding: str) -> bytes:
    """Everything quoted; several choices joined by ``;``."""
    rows = [[_with_zone(row.submitted), *_joined(row.cells, ";")] for row in sheet.rows]
    return as_csv([_header(sheet), *rows], quote_all=True).encode(encoding)


def write_from_sheets(sheet: Sheet, encoding: str) -> bytes:
    """Quoted where needed; several choices joined by a comma, although options hold commas."""
    times = [f"{row.submitted.astimezone(ZONE):%Y-%m-%d %H.%M.%S}" for row in sheet.rows]
    rows = [[time, *_joined(row.cells, ", ")] for time, row in zip(times, sheet.rows, strict=True)]
    return as_csv([_header(sheet), *rows], line_end="\r\n").encode(encoding)


def _header(sheet: Sheet) -> list[str]:
    return [_TIMESTAMP[sheet.language], *(question.header for question in sheet.questions)]


def _joined(cells: tuple[Value, ...], by: str) -> list[str]:
    return [by.join(cell) if isinstance(cell, tuple) else cell for cell in cells]


def _with_zone(moment: datetime) -> str:
    """``2023/02/01 7:01:33 PM GMT+2``."""
    local = moment.astimezone(ZONE)
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset else 0
    return f"{local:%Y/%m/%d} {local.hour % 12 or 12}:{local:%M:%S %p} GMT{hours:+d}"
