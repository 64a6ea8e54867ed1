"""Times printed without a day, of events that go on past midnight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pandas as pd

from analysis.cleaning.moments import Clock, Moments, parse_file
from analysis.project import Event

_DAY = timedelta(days=1)
# Who is half a day too early came after midnight: nobody waits so long for an event to begin.
_TOO_EARLY = pd.Timedelta(hours=12)


def read_past_midnight(
    cells: Mapping[str, pd.Series[str]], clock: Clock, event: Event | None
) -> dict[str, Moments]:
    """The columns of dates of one file, as `parse_file` reads them.

    A time printed without a day is of the day after where it would else lie half a day before
    the event. Times printed with their day are the same either way.
    """
    found = parse_file(cells, clock)
    if event is None or clock.day is None:
        return found
    earliest = pd.Timestamp(event.start) - _TOO_EARLY
    if not any((moments.utc < earliest).any() for moments in found.values()):
        return found
    next_day = parse_file(cells, replace(clock, day=clock.day + _DAY))
    return {
        name: replace(moments, utc=moments.utc.mask(moments.utc < earliest, next_day[name].utc))
        for name, moments in found.items()
    }
