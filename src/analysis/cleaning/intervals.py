"""How long someone was there: overlapping stays united before minutes are summed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd


def united_minutes(stays: pd.DataFrame, who: Sequence[str]) -> pd.Series[float]:
    """Minutes covered by at least one stay of each group; an end before its start covers none.

    ``stays``: columns join, leave and those of ``who``, which say whose stays they are. Returns
    a value per group, indexed by ``who``.

    >>> clock = lambda *times: pd.to_datetime([f"2023-02-01 {time}" for time in times])
    >>> joins, leaves = clock("10:00", "10:20", "11:00"), clock("10:30", "10:40", "11:05")
    >>> united_minutes(pd.DataFrame({"who": "a", "join": joins, "leave": leaves}), ["who"])["a"]
    np.float64(45.0)
    """
    groups = stays.groupby(list(who), observed=True)
    number = groups.ngroup().to_numpy()
    join, leave = (_seconds(stays[name]).to_numpy() for name in ("join", "leave"))
    order = np.lexsort((leave, join, number))
    number, join, leave = number[order], join[order], leave[order]
    reached = pd.Series(leave).groupby(number).cummax().to_numpy()
    first = np.diff(number, prepend=-1) != 0
    before = np.where(first, -np.inf, np.roll(reached, 1))
    covered = pd.Series(np.maximum(leave - np.maximum(join, before), 0.0))
    return covered.groupby(number).sum().set_axis(groups.size().index) / 60.0


def _seconds(times: pd.Series[pd.Timestamp]) -> pd.Series[float]:
    return times.astype("int64").astype("float64") / _PER_SECOND[times.dt.unit]


_PER_SECOND = {"s": 1.0, "ms": 1e3, "us": 1e6, "ns": 1e9}
