"""Moodle's results of a quiz: a row per attempt, averages at the end, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.formats._moodle import (
    NAMES,
    long_dates,
    no_list,
    offset,
    people,
    table_of,
)
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, export, header_and_rows, marked, overlong, words
from analysis.texts import N_, normalise

_NAME = "moodle_quiz"
_GRADE = re.compile(r"(?P<word>.*[^\s\d/])\s*/\s*\d+(?:[.,]\d+)?")
_QUESTION = re.compile(r"(?P<word>[^\d/]{1,12})\d+\s*/\s*\d+(?:[.,]\d+)?")
# What stands between who and the grade, in this order.
_ATTEMPT = ("status", "started", "completed_at", "seconds")


def _fields(content: Content, header: Record, rows: Rows) -> Mapping[int, str]:
    """What the columns are before the answers; {} if it is no quiz."""
    start, found = offset(header, rows), words(header)
    who = {start + at: field for at, field in people(content, found[start:]).items()}
    if not who or not NAMES & set(who.values()):
        return {}
    attempt = max(who) + 1
    grade = next((at for at, word in enumerate(found) if _GRADE.fullmatch(word)), None)
    own = _by_words(content, found, attempt) or _by_shape(rows, attempt, grade)
    if not own:
        return {}
    points = {at: "points" for at, word in enumerate(found) if _QUESTION.fullmatch(word)}
    graded = {grade: "grade"} if grade is not None and grade not in points else {}
    index = {0: "ignored"} if start else {}
    return {**index, **points, **graded, **own, **who}


def _by_words(content: Content, header: tuple[str, ...], start: int) -> Mapping[int, str]:
    known = content.headers(_NAME)
    found = {at: known[header[at]] for at in range(start, len(header)) if header[at] in known}
    return found if set(found.values()) >= set(_ATTEMPT) else {}


def _by_shape(rows: Rows, start: int, grade: int | None) -> Mapping[int, str]:
    """In languages we have no words of: a state, two dates, a duration, then the grade."""
    if grade != start + len(_ATTEMPT) or not all(long_dates(rows, start + n) for n in (1, 2)):
        return {}
    return {start + n: field for n, field in enumerate(_ATTEMPT)}


def _recognise(content: Content) -> bool:
    return bool(_fields(content, *header_and_rows(content.head)))


def _read(content: Content) -> Export:
    fields = _fields(content, *header_and_rows(content.head))
    if not fields:
        raise no_list(
            content, N_("The file holds no attempts of a quiz: their columns are missing.")
        )
    header, rows = header_and_rows(content.records)
    columns = [Column(at, cell, fields.get(at)) for at, cell in enumerate(header.cells)]
    found = export(
        content,
        _NAME,
        "course_progress",
        [table_of(content, header, rows, columns)],
        overlong(header, rows, content.name),
    )
    return replace(found, tables=tuple(_with_averages(content, table) for table in found.tables))


def _with_averages(content: Content, table: Table) -> Table:
    """The rows of averages marked: they say so, or have a grade, but no attempt and no address."""
    known = content.words("moodle_summary")
    who = [table.rows[c.position] for c in table.columns if c.field in NAMES]
    says_so = _any((cells.map(normalise).isin(list(known)) for cells in who), table)
    attempt = [
        *(cells for name in ("email", "user_id") for cells in table.fields(name)),
        *(cells for name in _ATTEMPT[:3] for cells in table.fields(name)),
    ]
    grades = [cells.str.strip() != "" for cells in table.fields("grade")]
    tried = _any((cells.str.strip() != "" for cells in attempt), table)
    return marked(table, "summary line", says_so | (_any(grades, table) & ~tried))


def _any(found: Iterable[pd.Series[bool]], table: Table) -> pd.Series[bool]:
    either = pd.Series(data=False, index=table.rows.index)
    for cells in found:
        either = either | cells
    return either


READER = Reader(_NAME, "Moodle quiz", "course_progress", _recognise, _read)
