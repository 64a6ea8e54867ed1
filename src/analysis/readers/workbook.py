"""Excel workbooks to records: every cell as text, whatever Excel stored."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers.records import Record, numbered
from analysis.texts import N_

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Sheet:
    """A sheet's name ("" for a text file) and its records."""

    name: str
    records: tuple[Record, ...]

    @property
    def blank(self) -> bool:
        """Whether the sheet holds nothing."""
        return all(record.blank for record in self.records)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a ZIP archive, as ``.xlsx`` files are."""
    return data.startswith(_ZIP)


def is_old_or_locked(data: bytes) -> bool:
    """Whether the bytes are an OLE container: Excel before 2007, or locked with a password."""
    return data.startswith(_OLE)


def locked(data: bytes, name: str) -> ProblemsError:
    """What is wrong with an OLE container, and what to do about it."""
    if _ENCRYPTED in data:
        return _refusal(
            name,
            N_("The workbook is locked with a password."),
            N_("Open it in Excel, remove the password, save it, and use that file."),
        )
    return _refusal(
        name,
        N_("The workbook is in the format of old Excel versions (.xls)."),
        N_("Open it in Excel and save it as an Excel workbook (.xlsx)."),
    )


def sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Every sheet of the workbook.

    Raises ProblemsError if the file is cut, damaged, or another kind of ZIP archive.
    """
    try:
        return _read(data)
    except Exception:
        # openpyxl lets through whatever a damaged archive or its XML trips over: a dozen kinds.
        raise _damaged(data, name) from None


def text_of(value: object) -> str:
    """A cell's value as text: ISO times, whole numbers without a point, TRUE and FALSE.

    >>> [text_of(v) for v in (5.0, 2.5, True, None, datetime(2023, 2, 1, 10), timedelta(hours=30))]
    ['5', '2.5', 'TRUE', '', '2023-02-01T10:00:00', '30:00:00']
    """
    if value is None:
        return ""
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


def _read(data: bytes) -> tuple[Sheet, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and drop-down lists, which are not read
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            return tuple(_sheet(sheet) for sheet in workbook.worksheets)
        finally:
            workbook.close()


def _sheet(sheet: ReadOnlyWorksheet) -> Sheet:
    # Some programs write a wrong size into the file; what it hides would be lost silently.
    sheet.reset_dimensions()
    rows = ([text_of(value) for value in row] for row in sheet.values)
    return Sheet(str(sheet.title), numbered(rows))


def _damaged(data: bytes, name: str) -> ProblemsError:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            other = _CONTENT_TYPES not in archive.namelist()
    except Exception:
        other = False
    if other:
        return _refusal(
            name,
            N_("The file is a ZIP archive, but no Excel workbook."),
            N_("Unpack it and use the exports inside."),
        )
    return _refusal(
        name,
        N_("The Excel workbook is damaged, or only a part of it arrived."),
        N_("Download the export again, or open it in Excel and save it as a new workbook."),
    )


def _refusal(name: str, what: str, do: str) -> ProblemsError:
    return ProblemsError([Problem(what, do, Place(name))])
