"""Moodle's completion of activities and of courses: a row per person, two columns per activity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader
from analysis.readers.formats._moodle import (
    no_list,
    offset,
    people,
    share_of,
    states,
    table_of,
)
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, Words, export, header_and_rows, overlong, words
from analysis.texts import N_

_NAME, _COURSE = "moodle_completion", "moodle_course_completion"
# Printed in the language's short form, or as 2026-02-01 10:11:12.
_DATE = re.compile(r".*\d{1,4}\D+\d{1,2}.*")


def _activities(content: Content, header: Record, rows: Rows) -> int | None:
    """Where the first activity stands: from there on states and their dates alternate."""
    start = offset(header, rows)
    found = words(header)
    if len(found) <= start + 2 or found[start] not in {"", "unnamed: 0"}:
        return None
    after = start + 1 + len(people(content, found[start + 1 :]))
    for at in range(start + 1, len(found) - 1):
        if rows and _alternate(content, found, rows, at):
            return at
    return after if not rows and after > start + 1 and _untitled(found[after + 1 :: 2]) else None


def _alternate(content: Content, header: Words, rows: Rows, start: int) -> bool:
    end = len(header)
    while end > start and not header[end - 1] and not header[end - 2]:
        end -= 1  # a trailing separator
    if end == start or (end - start) % 2:
        return False
    return all(states(content, rows, at) and _dates(rows, at + 1) for at in range(start, end, 2))


def _dates(rows: Rows, position: int) -> bool:
    return share_of(_DATE, rows, position) in {0.0, 1.0} and not any(
        position < len(row.cells) and row.cells[position].strip()
        and not _DATE.fullmatch(row.cells[position].strip())
        for row in rows
    )  # fmt: skip


def _untitled(expected: Words) -> bool:
    """Whether the second header of each pair is a date or empty."""
    return bool(expected) and all(not word or _DATE.fullmatch(word) for word in expected)


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    return _activities(content, header, rows) is not None


def _read(content: Content) -> Export:
    start = _activities(content, *header_and_rows(content.head))
    if start is None:
        raise no_list(
            content, N_("The file is no completion of activities: their states are missing.")
        )
    header, rows = header_and_rows(content.records)
    before = offset(header, rows)
    known = {before + 1 + at: f for at, f in people(content, words(header)[before + 1 :]).items()}
    fields = {before: "name", **{at: f for at, f in known.items() if at < start}}
    columns = [_column(at, cell, start, fields) for at, cell in enumerate(header.cells)]
    return export(
        content,
        _NAME,
        "course_progress",
        [table_of(content, header, rows, columns)],
        overlong(header, rows, content.name),
    )


def _column(at: int, header: str, start: int, people: Mapping[int, str]) -> Column:
    if at < start:
        return Column(at, header, people.get(at, "ignored"))
    return Column(at, header, "activity_time" if (at - start) % 2 else "activity")


def _of_course(content: Content, header: Record, rows: Rows) -> Mapping[int, str]:
    """The fields of a course's completion; {} if it is none.

    An activity has its state under its name and the date under "<name> - Completion date"; other
    conditions of the course, such as a date, have one column, of which no use is made.
    """
    found, start = words(header), offset(header, rows)
    if len(found) < start + 3:
        return {}
    dated = [at for at in range(start, len(found) - 1) if _is_date_of(found, at)]
    known = content.headers(_COURSE)
    first, last = known.get(found[start]), known.get(found[-1])
    by_words = first == "user_id" and last == "completed_at"
    by_states = bool(dated) and all(states(content, rows, at) for at in dated)
    if not (by_words or (by_states and len(found) > dated[-1] + 2)):
        return {}
    own = people(content, found[start + 2 :])
    return {
        **dict.fromkeys(range(len(found)), "ignored"),
        start: "user_id",
        start + 1: "name",
        **{start + 2 + at: field for at, field in own.items()},
        **dict.fromkeys(dated, "activity"),
        **{at + 1: "activity_time" for at in dated},
        len(found) - 1: "completed_at",
    }


def _is_date_of(header: Words, at: int) -> bool:
    return bool(header[at]) and header[at + 1].startswith(f"{header[at]} - ")


def _recognise_course(content: Content) -> bool:
    return bool(_of_course(content, *header_and_rows(content.head)))


def _read_course(content: Content) -> Export:
    fields = _of_course(content, *header_and_rows(content.head))
    if not fields:
        raise no_list(
            content, N_("The file is no completion of a course: its columns are missing.")
        )
    header, rows = header_and_rows(content.records)
    columns: Sequence[Column] = [
        Column(at, cell, fields[at]) for at, cell in enumerate(header.cells)
    ]
    return export(
        content,
        _COURSE,
        "course_progress",
        [table_of(content, header, rows, columns)],
        overlong(header, rows, content.name),
    )


READERS = (
    Reader(_NAME, "Moodle activity completion", "course_progress", _recognise, _read),
    Reader(_COURSE, "Moodle course completion", "course_progress", _recognise_course, _read_course),
)
