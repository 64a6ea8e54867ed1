"""Zoom's list of participants in a language without known words: by what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

from analysis.readers.records import Record
from analysis.readers.tabular import Rows

#: The order of the columns in every list that was seen.
ORDER = ("name", "email", "join", "leave", "minutes", "guest", "consent", "waiting")
_LOOKED_AT = 20
# "Name (Original Name)" and "Duration (Minutes)"; East Asian translations have wide brackets.
_WITH_NOTE = re.compile(r".*\S\s*[(（].+[)）]\s*", re.DOTALL)
_MINUTES = re.compile(r"\d{1,5}")
_MEETING_ID = re.compile(r"\d{3} ?\d{3,4} ?\d{3,4}")
# Day and month may be exchanged: only the time between two moments is asked for.
_MOMENTS = (
    "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%d/%m/%Y %I:%M:%S %p", "%d/%m/%Y %H:%M:%S",
    "%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%b %d, %Y %H:%M:%S",
)  # fmt: skip


def is_list(header: Record, rows: Rows) -> bool:
    """Whether the rows are stays as Zoom writes them: the minutes are the time spent, rounded up.

    No other tool prints name, address, two moments and that number under such headers.
    """
    if len(header.cells) < 5 or not len(rows):
        return False
    noted = all(_WITH_NOTE.fullmatch(header.cells[at]) for at in (0, 4))
    return noted and all(_is_stay(row.cells) for row in rows[:_LOOKED_AT])


def facts(values: Record) -> Mapping[str, str]:
    """Facts of a meeting by their shape: number and title in either order, start, end."""
    cells = [cell.strip() for cell in values.cells]
    numbers = [cell for cell in cells[:2] if _MEETING_ID.fullmatch(cell)]
    titles = [cell for cell in cells[:2] if not _MEETING_ID.fullmatch(cell)]
    moments = [cell for cell in cells[2:] if _moment(cell)]
    found = {"meeting_id": numbers[:1], "title": titles[:1], "start": moments, "end": moments[1:]}
    return {fact: texts[0] for fact, texts in found.items() if numbers and texts and texts[0]}


def _is_stay(cells: tuple[str, ...]) -> bool:
    if len(cells) < 5 or (cells[1].strip() and "@" not in cells[1]):
        return False
    join, leave = _moment(cells[2].strip()), _moment(cells[3].strip())
    minutes = cells[4].strip()
    if join is None or leave is None or not _MINUTES.fullmatch(minutes):
        return False
    # Seconds may have been cut off where the times were printed.
    return abs(ceil((leave - join) / timedelta(minutes=1)) - int(minutes)) <= 1


def _moment(text: str) -> datetime | None:
    for shape in _MOMENTS:
        try:
            return datetime.strptime(text, shape)
        except ValueError:
            continue
    return None
