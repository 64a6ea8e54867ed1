"""The funnel of each event: registered, attended, stayed."""

from __future__ import annotations

import pandas as pd

from analysis.indicators.data import Data
from analysis.indicators.rules import has_stayed


def funnel_by_event(data: Data) -> pd.DataFrame:
    """A row per event in the order of time.

    Columns of ``events`` and registered, attended, shown_up (registered and present), stayed.
    """
    pairs = ["event", "person"]
    both = data.registrations[pairs].merge(data.attendance[pairs], on=pairs)
    long = data.attendance[has_stayed(data.attendance, data.events)]
    counted = {
        "registered": data.registrations,
        "attended": data.attendance,
        "shown_up": both,
        "stayed": long,
    }
    events = data.events.sort_values(["start", "event"], kind="stable")
    counts = {
        name: events["event"].map(rows.groupby("event").size()).fillna(0).astype("int64")
        for name, rows in counted.items()
    }
    return events.assign(**counts)
