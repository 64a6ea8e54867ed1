"""What the reports of Teams share: how their cells look, in any language of the interface."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from analysis.readers.records import Record
from analysis.readers.tabular import Rows, Words, values, widest

#: The title of a numbered section: ``1. Summary``.
TITLE = re.compile(r"\s*(\d)\.\s*\S")
_DATE = r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}"
DATE = re.compile(_DATE)
# 14/11/22, 09:29:07 - 2/1/25, 9:04:01 pm - 29.9.2020, 12.30.00 - a date cell of a workbook.
MOMENT = re.compile(rf"{_DATE}\D{{1,6}}\d{{1,2}}[:.]\d{{2}}([:.]\d{{2}})?\D{{0,6}}")
# 1h 10m 37s - 1 h 1 min 55 s - 0:21:07
DURATION = re.compile(r"(\d+\s*[^\W\d_]+\.?\s*)+|\d+(:\d{2}){1,2}")
# A count of raised hands or applause; more digits may be a telephone number.
_COUNT = re.compile(r"\d{1,4}")
#: How the headers of counts start in English.
ENGAGEMENT = "engagement:"
_LOOKED_AT = 200
# A person whose time is not known may have a dash instead.
_MOST = 0.8


def number_of(record: Record) -> int | None:
    """The number of a section's title: a row with nothing beside it."""
    found = TITLE.match(record.cells[0]) if record.cells else None
    return int(found.group(1)) if found and alone(record) else None


def alone(record: Record) -> bool:
    """Whether the row holds nothing but its first cell."""
    return not any(cell.strip() for cell in record.cells[1:])


def fits(shape: re.Pattern[str], rows: Rows, position: int, least: float = 1.0) -> bool:
    """Whether the column holds something, and at least this share of it has the shape."""
    found = values(rows[:_LOOKED_AT], position)
    fitting = sum(shape.fullmatch(cell) is not None for cell in found)
    return bool(found) and fitting >= least * len(found)


def has_addresses(rows: Rows, position: int) -> bool:
    """Whether e-mail addresses (or user names written like them) stand in the column."""
    return any("@" in cell for cell in values(rows[:_LOOKED_AT], position))


def holds_nothing(rows: Rows, position: int) -> bool:
    """Whether the column has no value."""
    return not values(rows[:_LOOKED_AT], position)


def moments(rows: Rows) -> tuple[int, ...]:
    """The columns that hold dates with a time."""
    return tuple(at for at in range(widest(rows)) if fits(MOMENT, rows, at, _MOST))


def engagement(header: Words, rows: Rows, own: Collection[int]) -> Mapping[int, str]:
    """The columns that count what a person did: applause, raised hands.

    They follow the tool's ``own`` columns; those without the English word hold counts only.
    """
    after = range(max(own, default=-1) + 1, len(header))
    found = (at for at in after if header[at].startswith(ENGAGEMENT) or fits(_COUNT, rows, at))
    return dict.fromkeys(found, "engagement")


def rest_ignored(width: int, *known: Mapping[int, str]) -> Mapping[int, str]:
    """The ``known`` fields, later ones first, and all other columns as ignored.

    A list of people holds no questions: what has no use yet is known all the same.
    """
    found: dict[int, str] = dict.fromkeys(range(width), "ignored")
    for fields in known:
        found.update(fields)
    return found


def zone_of(headers: Iterable[str]) -> str:
    """The zone that a header says: ``First Join (UTC)``."""
    return "UTC" if any("(utc)" in header.casefold() for header in headers) else ""
