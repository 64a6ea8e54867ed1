"""What an exploring question gives back: named estimates that show, draw and tabulate themselves.

Not for publication: no number here has passed disclosure control.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.notebook.explore.drawing import Drawing, Mark, forest
from analysis.notebook.explore.page import INTERNAL, Line, table
from analysis.statistics import Estimate, Statement, no_estimate, why_not
from analysis.statistics.estimate import LEVEL
from analysis.texts import texts

#: Fewer than so many people: not even how many (the first step of the guards).
NOT_COUNTED = "fewer than 5"
_WORDS = texts("en")
_TYPES = {
    **dict.fromkeys(("value", "low", "high", "level", "p", "statistic", "df"), "float64"),
    **dict.fromkeys(("count", "n", "n_missing"), "Int64"),
}


@dataclass(frozen=True)
class Row:
    """A named estimate, the ``n`` people behind it, and the publication of its method.

    ``count``: how many of them a share is of. ``drawn``: it is measured in the unit of the
    result's axis. ``share``: shown in percent.
    """

    label: str
    n: int
    estimate: Estimate
    reference: str = ""
    count: int | None = None
    drawn: bool = False
    share: bool = False


@dataclass(frozen=True, repr=False)
class Result:
    """An answer to one question; the last expression of a cell shows it as a table.

    ``base``: whose answers these are; ``notes``: what must be known beside the numbers;
    ``axis``: what a drawing measures, from ``zero`` where a line of no change belongs in it.
    """

    title: str
    base: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    axis: str
    zero: bool = False

    def to_frame(self) -> pd.DataFrame:
        """A row per statement; missing values where n allows none, and n itself below five."""
        return pd.DataFrame([_record(row) for row in self.rows]).astype(_TYPES)

    def plot(self) -> Drawing:
        """Values with their intervals in the house style: a matplotlib figure."""
        marks = [_mark(row) for row in self.rows if row.drawn]
        return forest(self.title, [mark for mark in marks if mark is not None], self._reason(),
                      self.axis, zero=self.zero)  # fmt: skip

    def __repr__(self) -> str:
        shown = self.to_frame()[["statement", "value", "low", "high", "n", "reason"]]
        return f"{self.title}\n{self.base}\n{shown.to_string(index=False)}\n{INTERNAL}"

    def _repr_html_(self) -> str:
        return table(self.title, self.base, [_line(row) for row in self.rows], self.notes)

    def _reason(self) -> str:
        """Why nothing can be drawn."""
        return next((row.estimate.reason for row in self.rows if row.estimate.reason), "")


def guarded_row(row: Row) -> Row:
    """The row; of fewer than five people without any number, their own included."""
    found = row.estimate
    if why := why_not(Statement.COUNT, row.n):
        nothing = no_estimate(0, found.method, found.reason or why)
        return replace(row, n=0, estimate=nothing, count=None)
    return replace(row, reference=found.reference or row.reference)


def people(n: int) -> str:
    """How many people, or that they are too few to say.

    >>> people(12), people(3)
    ('12', 'fewer than 5')
    """
    return NOT_COUNTED if why_not(Statement.COUNT, n) else _WORDS.number(n)


def _record(row: Row) -> dict[str, object]:
    found = row.estimate
    counted = not why_not(Statement.COUNT, row.n)
    return {
        "statement": row.label,
        "value": found.value,
        "count": row.count,
        "low": found.low,
        "high": found.high,
        "level": found.level if found.low is not None else None,
        "n": row.n if counted else None,
        "n_missing": found.n_missing if counted else None,
        "p": found.p,
        "statistic": found.statistic,
        "df": found.df,
        "method": found.method,
        "reference": row.reference,
        "standardiser": found.standardiser,
        "reason": _WORDS.say(found.reason),
    }


def _line(row: Row) -> Line:
    found = row.estimate
    return Line(
        row.label,
        _value(row),
        _interval(row),
        people(row.n),
        "" if found.p is None else _p(found.p),
        found.method,
        row.reference,
        _note(found),
    )


def _value(row: Row) -> str:
    """The value, for shares also as "x of n", which fewer people allow."""
    value = row.estimate.value
    counted = "" if row.count is None else f"{_WORDS.number(row.count)} of {people(row.n)}"
    if value is None:
        return counted or "not shown"
    return f"{_said(value, row)} ({counted})" if counted else _said(value, row)


def _interval(row: Row) -> str:
    low, high = row.estimate.low, row.estimate.high
    if low is None or high is None:
        return ""
    return f"{_said(low, row)} to {_said(high, row)}"


def _note(found: Estimate) -> str:
    """The level where it is not the usual one, the standardiser, and what is not said and why."""
    percent = _WORDS.percent(found.level, 1)
    notes = (
        f"{percent} interval" if found.low is not None and found.level != LEVEL else "",
        f"divided by the {found.standardiser}" if found.standardiser else "",
        _WORDS.say(found.reason),
    )
    return "; ".join(note for note in notes if note)


def _said(value: float, row: Row) -> str:
    return _WORDS.percent(value) if row.share else _WORDS.number(value, 2)


def _p(p: float) -> str:
    """Never a p of zero."""
    return "< 0.001" if p < 0.001 else _WORDS.number(p, 3)


def _mark(row: Row) -> Mark | None:
    found = row.estimate
    if found.value is None:
        return None
    interval = _interval(row)
    said = f"{_said(found.value, row)} ({interval})" if interval else _said(found.value, row)
    return Mark(f"{row.label}, n = {people(row.n)}", found.value, found.low, found.high, said)
