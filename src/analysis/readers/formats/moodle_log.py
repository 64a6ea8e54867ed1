"""Moodle's log of a course or a site, in any language: the descriptions are always English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.readers.content import HEAD, Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.formats._moodle import MOST, no_list, offset, share_of
from analysis.readers.records import Record, Records
from analysis.readers.scans import scan_of
from analysis.readers.tabular import Rows, export, header_and_rows, named, overlong, table, words
from analysis.texts import N_

_NAME = "moodle_log"
_DESCRIBED = re.compile(r"The user with id '-?\d*' .*", re.DOTALL)
#: The order of the columns; a site's log starts with the course.
_ORDER = (
    "at", "name", "affected", "context", "component", "event_name", "description", "origin", "ip",
)  # fmt: skip
_BEFORE = _ORDER.index("description")
# The course, and the index that pandas writes, may stand before the first.
_MOST_BEFORE = _BEFORE + 2
_NEEDED = frozenset({"at", "context", "event_name", "description"})


@dataclass(frozen=True)
class _Log:
    header: Record
    rows: Rows
    fields: Mapping[int, str]


def _open(content: Content, *, whole: bool = False) -> _Log | None:
    """The header, the rows (the first, unless ``whole``) and what the columns are."""
    if content.is_table:
        header, rows = header_and_rows(content.records if whole else content.head)
    elif (found := _records_of_json(content, whole=whole)) is not None:
        header, rows = found
    else:
        return None
    fields = _fields(content, header, rows)
    return _Log(header, rows, fields) if fields else None


def _fields(content: Content, header: Record, rows: Rows) -> Mapping[int, str]:
    """By words where they are known, else by where the descriptions stand; {} if it is no log."""
    known = {**content.headers("moodle_log_json"), **content.headers(_NAME)}
    found = named(words(header), known)
    start = rows[:HEAD]
    if not set(found.values()) >= _NEEDED:
        found = _by_place(header, start)
    elif start and not _described(start, _position(found, "description")):
        return {}
    return {**dict.fromkeys(range(len(header.cells)), "ignored"), **found} if found else {}


def _by_place(header: Record, rows: Rows) -> Mapping[int, str]:
    before = offset(header, rows)
    for at in range(_BEFORE, _MOST_BEFORE + 1):
        if len(header.cells) > at + 1 and _described(rows, at):
            own = {at - _BEFORE + n: field for n, field in enumerate(_ORDER)}
            course = {at - _BEFORE - 1: "course"} if at - _BEFORE > before else {}
            return {n: f for n, f in {**own, **course}.items() if n < len(header.cells)}
    return {}


def _described(rows: Rows, position: int) -> bool:
    return share_of(_DESCRIBED, rows, position) > MOST


def _position(fields: Mapping[int, str], wanted: str) -> int:
    return next(at for at, field in fields.items() if field == wanted)


def _records_of_json(content: Content, *, whole: bool) -> tuple[Record, Rows] | None:
    """The rows of ``[[{…}, …]]``, counted from 1, under the names of their cells."""
    found = content.json
    if not (isinstance(found, list) and len(found) == 1 and isinstance(found[0], list)):
        return None
    rows = found[0] if whole else found[0][:HEAD]
    if not rows or not all(isinstance(row, dict) for row in rows):
        return None
    header = tuple(str(name) for name in rows[0])
    cells = [[_text(row.get(name)) for name in header] for row in rows]
    return Record(0, header), Records.of(cells)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _recognise(content: Content) -> bool:
    return _open(content) is not None


def _read(content: Content) -> Export:
    log = _open(content)
    if log is None:
        raise no_list(content, N_("The file is no log of Moodle: its columns are missing."))
    columns = tuple(Column(at, cell, log.fields[at]) for at, cell in enumerate(log.header.cells))
    scan = scan_of(content, log.header, columns)
    if scan is None:
        return read_rows(content)
    nothing = Table(columns, Records.of(()).columns(range(len(columns))))
    return replace(export(content, _NAME, "course_log", [nothing]), scan=scan)


def read_rows(content: Content) -> Export:
    """The log with all rows in memory, however large; raises ProblemsError."""
    log = _open(content, whole=True)
    if log is None:
        raise no_list(content, N_("The file is no log of Moodle: its columns are missing."))
    found = table(log.header, log.rows, log.fields, sheet=_sheet(content))
    doubts = overlong(log.header, log.rows, content.name)
    return export(content, _NAME, "course_log", [found], doubts)


def _sheet(content: Content) -> str:
    return content.sheet.name if content.is_workbook else ""


READER = Reader(_NAME, "Moodle log", "course_log", _recognise, _read)
