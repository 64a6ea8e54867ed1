"""Google Meet's attendance report: a row per person, times without a date, a block above or not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    attendance,
    filled,
    header_and_rows,
    index_column,
    named,
    overlong,
    refusal,
    table,
    values,
    widest,
    words,
)
from analysis.texts import N_, normalise

_NAME = "google_meet"
_HEADER_WITHIN = 10
_ONE_NAME = ("name", "email", "minutes", "join", "leave")
_TWO_NAMES = ("first_name", "last_name", *_ONE_NAME[1:])
# 10:00 AM - 18:02 - 9.00.12 - 2026-05-25 11:01:14 - 2026-06-10T09:00:00Z
_TIME = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[T, ]+)?"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?|Z)?"
)
# 1 hr 2 min - 42m - 1:00:00 - 58
_DURATION = r"(?:\d+\s*[^\W\d_]+\.?\s*)+|\d+(?::\d{2}){1,2}|\d+(?:[.,]\d+)?"
_SHAPES = {"email": r".*@.*", "minutes": _DURATION, "join": _TIME, "leave": _TIME}


def _header(content: Content, records: Rows) -> int | None:
    """Where the header stands among the records that hold anything."""
    for at, record in enumerate(records[:_HEADER_WITHIN]):
        if _known(content, record):
            return at
    header, rows = header_and_rows(records)
    return 0 if _by_shape(header, rows) else None


def _known(content: Content, header: Record) -> Mapping[int, str]:
    """The tool's columns by their words; none if they do not stand in its order."""
    own = named(words(header), content.headers(_NAME))
    return own if tuple(own.values()) in {_ONE_NAME, _TWO_NAMES} else {}


def _by_shape(header: Record, rows: Rows) -> bool:
    """Whether in any language each row is a name, an address, a duration and two times."""
    width = sum(bool(cell.strip()) for cell in header.cells)
    if width not in {len(_ONE_NAME), len(_TWO_NAMES)} or not rows or widest(rows) < width:
        return False
    places = {field: width - len(_ONE_NAME) + at for at, field in enumerate(_ONE_NAME)}
    return all(
        bool(found := values(rows, places[field]))
        and all(re.fullmatch(shape, cell) for cell in found)
        for field, shape in _SHAPES.items()
    ) and not all(cell.isdecimal() for cell in values(rows, places["minutes"]))


def _recognise(content: Content) -> bool:
    at = _header(content, content.head)
    if at is None:
        return False
    rows = content.head[at + 1 :]
    return not rows or _fits_somewhere(_table(content, content.head[at], rows))


def _fits_somewhere(found: Table) -> bool:
    """Whether half of the times at least are times: the words alone are plain ones."""
    cells = found.field("join")
    if cells is None:
        return False
    told = cells[cells.str.strip() != ""]
    return told.empty or bool(_shaped(told, "join").mean() >= 1 / 2)


def _table(content: Content, header: Record, rows: Rows) -> Table:
    found = words(header)
    own = _known(content, header)
    if not own:
        order = _TWO_NAMES if len([w for w in found if w]) == len(_TWO_NAMES) else _ONE_NAME
        own = dict(enumerate(order))
    front = {0: "ignored"} if index_column(found, rows) else {}
    width = max(len(found), widest(rows))
    fields = {**dict.fromkeys(range(width), "ignored"), **own, **front}
    return table(header, rows, fields, section="participants", sheet=content.sheet.name)


def _read(content: Content) -> Export:
    records = filled(content.records)
    at = _header(content, content.head)
    if at is None:
        raise refusal(
            content,
            N_("The file is no attendance report of Google Meet: its header is missing."),
            N_("Download the report again, or correct the format in project.toml."),
        )
    header, rows = records[at], records[at + 1 :]
    found = _table(content, header, rows)
    doubts = (*overlong(header, rows, content.name), *_shifted(found, content.name))
    return attendance(content, _NAME, (found,), _meeting(content, records[:at]), doubts)


def _shaped(cells: pd.Series[str], field: str) -> pd.Series[bool]:
    return cells.str.strip().str.fullmatch(_SHAPES[field])


def _shifted(found: Table, file: str) -> tuple[Problem, ...]:
    """A warning if values do not look like what their column is for.

    Browser extensions write such rows when the first person of a list is absent.
    """
    wrong = pd.Series(False, index=found.rows.index)
    for field in _SHAPES:
        for cells in found.fields(field):
            wrong |= (cells.str.strip() != "") & ~_shaped(cells, field)
    if not wrong.any():
        return ()
    warning = Problem(
        N_("In {count} rows the values do not fit their columns; this is the first."),
        N_("Check whether cells were shifted sideways, and correct them in the meeting's list."),
        Place(file, row=int(wrong.index[wrong][0])),
        {"count": int(wrong.sum())},
        severity="warning",
    )
    return (warning,)


def _meeting(content: Content, block: Rows) -> Mapping[str, str]:
    """The facts above the list: each beside its word, or a row of words and a row of facts."""
    known = content.words("google_meet_facts")
    rows = [record.cells for record in block]
    beside = [row[:2] for row in rows if len(row) > 1]
    below = [pair for first, second in pairwise(rows) for pair in zip(first, second, strict=False)]
    return {**_facts(beside, known), **_facts(below, known)}


def _facts(pairs: Sequence[tuple[str, ...]], known: Mapping[str, str]) -> Mapping[str, str]:
    named_facts = ((normalise(word), fact) for word, fact in pairs)
    return {
        known[word]: fact.strip()
        for word, fact in named_facts
        if word in known and fact.strip() and normalise(fact) not in known
    }


READER = Reader(_NAME, "Google Meet attendance", "attendance", _recognise, _read)
