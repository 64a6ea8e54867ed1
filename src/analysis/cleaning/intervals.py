"""How long someone was there: overlapping stays united before minutes are summed."""

from __future__ import annotations

import pandas as pd


def united_minutes(starts: pd.Series[pd.Timestamp], ends: pd.Series[pd.Timestamp]) -> float:
    """Minutes covered by at least one of the intervals; an end before its start covers none.

    >>> times = lambda *clock: pd.Series(pd.to_datetime([f"2023-02-01 {c}" for c in clock]))
    >>> united_minutes(times("10:00", "10:20", "11:00"), times("10:30", "10:40", "11:05"))
    45.0
    """
    covered = pd.Timedelta(0)
    reached: pd.Timestamp | None = None
    stays = sorted(zip(starts, ends, strict=True))
    for start, end in stays:
        begin = start if reached is None else max(start, reached)
        if end > begin:
            covered += end - begin
            reached = end
    return covered / pd.Timedelta(minutes=1)
