"""Who could still have the event, and who had it, at each time it happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.observations import (
    Codes,
    Marks,
    Values,
    complete_rows,
    first_reason,
    infinite,
)


@dataclass(frozen=True, eq=False)
class Observed:
    """Times and codes of events (0: observation ended) of those without gaps.

    ``reason``: why they cannot be used at all.
    """

    times: Values
    codes: Codes
    kept: Marks
    reason: str = ""

    @property
    def n(self) -> int:
        """How many people."""
        return len(self.times)

    @property
    def n_missing(self) -> int:
        """How many were left out for a gap."""
        return int((~self.kept).sum())


@dataclass(frozen=True, eq=False)
class RiskTable:
    """A place per time with events: the time, how many were at risk, how many had it."""

    times: Values
    at_risk: Codes
    events: Codes
    people: Observed

    @property
    def last(self) -> float:
        """End of the longest observation; infinite once nobody is left without the event."""
        gone = len(self.times) > 0 and self.at_risk[-1] == self.events[-1]
        return float("inf") if gone else float(self.people.times.max())

    def risk_at(self, time: float) -> int:
        """People still observed and without the event just before ``time``."""
        return int((self.people.times >= time).sum())


def observed(times: Values, codes: Values) -> Observed:
    """Leave out people with a gap; refuse infinite and negative times."""
    kept = complete_rows(times, codes)
    t, c = times[kept], codes[kept]
    reason = first_reason(
        (lambda: len(t) == 0, reasons.NOTHING),
        (lambda: infinite(t, c), reasons.INFINITE),
        (lambda: bool((t < 0).any()), reasons.NEGATIVE_TIME),
    )
    return Observed(t, (np.zeros(len(c)) if reason else c).astype(np.int64), kept, reason)


def risk_table(people: Observed) -> RiskTable:
    """Count those at risk and events of any kind, at each time with an event.

    A person whose observation ends at a time counts as at risk at it.
    """
    happened = people.times[people.codes != 0]
    found, counts = np.unique(happened, return_counts=True)
    at_risk = people.n - np.searchsorted(np.sort(people.times), found)
    return RiskTable(found, at_risk, counts, people)
