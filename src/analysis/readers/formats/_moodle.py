"""What the exports of Moodle share: how they name people, write dates and call a state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.problems import ProblemsError
from analysis.readers.content import Content
from analysis.readers.export import Column, Table
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    Words,
    index_column,
    refusal,
    table,
    values,
    words,
)
from analysis.texts import N_, normalise

_PERSON = "moodle_person"
#: Fields that name a person; a list of Moodle starts with at least one of them.
NAMES = frozenset({"name", "first_name", "last_name", "email", "user_id"})
# "Monday, 7 September 2026, 9:40 PM", "måndag, 7 september 2026, 21:40",
# "maanantaina 7. syyskuuta 2026 klo 21.40": a word first, a year, and a clock last.
_LONG_DATE = re.compile(r"[^\W\d]+,? .*\b\d{4}\b.*\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?", re.I)
_OVERRIDE = re.compile(r"\s*\((?:set by|angiven av|asettanut) [^()]*\)\s*$", re.I)
#: The share of a column's cells that must look alike; the rest was typed or mangled.
MOST = 0.5
#: What Moodle writes where there is no value.
NOTHING = "-"


def people(content: Content, header: Words) -> Mapping[int, str]:
    """The fields of the columns before the first that is about no person."""
    known = content.headers(_PERSON)
    found: dict[int, str] = {}
    for at, word in enumerate(header):
        if word not in known:
            break
        found[at] = known[word]
    return found


def offset(header: Record, rows: Rows) -> int:
    """How many columns stand before the tool's own: one, if pandas wrote its index in front."""
    return int(index_column(words(header), rows))


def share_of(shape: re.Pattern[str], rows: Rows, position: int) -> float:
    """The share of a column's values that have the shape; "-" is no value."""
    found = [cell for cell in values(rows, position) if cell != NOTHING]
    return sum(shape.fullmatch(cell) is not None for cell in found) / len(found) if found else 0.0


def long_dates(rows: Rows, position: int) -> bool:
    """Whether a column holds dates as Moodle writes them for people."""
    return share_of(_LONG_DATE, rows, position) > MOST


def state_of(content: Content, cell: str) -> str | None:
    """Our name of an activity's state, whoever set it; None if it is none."""
    return content.words("moodle_state").get(normalise(_OVERRIDE.sub("", cell)))


def states(content: Content, rows: Rows, position: int) -> bool:
    """Whether a column holds states of an activity, and nothing else."""
    found = values(rows, position)
    return bool(found) and all(state_of(content, cell) for cell in found)


def table_of(content: Content, header: Record, rows: Rows, columns: Sequence[Column]) -> Table:
    """The rows under columns that were described before."""
    fields = {column.position: column.field for column in columns if column.field}
    found = table(header, rows, fields, sheet=content.sheet.name)
    described = (
        new if old.field is None or new.field else old
        for old, new in zip(found.columns, columns, strict=False)
    )
    return replace(found, columns=(*described, *found.columns[len(columns) :]))


def no_list(content: Content, what: str) -> ProblemsError:
    """What a reader of Moodle's lists raises for a file of another format."""
    return refusal(
        content, what, N_("Download it again from Moodle, or correct the format in project.toml.")
    )
