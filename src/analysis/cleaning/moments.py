"""Dates and times as tools write them → UTC, deciding day-first or month-first per file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pandas as pd

Order = Literal["day first", "month first"]

_TIME = r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
_ZONE = r"(?:\s*(?P<zone>z|(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d{2})?|gmt|utc))?"
_CLOCK = rf"(?:[t,\s]+(?:klo|kl\.?)?\s*{_TIME}{_ZONE})?"
_YEAR_FIRST = re.compile(rf"^(?P<a>\d{{4}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{1,2}}){_CLOCK}$")
_YEAR_LAST = re.compile(
    rf"^(?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{4}}|\d{{2}}){_CLOCK}$"
)
_SERIAL = re.compile(r"^\d{5}(\.\d+)?$")
_EXCEL_EPOCH = datetime(1899, 12, 30)


@dataclass(frozen=True)
class Span:
    """The days in which a file's dates are expected, e.g. the day of its event."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether the day is expected."""
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Moments:
    """``utc``: a time per value, NaT where it cannot be read; and how the dates were read.

    ``order`` is None where no value needed it; ``assumed`` where both orders fit and the declared
    one was taken.
    """

    utc: pd.Series[pd.Timestamp]
    order: Order | None = None
    assumed: bool = False


def parse_moments(
    texts: pd.Series[str], zone: ZoneInfo, *, day_first: bool = True, expected: Span | None = None
) -> Moments:
    """Read every value of one column of one file.

    Order of day and month: from values above 12; else the order that puts every value into the
    ``expected`` span; else ``day_first``. Local times in the gap of a change to summer time are
    moved forward by it, doubled ones are taken as the first.
    """
    parts = [_split(text) for text in texts]
    order, assumed = _decide([part for part in parts if part], day_first, expected)
    moments = [_moment(part, text, zone, order) for part, text in zip(parts, texts, strict=True)]
    utc = pd.Series(pd.DatetimeIndex(moments, tz="UTC"), index=texts.index).dt.as_unit("us")
    return Moments(utc, order, assumed)


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split()).casefold()


def _split(text: str) -> re.Match[str] | None:
    """The match of a date whose day and month could be either way round."""
    return _YEAR_LAST.match(_tidy(text))


def _decide(
    parts: list[re.Match[str]], day_first: bool, expected: Span | None
) -> tuple[Order | None, bool]:
    if not parts:
        return None, False
    if any(int(part["a"]) > 12 for part in parts):
        return "day first", False
    if any(int(part["b"]) > 12 for part in parts):
        return "month first", False
    declared: Order = "day first" if day_first else "month first"
    orders: tuple[Order, ...] = ("day first", "month first")
    if expected:
        fitting = [o for o in orders if all(expected.holds(_day(part, o)) for part in parts)]
        if len(fitting) == 1:
            return fitting[0], False
    alike = all(part["a"] == part["b"] for part in parts)
    return declared, not alike


def _day(part: re.Match[str], order: Order) -> date:
    first, second, year = int(part["a"]), int(part["b"]), int(part["c"])
    day, month = (first, second) if order == "day first" else (second, first)
    return date(year + 2000 if year < 100 else year, month, day)


def _moment(
    part: re.Match[str] | None, text: str, zone: ZoneInfo, order: Order | None
) -> datetime | None:
    tidy = _tidy(text)
    try:
        if part and order:
            return _with_clock(_day_either(part, order), part, zone)
        if found := _YEAR_FIRST.match(tidy):
            day = date(int(found["a"]), int(found["b"]), int(found["c"]))
            return _with_clock(day, found, zone)
        if _SERIAL.match(tidy):
            return _to_utc(_EXCEL_EPOCH + timedelta(days=float(tidy)), zone)
    except (ValueError, OverflowError):
        return None
    return None


def _day_either(part: re.Match[str], order: Order) -> date:
    """The day in the file's order; in a file that mixes both, a value may only fit the other."""
    try:
        return _day(part, order)
    except ValueError:
        return _day(part, "month first" if order == "day first" else "day first")


def _with_clock(day: date, found: re.Match[str], zone: ZoneInfo) -> datetime:
    if not found["h"]:
        return _to_utc(datetime(day.year, day.month, day.day), zone)
    hour = int(found["h"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    local = datetime(day.year, day.month, day.day, hour, int(found["m"]), int(found["s"] or 0))
    offset = _offset(found["zone"])
    return _to_utc(local, zone) if offset is None else local.replace(tzinfo=UTC) - offset


def _offset(text: str | None) -> timedelta | None:
    if not text:
        return None
    found = re.search(r"([+-])(\d{1,2}):?(\d{2})?", text)
    if not found:
        return timedelta(0)
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return -size if found[1] == "-" else size


def _to_utc(local: datetime, zone: ZoneInfo) -> datetime:
    # fold=0: the first of two; in a gap it is read with the old offset, which moves it forward
    return local.replace(tzinfo=zone).astimezone(UTC)
