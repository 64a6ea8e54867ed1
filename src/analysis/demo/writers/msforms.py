"""Microsoft Forms: one sheet with one Excel table, times as real date cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from analysis.demo.answers import ZONE, Value
from analysis.demo.sheets import Row, Sheet
from analysis.texts import Language

_OWN: Mapping[Language, tuple[str, ...]] = {
    "fi": ("ID", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"),
    "sv": ("ID", "Starttid", "Slutförandetid", "E-post", "Namn"),
    "en": ("ID", "Start time", "Completion time", "Email", "Name"),
}
_WHEN_MADE = datetime(2023, 10, 31, 12, 0)  # a fixed time, so that the bytes are always the same
_DATE_FORMAT = "m/d/yy\\ h:mm:ss"


def write(sheet: Sheet, encoding: str) -> bytes:
    """Anyone could answer, so the tool's own address says ``anonymous``; choices end with ``;``."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Sheet1"
    page.append([*_OWN[sheet.language], *(question.header for question in sheet.questions)])
    for number, row in enumerate(sheet.rows, start=1):
        page.append(_cells(number, row))
        for column in (2, 3):
            page.cell(number + 1, column).number_format = _DATE_FORMAT
    corner = f"{get_column_letter(page.max_column)}{page.max_row}"
    page.add_table(Table(displayName="Table1", ref=f"A1:{corner}"))
    return _without_clock(book)


def _cells(number: int, row: Row) -> list[object]:
    times = [
        moment.astimezone(ZONE).replace(tzinfo=None) for moment in (row.started, row.submitted)
    ]
    return [number, *times, "anonymous", None, *(_cell(cell) for cell in row.cells)]


def _cell(cell: Value) -> str | int | None:
    if isinstance(cell, tuple):
        return "".join(f"{choice};" for choice in cell) or None
    return int(cell) if cell.isdigit() else cell or None


def _without_clock(book: Workbook) -> bytes:
    """The workbook without the times of saving, and uncompressed: zlib differs by machine."""
    book.properties.created = _WHEN_MADE
    saved = io.BytesIO()
    book.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, date_time=_WHEN_MADE.timetuple()[:6])
            target.writestr(entry, _fixed(name, source.read(name)))
    return out.getvalue()


def _fixed(name: str, content: bytes) -> bytes:
    if name != "docProps/core.xml":
        return content
    when = f"{_WHEN_MADE:%Y-%m-%dT%H:%M:%SZ}".encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + when, content)
