"""Dates and times as tools write them → UTC, deciding day-first or month-first per file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from analysis.cleaning.date_shapes import (
    Moment,
    Order,
    Printed,
    counted,
    directives,
    printed,
    tidy,
    time_alone,
)

# Where more values are alike than this, the common shape is read all at once.
_MANY = 500
_SHOWN = 200
_UNREAD = Moment(None)
# Two numbers at the start of a value that could be day and month either way round; points
# between them stand in languages that put the day first.
_EITHER_WAY = re.compile(r"\s*(\d{1,2})([-/])(\d{1,2})\2")
_START = 8


@dataclass(frozen=True)
class Span:
    """The days in which a file's dates are expected, e.g. the day of its event."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether the day is expected."""
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Clock:
    """How the times of a file are read: their zone, the declared order, the days expected.

    ``day``: the day of times that are printed without one.
    """

    zone: ZoneInfo
    day_first: bool = True
    expected: Span | None = None
    day: date | None = None

    @property
    def declared(self) -> Order:
        """The order that counts where a file's values fit both."""
        return "day first" if self.day_first else "month first"


@dataclass(frozen=True)
class Moments:
    """``utc``: a time per value, NaT where it cannot be read; and how the dates were read.

    ``order`` is None where no value needed it; ``assumed`` where both orders fit and the declared
    one was taken; ``mixed`` where the file holds values that only fit one and others that only
    fit the other. ``skipped``: local times that the clocks jump over, read as if they had not;
    ``doubled``: local times that occur twice, read as the first.
    """

    utc: pd.Series[pd.Timestamp]
    order: Order | None = None
    assumed: bool = False
    mixed: bool = False
    skipped: pd.Series[bool] | None = None
    doubled: pd.Series[bool] | None = None


def parse_moments(
    texts: pd.Series[str], zone: ZoneInfo, *, day_first: bool = True, expected: Span | None = None
) -> Moments:
    """Read every value of the only column of dates in a file; see `parse_file`."""
    return parse_file({"": texts}, Clock(zone, day_first, expected))[""]


def parse_file(columns: Mapping[str, pd.Series[str]], clock: Clock) -> dict[str, Moments]:
    """Read the columns of dates of one file.

    Order of day and month: from values above 12; else the order that puts every value into the
    expected days; else the declared one. Local times in the gap of a change to summer time are
    moved forward by it, doubled ones are taken as the first.
    """
    decided = _decide(list(columns.values()), clock)
    return {name: _read(column, clock, decided) for name, column in columns.items()}


@dataclass(frozen=True)
class _Decided:
    order: Order | None
    assumed: bool = False
    mixed: bool = False


def _decide(columns: Sequence[pd.Series[str]], clock: Clock) -> _Decided:
    starts = {start for column in columns for start in column.str.slice(0, _START).unique()}
    pairs = [(int(m[1]), int(m[3])) for start in starts if (m := _EITHER_WAY.match(start))]
    firsts, seconds = ({pair for pair in pairs if 12 < pair[place] <= 31} for place in (0, 1))
    if firsts or seconds:
        order: Order = "day first" if len(firsts) >= len(seconds) else "month first"
        return _Decided(order, mixed=bool(firsts and seconds))
    if not pairs:
        return _Decided(None)
    orders: tuple[Order, ...] = ("day first", "month first")
    fitting = [order for order in orders if _all_expected(columns, order, clock.expected)]
    if len(fitting) == 1:
        return _Decided(fitting[0])
    return _Decided(clock.declared, assumed=any(first != second for first, second in pairs))


def _all_expected(columns: Iterable[pd.Series[str]], order: Order, expected: Span | None) -> bool:
    if expected is None:
        return False
    distinct = {text for column in columns for text in column.unique()}
    values = (found for text in distinct if (found := printed(tidy(text))))
    return all(value.order is not None or _expected(value, order, expected) for value in values)


def _expected(value: Printed, order: Order, expected: Span) -> bool:
    try:
        return value.year is not None and expected.holds(value.day(order, value.year))
    except ValueError:
        return False


def _read(texts: pd.Series[str], clock: Clock, decided: _Decided) -> Moments:
    order = decided.order or clock.declared
    local = pd.Series(pd.NaT, texts.index, dtype="datetime64[us]")
    for many in _common_shapes(texts, order):
        found = pd.to_datetime(texts.str.strip(), format=many, errors="coerce")
        local = local.fillna(found.dt.as_unit("us").dt.floor("s"))
    left = texts[local.isna() & (texts != "")]
    known = {text: _moment(text, order, clock) or _UNREAD for text in left.unique()}
    moments = [known[text] for text in left]
    one_by_one = pd.Series(np.array([m.local for m in moments], dtype="datetime64[us]"), left.index)
    offset = pd.Series(
        np.array([m.offset for m in moments], dtype="timedelta64[us]"), left.index
    ).reindex(texts.index)
    return _in_utc(local.fillna(one_by_one), offset, clock.zone, decided)


def _common_shapes(texts: pd.Series[str], order: Order) -> Iterator[str]:
    """The formats of the first values, if there are many values and few formats."""
    if len(texts) >= _MANY:
        found = (directives(text, order) for text in texts.head(_SHOWN))
        yield from sorted({each for each in found if each})[:3]


def _moment(text: str, order: Order, clock: Clock) -> Moment | None:
    plain = tidy(text)
    try:
        if found := printed(plain):
            return _of_printed(found, order, clock.expected)
        if moment := counted(plain):
            return moment
        alone = time_alone(plain)
    except (ValueError, OverflowError):
        return None
    return Moment(datetime.combine(clock.day, alone)) if alone and clock.day else None


def _of_printed(found: Printed, order: Order, expected: Span | None) -> Moment | None:
    year = found.year or _year_expected(found, order, expected)
    if year is None:
        return None
    try:
        day = found.day(order, year)
    except ValueError:  # in a file that mixes both orders, a value may only fit the other
        day = found.day("month first" if order == "day first" else "day first", year)
    return Moment(datetime.combine(day, found.clock), found.offset)


def _year_expected(found: Printed, order: Order, expected: Span | None) -> int | None:
    """The only year that puts a day without one into the expected days."""
    if expected is None:
        return None
    years = range(expected.start.year, expected.end.year + 1)
    fitting = [year for year in years if expected.holds(found.day(order, year))]
    return fitting[0] if len(fitting) == 1 else None


def _in_utc(
    local: pd.Series[pd.Timestamp],
    offset: pd.Series[pd.Timedelta],
    zone: ZoneInfo,
    decided: _Decided,
) -> Moments:
    first = np.ones(len(local), dtype=bool)  # of two, the one still in summer time
    # a year before or after all calendars of Python cannot be told to anybody
    local = local.where(local.dt.year.between(2, 9998))
    here = local.dt.tz_localize(zone, ambiguous="NaT", nonexistent=timedelta(hours=1))
    doubled = here.isna() & local.notna() & offset.isna()
    placed = local.dt.tz_localize(zone, ambiguous=first, nonexistent=timedelta(hours=1))
    skipped = (placed.dt.tz_localize(None) != local) & local.notna() & offset.isna()
    by_zone = placed.dt.tz_convert("UTC")
    by_offset = (local - offset).dt.tz_localize("UTC")
    utc = by_zone.where(offset.isna(), by_offset).dt.as_unit("us")
    return Moments(
        utc, decided.order, decided.assumed, decided.mixed,
        skipped if skipped.any() else None, doubled if doubled.any() else None,
    )  # fmt: skip
