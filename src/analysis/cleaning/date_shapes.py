"""The shapes in which tools print dates and times, one value at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from analysis.texts import LANGUAGES

Order = Literal["day first", "month first"]

# Aamupäivä and iltapäivä, förmiddag and eftermiddag beside a.m. and p.m.
_HALF = r"[ap]\.?\s?m\.?|[ai]p\.?|fm|em"
_TIME = (
    rf"(?:(?P<before>{_HALF})\s+)?(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?:[:.](?P<s>\d{{2}})(?:[.,](?P<f>\d{{1,9}}))?)?"
    rf"(?:\s*(?P<half>{_HALF}))?"
)
#: Hours from UTC of the zone names that tools print.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "pst": -8, "pdt": -7,
}  # fmt: skip
_NAMES = "|".join(sorted(_ZONES, key=len, reverse=True))
_ZONE = rf"(?:\s*\(?(?P<zone>(?:gmt|utc)?\s*[+\u2212-]\d{{1,2}}(?::?\d{{2}})?|{_NAMES})\)?)?"
_CLOCK = rf"(?:(?:t|[,\s]+)(?:(?:klo|kl\.?|at)\s*)?{_TIME}{_ZONE})?"
_YEAR_FIRST = re.compile(rf"(?P<y>\d{{4}})[-/.](?P<b>\d{{1,2}})[-/.](?P<c>\d{{1,2}}){_CLOCK}")
_YEAR_LAST = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<sep>[-/.])\s?(?P<b>\d{{1,2}})(?P=sep)\s?(?P<y>\d{{4}}|\d{{2}}){_CLOCK}"
)
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<b>[01]\d)(?P<c>[0-3]\d)")
_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
# "Mar 22, 2025 19:13:27"; "7. syyskuuta 2026, 21.40"; "23 Jan, 12:09" without a year.
_MONTH_DAY = re.compile(rf"{_WORD}\s+(?P<c>\d{{1,2}}),?\s+(?P<y>\d{{4}}){_CLOCK}")
_DAY_MONTH = re.compile(rf"(?P<c>\d{{1,2}})\.?\s+{_WORD}(?:,?\s+(?P<y>\d{{4}}))?{_CLOCK}")
_WEEKDAY = re.compile(r"^(?P<day>[^\W\d_]+)\.?,?\s+")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")
_TIME_ALONE = re.compile(_TIME)
_EXCEL_EPOCH = datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time as printed (None: unreadable), its offset from UTC where the value says it."""

    local: datetime | None
    offset: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A value taken apart.

    ``first``, ``second``: its two numbers where day and month may stand either way round, else
    the month and the day of ``order`` "month first". ``year`` is None where the value has none.
    """

    first: int
    second: int
    year: int | None
    clock: time
    offset: timedelta | None
    order: Order | None

    def day(self, order: Order, year: int) -> date:
        """The day in the order given, or in the value's own; raises ValueError if there is none."""
        day_first = (self.order or order) == "day first"
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        return date(year, month, day)


def tidy(text: str) -> str:
    """The value with plain spaces, without a weekday in front, in small letters."""
    plain = " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split()).casefold()
    found = _WEEKDAY.match(plain)
    return plain[found.end() :] if found and found["day"] in _day_names() else plain


def printed(plain: str) -> Printed | None:
    """A tidy value that shows day and month; None for any other."""
    for shape in (_YEAR_LAST, _YEAR_FIRST, _COMPACT, _DAY_MONTH, _MONTH_DAY):
        found = shape.fullmatch(plain)
        if found:
            return _taken_apart(found)
    return None


def counted(plain: str) -> Moment | None:
    """A tidy value that counts days (Excel) or seconds (Unix); None for any other."""
    if _SERIAL.fullmatch(plain):
        days = float(plain.replace(",", "."))
        return Moment(_EXCEL_EPOCH + timedelta(seconds=round(days * 86400)))
    if _UNIX.fullmatch(plain):
        seconds = int(plain[:10])
        return Moment(datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), timedelta(0))
    return None


def time_alone(plain: str) -> time | None:
    """A tidy value that is a time of the day; None for any other."""
    found = _TIME_ALONE.fullmatch(plain)
    return _clock(found) if found else None


def directives(text: str, order: Order) -> str | None:
    """The format for ``strptime`` of a value in numbers; None if it has no plain one."""
    plain = text.strip()
    for shape in (_YEAR_LAST, _YEAR_FIRST):
        found = re.compile(shape.pattern, re.IGNORECASE).fullmatch(plain)
        if found and not found["zone"]:
            return _directives(found, order)
    return None


def _directives(found: re.Match[str], order: Order) -> str | None:
    half = found["half"]
    if found["before"] or (half and half.upper() not in {"AM", "PM"}):
        return None
    first, second = ("%d", "%m") if order == "day first" else ("%m", "%d")
    names = found.re.groupindex
    meanings = {
        "y": "%Y" if len(found["y"]) == 4 else "%y",
        "a": first, "b": second if "a" in names else "%m", "c": "%d",
        "h": "%I" if half else "%H", "m": "%M", "s": "%S", "f": "%f", "half": "%p",
    }  # fmt: skip
    groups = sorted((found.span(name), name) for name in names if name in meanings and found[name])
    text, parts, at = found.string, [], 0
    for (start, end), name in groups:
        parts += [text[at:start].replace("%", "%%"), meanings[name]]
        at = end
    return "".join([*parts, text[at:].replace("%", "%%")])


def _taken_apart(found: re.Match[str]) -> Printed | None:
    groups = found.groupdict()
    clock = _clock(found)
    month = _month_names().get(groups["month"]) if groups.get("month") else groups.get("b")
    if clock is None or month is None or not _is_offset(groups.get("zone")):
        return None
    year = _year(groups["y"]) if groups["y"] else None
    offset = _offset(groups.get("zone"))
    if "a" in groups:
        # Points between the numbers stand in languages that put the day first.
        order: Order | None = "day first" if groups["sep"] == "." else None
        return Printed(int(groups["a"]), int(month), year, clock, offset, order)
    return Printed(int(month), int(groups["c"]), year, clock, offset, "month first")


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _clock(found: re.Match[str]) -> time | None:
    groups = found.groupdict()
    if not groups.get("h"):
        return time(0)
    hour, half = int(groups["h"]), groups["half"] or groups["before"]
    if half:
        hour = hour % 12 + (12 if half[0] in "pie" else 0)
    try:
        return time(hour, int(groups["m"]), int(groups["s"] or 0))
    except ValueError:
        return None


def _is_offset(zone: str | None) -> bool:
    """Whether the zone, if there is one, lies between the ends of the world (UTC−12 … UTC+14)."""
    offset = _offset(zone)
    return offset is None or timedelta(hours=-12) <= offset <= timedelta(hours=14)


def _offset(text: str | None) -> timedelta | None:
    if not text:
        return None
    if text.strip() in _ZONES:
        return timedelta(hours=_ZONES[text.strip()])
    found = re.search(r"([+\u2212-])(\d{1,2}):?(\d{2})?", text)
    if not found:
        return timedelta(0)
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return size if found[1] == "+" else -size


@cache
def _month_names() -> dict[str, int]:
    return {name: number for number, name in _named(get_month_names)}


@cache
def _day_names() -> frozenset[str]:
    return frozenset(name for _, name in _named(get_day_names))


def _named(names: object) -> Iterator[tuple[int, str]]:
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                found = names(width, context, locale=language)  # type: ignore[operator]
                yield from ((n, name.casefold().rstrip(".")) for n, name in found.items())
