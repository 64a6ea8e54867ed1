"""Canvas's gradebook: a row per student, below rows of points, above a test student."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    export,
    header_and_rows,
    index_column,
    marked,
    overlong,
    refusal,
    table,
    words,
)
from analysis.texts import N_, normalise

_NAME = "canvas_gradebook"
_ASSIGNMENT = re.compile(r"(?P<title>.*\S)\s*\((?P<id>\d+)\)\s*", re.DOTALL)
_SCORE = re.compile(r"(?:.* )?(?:unposted )?(?:current|final) (?:score|points|grade)", re.DOTALL)


def _fields(content: Content, header: Record, rows: Rows) -> Mapping[int, str]:
    """Our names of the columns, "grade" for assignments; {} if it is no gradebook."""
    found, known = words(header), content.headers(_NAME)
    start = int(index_column(found, rows))
    own = {at: known[word] for at, word in enumerate(found) if word in known}
    if own.get(start) != "name" or own.get(start + 1) != "user_id" or "course" not in own.values():
        return {}
    assignments = {at for at, cell in enumerate(header.cells) if _ASSIGNMENT.fullmatch(cell)}
    scores = {at for at, word in enumerate(found) if _SCORE.fullmatch(word)}
    if not (assignments or scores):
        return {}
    ignored = dict.fromkeys(range(len(found)), "ignored")
    return {**ignored, **dict.fromkeys(sorted(assignments), "grade"), **own}


def _recognise(content: Content) -> bool:
    return bool(_fields(content, *header_and_rows(content.head)))


def _read(content: Content) -> Export:
    fields = _fields(content, *header_and_rows(content.head))
    if not fields:
        raise refusal(
            content,
            N_("The file is no gradebook of Canvas: its columns are missing."),
            N_("Export the gradebook again from Canvas, or correct the format in project.toml."),
        )
    header, rows = header_and_rows(content.records)
    found = table(header, rows, fields, sheet=content.sheet.name)
    described = replace(found, columns=tuple(_described(column) for column in found.columns))
    doubts = overlong(header, rows, content.name)
    kept = _with_marks(content, described)
    return export(content, _NAME, "course_progress", [kept], doubts)


def _described(column: Column) -> Column:
    found = _ASSIGNMENT.fullmatch(column.header) if column.field == "grade" else None
    return replace(column, header=found["title"], code=found["id"]) if found else column


def _with_marks(content: Content, found: Table) -> Table:
    """The rows that are no students marked: points and ways of posting above, a test below."""
    known = content.words("canvas_row")
    name, number = found.rows[found.named("name")[0].position], found.field("user_id")
    said = name.map(lambda cell: known.get(normalise(cell), ""))
    nobody: pd.Series[bool] = pd.Series(data=False, index=name.index)
    if number is not None:
        nobody = (number.str.strip() == "") & (name.str.strip() == "")
    summed = marked(found, "summary line", (said == "points_possible") | nobody)
    return marked(summed, "test answer", said == "test_student")


READER = Reader(_NAME, "Canvas gradebook", "course_progress", _recognise, _read)
