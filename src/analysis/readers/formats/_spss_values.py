"""A variable of an SPSS file: its values as the texts people saw."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from analysis.readers.workbook import text_of

# SPSS counts seconds from the first day of the Gregorian calendar.
_FIRST_DAY = datetime(1582, 10, 14)
_DAY = timedelta(days=1)
_FORMAT = re.compile(r"[A-Z]+")
_DATES = {"DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR"}
_MOMENTS = {"DATETIME", "YMDHMS"}
_DURATIONS = {"TIME", "DTIME", "MTIME"}
_CHOSEN, _NOT_CHOSEN = "1", "0"


@dataclass(frozen=True)
class Range:
    """Values from ``low`` to ``high`` that the file declares to be no answers."""

    low: Any
    high: Any

    def holds(self, value: object) -> bool:
        """Whether the value is declared missing by this range."""
        if value is None or isinstance(value, str) != isinstance(self.low, str):
            return False
        return bool(self.low <= value <= self.high)


@dataclass(frozen=True)
class Variable:
    """What the file says of a variable.

    ``labels``: text by value. ``chosen``: the value that means "chosen", if the variable is one
    option of a question with several answers.
    """

    name: str
    label: str = ""
    format: str = ""
    labels: Mapping[object, str] | None = None
    ranges: tuple[Range, ...] = ()
    chosen: object = None

    def text(self, value: object) -> str:
        """The value as people saw it: its label, else a date or the number.

        >>> Variable("q1", labels={1.0: "Yes"}).text(1.0), Variable("q1").text(2.0)
        ('Yes', '2')
        """
        if value is None or (isinstance(value, float) and math.isnan(value)):
            return ""
        if label := (self.labels or {}).get(value, "").strip():
            return label
        if self.chosen is not None and not self.is_missing(value):
            return _CHOSEN if _same(value, self.chosen) else _NOT_CHOSEN
        return text_of(_moment(value, self.format))

    def is_missing(self, value: object) -> bool:
        """Whether the file declares the value to be no answer."""
        return any(each.holds(value) for each in self.ranges)

    def texts(self, values: Sequence[object]) -> list[str]:
        """The texts of all values."""
        known = {value: self.text(value) for value in set(values)}
        return [known[value] for value in values]

    def missing(self, values: Sequence[object]) -> frozenset[str]:
        """The texts that mean "no answer" and are no answer's text too."""
        said = {True: set[str](), False: set[str]()}
        for value in {*values, *(self.labels or {}), *self._single()}:
            said[self.is_missing(value)].add(self.text(value))
        return frozenset(said[True] - said[False] - {""})

    def _single(self) -> Iterator[object]:
        return (each.low for each in self.ranges if each.low == each.high)


def _same(value: object, chosen: object) -> bool:
    return text_of(value) == text_of(float(chosen) if isinstance(chosen, int) else chosen)


def _moment(value: object, format: str) -> object:
    """A date, a time of day or a duration, if the variable's format says that the number is one."""
    kind = _FORMAT.match(format)
    if kind is None or not isinstance(value, float):
        return value
    try:
        return _counted(timedelta(seconds=value), kind.group(), value)
    except OverflowError:
        return value


def _counted(since: timedelta, kind: str, value: float) -> float | date | time | timedelta:
    if kind in _DURATIONS and value >= 0:
        return since if since >= _DAY else (_FIRST_DAY + since).time()
    if kind in _MOMENTS:
        return _FIRST_DAY + since
    return (_FIRST_DAY + since).date() if kind in _DATES else value
