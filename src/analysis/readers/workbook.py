"""Workbooks (xlsx, xlsm, xlsb, xls, ods) to records: every cell as text, whatever was stored."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from analysis.problems import Place, Problem
from analysis.readers.archives import damaged, locked, refuse_other_archives
from analysis.readers.records import Record, Records
from analysis.readers.workbook_faults import cell_faults
from analysis.texts import N_

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_CELLS = 30_000_000
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')

Corner = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """A sheet's name ("" for a text file) and its records.

    ``merged``: first and last cell (row, column; 0-based) of each group of merged cells, whose
    first cell alone holds the value.
    """

    name: str
    records: Records
    merged: tuple[tuple[Corner, Corner], ...] = ()

    @property
    def blank(self) -> bool:
        """Whether the sheet holds nothing."""
        return self.records.blank

    def spread(self, row: int) -> tuple[str, ...]:
        """The cells of a row (0-based), values of merged cells in each cell they cover."""
        cells = [*self.records[row].cells]
        for (top, left), (bottom, right) in self.merged:
            if top <= row <= bottom and left < self.records.width:
                value = _cell(self.records[top], left)
                cells += [""] * (right + 1 - len(cells))
                cells[left : right + 1] = [value] * (right + 1 - left)
        return tuple(cells)


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook, and what was doubtful about their cells."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a ZIP archive, as most workbooks are, or of an old one."""
    return data.startswith((*_ZIP, _OLE))


def read_workbook(data: bytes, name: str) -> Book:
    """Every sheet of the workbook that holds cells.

    Raises ProblemsError if the file is locked, cut, damaged, or another kind of archive.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise locked(name)
    if data.startswith(_ZIP):
        refuse_other_archives(data, name)
    try:
        sheets = _sheets(data)
        problems = cell_faults(data, name) if data.startswith(_ZIP) else ()
    except PasswordError:
        raise locked(name) from None
    except Exception:
        # A damaged archive or its XML makes the libraries trip in a dozen ways.
        raise damaged(name) from None
    except BaseException as fault:
        # A damaged old workbook makes the library panic, and a panic is no Exception.
        if type(fault).__name__ != "PanicException":
            raise
        raise damaged(name) from None
    return Book(sheets, (*problems, *_merged_rows(sheets, name)))


def text_of(value: object) -> str:
    """A cell's value as text: ISO times, whole numbers without a point, TRUE and FALSE.

    >>> [text_of(v) for v in (5.0, 2.5, True, None, datetime(2023, 2, 1, 10), timedelta(hours=30))]
    ['5', '2.5', 'TRUE', '', '2023-02-01T10:00:00', '30:00:00']
    """
    if isinstance(value, str | None):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return _whole_second(value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return _hours(value) if isinstance(value, timedelta) else str(value)


def _whole_second(value: datetime) -> datetime:
    # Excel keeps times as fractions of a day, which miss whole seconds by a few milliseconds.
    return (value + timedelta(milliseconds=500)).replace(microsecond=0)


def _hours(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _cell(record: Record, at: int) -> str:
    return record.cells[at] if at < len(record.cells) else ""


def _sheets(data: bytes) -> tuple[Sheet, ...]:
    if _is_sparse(data):
        return _sparse(data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    kinds = zip(book.sheet_names, book.sheets_metadata, strict=True)
    names = [name for name, kind in kinds if kind.typ == SheetTypeEnum.WorkSheet]
    return tuple(_sheet(book.get_sheet_by_name(name)) for name in names)


def _sheet(sheet: CalamineSheet) -> Sheet:
    rows = sheet.iter_rows() if sheet.start else ()
    records = Records.of([text_of(value) for value in row] for row in rows)
    return Sheet(sheet.name, records, tuple(sheet.merged_cell_ranges or ()))


def _is_sparse(data: bytes) -> bool:
    """Whether a sheet spans far more cells than a table does: one cell in the last corner."""
    if not data.startswith(_ZIP):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        return any(_area(archive.read(name)) > _MOST_CELLS for name in names)


def _area(xml: bytes) -> int:
    cells = _CELL.findall(xml)
    columns = max((column_index_from_string(c.decode()) for c in {c for c, _ in cells}), default=0)
    return columns * max((int(row) for _, row in cells), default=0)


def _sparse(data: bytes) -> tuple[Sheet, ...]:
    """The sheets row by row, without the empty cells at the end of each row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and drop-down lists, which are not read
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # some programs write a wrong size into the file
            return tuple(
                Sheet(str(sheet.title), Records.of(_trimmed(row) for row in sheet.values))
                for sheet in book.worksheets
            )
        finally:
            book.close()


def _trimmed(row: Iterable[object]) -> list[str]:
    cells = [text_of(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _merged_rows(sheets: Iterable[Sheet], name: str) -> Iterable[Problem]:
    """Cells merged over rows of data leave all but the first of them empty."""
    for sheet in sheets:
        groups = [first for first, last in sheet.merged if first[0] > 1 and last[0] > first[0]]
        if groups:
            yield Problem(
                N_("{count} groups of cells are merged over several rows; only the first row of "
                   "each holds the value."),
                N_("If the value is meant for all rows, unmerge the cells and fill it in."),
                Place(name, sheet.name, row=groups[0][0] + 1),
                {"count": len(groups)},
                severity="warning",
            )  # fmt: skip
