"""The times of a course log: the year where it is not printed, and each hour of it in UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.moments import Moments, Span, parse_moments

# Early logs of Moodle 2.7: "23 Jan, 12:09". The names of months begin with these letters.
_NO_YEAR = re.compile(
    r"(?P<day>\d{1,2})\.? (?P<month>[^\W\d]{3,})\.?,? (?P<clock>\d{1,2}[:.]\d{2})"
)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
    "maj": 5, "okt": 10,
    "tam": 1, "hel": 2, "maa": 3, "huh": 4, "tou": 5, "kes": 6, "hei": 7, "elo": 8, "syy": 9,
    "lok": 10, "jou": 12,
}  # fmt: skip
_NOVEMBER = "marras"


@dataclass(frozen=True)
class Zone:
    """How the times of a log are read: zone, order of day and month, and when they may be."""

    zone: ZoneInfo
    day_first: bool = True
    expected: Span | None = None


def lacks_year(text: str) -> bool:
    """Whether a time has no year.

    >>> lacks_year("23 Jan, 12:09"), lacks_year("23/01/23, 12:09")
    (True, False)
    """
    return _NO_YEAR.fullmatch(text.strip()) is not None


def with_years(texts: pd.Series[str], expected: Span) -> pd.Series[str]:
    """The times as ``2014-01-23 12:09``: the newest in the last year in which it is expected.

    A log is in the order of time, newest first or last: where the day of the year jumps against
    that order, a new year begins.
    """
    found = [_NO_YEAR.fullmatch(text.strip()) for text in texts]
    days = [_day(part) if part else None for part in found]
    years = _years(days, expected)
    return pd.Series(
        [
            f"{year}-{day[0]:02}-{day[1]:02} {part['clock'].replace('.', ':')}"
            if part and day
            else text
            for part, day, year, text in zip(found, days, years, texts, strict=True)
        ],
        index=texts.index,
        dtype="str",
    )


def hours(stems: list[str], how: Zone) -> tuple[pd.DataFrame, Moments]:
    """Columns stem and hour, its start in microseconds since 1970 UTC (NA: it cannot be read).

    ``stems``: times without minutes and seconds (``2026-09-07 21``, ``7/09/26, 9: PM``), or whole
    ones that have no clock (``=46272.5``). Also how the dates were read.
    """
    texts = pd.Series([_on_the_hour(stem) for stem in stems], dtype="str")
    read = parse_moments(texts, how.zone, day_first=how.day_first, expected=how.expected)
    since = read.utc.astype("int64").astype("Int64").mask(read.utc.isna())
    return pd.DataFrame({"stem": pd.Series(stems, dtype="str"), "hour": since}), read


def _on_the_hour(stem: str) -> str:
    if stem.startswith("="):
        return stem[1:]
    return stem.replace(":", ":00", 1) if ":" in stem else f"{stem}:00"


def _day(part: re.Match[str]) -> tuple[int, int] | None:
    """Month and day; None if no month is called so."""
    name = part["month"].casefold()
    month = 11 if name.startswith(_NOVEMBER) else _MONTHS.get(name[:3])
    return (month, int(part["day"])) if month else None


def _years(days: list[tuple[int, int] | None], expected: Span) -> list[int]:
    """The year of each day, counted back from the newest."""
    newest_last = _ascending([day for day in days if day])
    year, last, years = expected.end.year, None, []
    for day in reversed(days) if newest_last else days:
        if day and (_jumps(day, last) if last else not _fits(day, year, expected)):
            year -= 1
        last = day or last
        years.append(year)
    return years[::-1] if newest_last else years


def _ascending(days: list[tuple[int, int]]) -> bool:
    near = [(one, other) for one, other in pairwise(days) if not _far(one, other)]
    return sum(one < other for one, other in near) > sum(one > other for one, other in near)


def _jumps(day: tuple[int, int], later: tuple[int, int]) -> bool:
    """Whether a day that was before the ``later`` one stands after it in the calendar."""
    return day > later and _far(day, later)


def _far(day: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two days lie so far apart that a year must have passed between them."""
    return abs(day[0] - other[0]) > 6


def _fits(day: tuple[int, int], year: int, expected: Span) -> bool:
    try:
        return date(year, *day) <= expected.end
    except ValueError:  # 29 February of another year
        return False
