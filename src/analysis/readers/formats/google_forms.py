"""Google Forms: the CSV of the form itself, or of the sheet that collects its responses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.tabular import (
    Rows,
    Words,
    described,
    header_and_rows,
    index_column,
    leading,
    survey,
    values,
    words,
)
from analysis.texts import normalise

_NAME = "google_forms"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
# "PM GMT+3", "em CEST", "ip. UTC+3": the words are those of the creator's language.
_HALF_AND_ZONE = r"(?: \S{1,9}){0,2}"
# 2026/05/28 7:01:33 PM GMT+3, 9/6/2018 0:06:16, 2026-03-05 12.30.00, 22.4.2020 klo 9.41.16,
# a real date cell, or the day number of Excel when a sheet went through .xls.
_MOMENT = re.compile(
    rf"\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}},?(?:T| (?:klo )?){_CLOCK}{_HALF_AND_ZONE}"
    r"|\d{5}(?:[.,]\d+)?"
)
# Under a header in a language we have no word for, only shapes that no other tool prints alone.
_GOOGLES_OWN = re.compile(
    r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}:\d{2} \S{1,8} [A-Z]{2,5}(?:[+-][\d:]+)?"
    r"|\d{1,2}([/.])\d{1,2}\1\d{4} (?:klo )?\d{1,2}([:.])\d{2}\2\d{2}"
)
_POINTS = re.compile(r"\d+(?:[.,]\d+)? ?/ ?\d+(?:[.,]\d+)?")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_GRID = re.compile(r"(?P<question>.*\S)\s*\[(?P<row>.+)\]", re.DOTALL)
# Rows typed into the sheet by hand may lack a time stamp.
_MOST = 0.5


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    first = words(header)
    start = int(index_column(first, rows))
    if len(first) < start + 2:
        return False
    if content.headers(_NAME).get(first[start]) == "submitted":
        return not rows or _share(_MOMENT, rows, start) >= _MOST
    # Webropol prints such times too, under a word that no language of Google's forms has.
    named = bool(first[start]) and first[start] not in content.headers("webropol_excel")
    return named and _by_shape(rows, start)


def _by_shape(rows: Rows, start: int) -> bool:
    # Tools that print a start and an end have moments in the second column too.
    return _share(_GOOGLES_OWN, rows, start) == 1 and _share(_MOMENT, rows, start + 1) < 1


def _share(shape: re.Pattern[str], rows: Rows, position: int) -> float:
    cells = values(rows, position)
    fitting = sum(shape.fullmatch(" ".join(cell.split())) is not None for cell in cells)
    return fitting / len(cells) if cells else 0.0


def _fields(content: Content, header: Words, rows: Rows) -> Mapping[int, str]:
    """The time stamp, then the address and the score of a quiz where the form collects them."""
    known, start = content.headers(_NAME), int(index_column(header, rows))
    numbered = dict.fromkeys(range(start), "ignored")
    if known.get("".join(header[start : start + 1])) != "submitted" and (
        _share(_MOMENT, rows, start) < _MOST
    ):
        return numbered
    after = leading(header[start + 1 :], known)
    own = {start: "submitted", **{at + start + 1: field for at, field in after.items()}}
    kept = {
        at: field
        for at, field in own.items()
        if field != "points" or _share(_POINTS, rows, at) == 1
    }
    return {**numbered, **_late_address(header, known, rows, kept), **kept}


def _late_address(
    header: Words, known: Mapping[str, str], rows: Rows, own: Mapping[int, str]
) -> Mapping[int, str]:
    """The address of a form that began to collect it later: the sheet gets a column at the end."""
    at = len(header) - 1
    is_address = known.get(header[at]) == "email" and _share(_ADDRESS, rows, at) == 1
    return {at: "email"} if is_address and "email" not in own.values() else {}


def _grids(found: Table) -> Table:
    """The table with each "Question [row]" told apart, where a question has several rows.

    A single one may be a question that ends in a bracket, such as "Age [years]".
    """
    parts = {c.position: _GRID.fullmatch(c.header.strip()) for c in found.questions()}
    stems = Counter(normalise(grid["question"]) for grid in parts.values() if grid)

    def describe(column: Column) -> Column:
        grid = parts[column.position]
        if not grid or stems[normalise(grid["question"])] < 2:
            return column
        return replace(column, header=grid["question"], option=grid["row"])

    return described(found, describe)


def _read(content: Content) -> Export:
    found = survey(content, _NAME, _fields)
    return replace(found, tables=tuple(map(_grids, found.tables)))


READER = Reader(_NAME, "Google Forms", "survey", _recognise, _read)
