"""Who could still have the event, and who had it, at each time it happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.observations import Values, complete_rows


@dataclass(frozen=True, eq=False)
class RiskTable:
    """A place per time with events: the time, how many were at risk, how many had it.

    ``observed`` are all times, ``n`` the people, ``last`` the end of the longest observation.
    """

    times: Values
    at_risk: NDArray[np.int64]
    events: NDArray[np.int64]
    observed: Values
    n: int

    @property
    def last(self) -> float:
        """End of the longest observation."""
        return float(self.observed.max())

    def risk_at(self, time: float) -> int:
        """People still observed and without the event just before ``time``."""
        return int((self.observed >= time).sum())


def usable(times: Values, events: Values) -> NDArray[np.bool_]:
    """Places with a time from 0 on and a mark of the event."""
    kept = complete_rows(times, events)
    return kept & (np.where(kept, times, -1) >= 0)


def risk_table(times: Values, events: Values) -> RiskTable:
    """Count those at risk and events; ``events`` is 1 where it happened, 0 where observation ended.

    A person whose observation ends at a time counts as at risk at it.
    """
    kept = usable(times, events)
    t, happened = times[kept], events[kept] != 0
    found = np.unique(t[happened])
    ordered = np.sort(t)
    at_risk = len(t) - np.searchsorted(ordered, found)
    counts = np.searchsorted(np.sort(t[happened]), found, side="right")
    return RiskTable(found, at_risk, np.diff(counts, prepend=0), t, len(t))
