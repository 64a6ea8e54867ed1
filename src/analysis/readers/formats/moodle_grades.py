"""Moodle's grades: text with any separator, or a workbook; a column per item and way of showing."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from analysis.problems import ProblemsError
from analysis.readers import delimited
from analysis.readers.content import HEAD, Content
from analysis.readers.export import Column, Export, Reader
from analysis.readers.formats._moodle import NAMES, no_list, offset, people, table_of
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, export, header_and_rows, overlong, words
from analysis.texts import N_, normalise

_NAME = "moodle_grades"
# The teacher may choose a colon, which no one else does: it is tried here, and only here.
_COLON = ":"
_SHOWN = re.compile(r"(?P<item>.*\S)\s*\((?P<how>[^()]+)\)\s*")
_UNIX = re.compile(r"\d{9,10}")


def _table(content: Content, *, whole: bool = False) -> tuple[Record, Rows]:
    header, rows = header_and_rows(content.records if whole else content.head)
    if content.is_workbook or content.is_large or not content.is_table or _shown(content, header):
        return header, rows
    try:
        return _by_colon(content, whole=whole)
    except ProblemsError:
        return header, rows


def _by_colon(content: Content, *, whole: bool) -> tuple[Record, Rows]:
    # the head is enough to know the format by, so the rest is only read when asked for
    text = content.text if whole else content.text[: delimited.LOOKED_AT].rpartition("\n")[0]
    lines = io.StringIO(text, newline="")
    found = delimited.parse_lines(lines, delimited.Dialect(_COLON), content.name)
    return header_and_rows(found if whole else found.filled()[: HEAD + 1])


def _shown(content: Content, header: Record) -> Mapping[int, str]:
    """How the grade of each column is shown, for the columns that hold one."""
    known = content.words("moodle_grade")
    found = ((at, _SHOWN.fullmatch(cell)) for at, cell in enumerate(header.cells))
    shown = {at: known.get(normalise(part["how"])) for at, part in found if part}
    return {at: how for at, how in shown.items() if how}


def _columns(content: Content, header: Record, rows: Rows) -> list[Column]:
    """The columns of a table of grades; [] if it is none."""
    start = offset(header, rows)
    who = {start + at: field for at, field in people(content, words(header)[start:]).items()}
    shown, known = _shown(content, header), content.headers(_NAME)
    graded = [at for at, how in shown.items() if how != "feedback"]
    if not graded or not NAMES & set(who.values()) or min(graded) <= max(who):
        return []
    fields = dict.fromkeys(range(len(header.cells)), "ignored") | who
    fields |= {at: known[word] for at, word in enumerate(words(header)) if word in known}
    fields |= {at: _graded(content, header.cells[at]) for at in graded}
    last = len(header.cells) - 1
    if last not in shown and rows and _all_unix(rows, last):
        fields[last] = "downloaded"
    return [Column(at, c, fields[at], shown.get(at, "")) for at, c in enumerate(header.cells)]


def _graded(content: Content, header: str) -> str:
    found = _SHOWN.fullmatch(header)
    item = normalise(found["item"]) if found else ""
    return content.headers(_NAME).get(item, "grade")


def _all_unix(rows: Rows, position: int) -> bool:
    cells = [row.cells[position].strip() for row in rows[:HEAD] if position < len(row.cells)]
    return bool(cells) and all(_UNIX.fullmatch(cell) for cell in cells)


def _recognise(content: Content) -> bool:
    return bool(_columns(content, *_table(content)))


def _read(content: Content) -> Export:
    header, rows = _table(content, whole=True)
    columns = _columns(content, header, rows)
    if not columns:
        raise no_list(content, N_("The file holds no grades of Moodle: their columns are missing."))
    return export(
        content,
        _NAME,
        "course_progress",
        [table_of(content, header, rows, columns)],
        overlong(header, rows, content.name),
    )


READER = Reader(_NAME, "Moodle grades", "course_progress", _recognise, _read)
