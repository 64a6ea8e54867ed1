"""What the makers of broken files share: the files they start from, and how to write others."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[object]]
END = "surveys/immigrants/end"
#: A questionnaire of the demonstration data as Google Forms wrote it, and a list of Zoom's.
SURVEY = f"{END}/loppukysely.csv"
LIST = "attendance/2022-02-17_participants_81200000000.csv"


@dataclass(frozen=True)
class Broken:
    """A broken file: its path in a data set, its bytes, what is wrong, and what must be said.

    ``says``: a pattern that one sentence about the file must match; "" where all is read well and
    nothing needs to be said. ``marked``: how many of its lines are set aside as no rows.
    """

    name: str
    data: bytes
    wrong: str
    says: str
    marked: int = 0


def written(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """The rows as a text file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue().encode(encoding)


def unquoted(rows: Rows, delimiter: str = ",", end: str = "\r\n") -> bytes:
    """The rows as a program writes them that has never heard of quotation marks."""
    return "".join(delimiter.join(map(str, row)) + end for row in rows).encode()


def workbook(*tables: Rows) -> bytes:
    """The rows as an Excel workbook, one sheet for each table."""
    book = openpyxl.Workbook()
    for at, table in enumerate(tables, start=1):
        sheet = book.active if at == 1 else book.create_sheet()
        sheet.title = f"Sheet{at}"
        for row in table:
            sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts_of(archive: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def archive_of(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of the parts, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def changed(rows: Rows, row: int, column: int, value: object) -> list[list[object]]:
    """The rows with one other cell."""
    return [
        [value if (r, c) == (row, column) else cell for c, cell in enumerate(cells)]
        for r, cells in enumerate(rows)
    ]


@dataclass(frozen=True)
class Kit:
    """``invented``: whole exports of every format; ``demo``: the demonstration data."""

    invented: Mapping[str, bytes]
    demo: Path
    Broken = Broken
    END = END
    written = staticmethod(written)
    unquoted = staticmethod(unquoted)
    workbook = staticmethod(workbook)
    parts_of = staticmethod(parts_of)
    archive_of = staticmethod(archive_of)
    changed = staticmethod(changed)

    @cached_property
    def survey(self) -> list[list[str]]:
        """The header and six answers of a survey whose questions are known, addresses apart."""
        return self._rows(SURVEY)[:7]

    @cached_property
    def attendance(self) -> list[list[str]]:
        """The header and six rows of a list of who was in a meeting."""
        return self._rows(LIST)[:7]

    def _rows(self, name: str) -> list[list[str]]:
        text = (self.demo / name).read_text("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))
