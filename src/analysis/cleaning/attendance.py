"""Who was at an event and for how long: joins and rejoins of one person united."""

from __future__ import annotations

import pandas as pd

from analysis.cleaning.intervals import united_minutes
from analysis.cleaning.rows import not_kept, together
from analysis.tables import empty


def unite(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """One row per person and event.

    ``rows``: columns file, section, row, event, person, role, join, leave (UTC, NaT if none),
    minutes (as printed, NaN if none), summary (bool). Returns the table ``attendance``, the keys of
    the rows it came from (the first of each person), and the rows that were merged or set aside.
    """
    unplaced = rows["event"] == ""
    nameless = ~unplaced & (rows["person"] == "")
    usable = rows[~unplaced & ~nameless]
    timed = usable["join"].notna() & usable["leave"].notna() & (usable["leave"] >= usable["join"])
    listed = usable[timed & ~usable["summary"]]
    person_listed = pd.MultiIndex.from_frame(usable[["event", "person"]]).isin(
        pd.MultiIndex.from_frame(listed[["event", "person"]])
    )
    summed = usable["summary"] & person_listed
    counted = usable["minutes"].notna() & ~person_listed
    good = usable[(timed | counted) & ~summed]
    first = ~good.duplicated(["event", "person"])
    left_out = [
        not_kept(rows[unplaced], "no event"),
        not_kept(rows[nameless], "no name"),
        not_kept(usable[summed], "summary row"),
        not_kept(usable[~(timed | counted) & ~summed], "no times"),
        not_kept(good[~first], "joined again"),
    ]
    return _attendance(good), good[first], together(left_out, empty("set_aside"))


def _attendance(good: pd.DataFrame) -> pd.DataFrame:
    if good.empty:
        return empty("attendance")
    found = [
        _person(str(event), str(person), stays)
        for (event, person), stays in good.groupby(["event", "person"], sort=True)
    ]
    table = pd.DataFrame(found)
    times = {
        name: table[name].astype("datetime64[us, UTC]") for name in ("first_join", "last_leave")
    }
    return table.assign(**times, stays=table["stays"].astype("int64"))


def _person(event: str, person: str, stays: pd.DataFrame) -> dict[str, object]:
    timed = stays.dropna(subset=["join", "leave"])
    minutes = (
        united_minutes(timed["join"], timed["leave"]) if len(timed) else stays["minutes"].max()
    )
    roles = sorted(role for role in stays["role"].unique() if role)
    return {
        "event": event,
        "person": person,
        "role": roles[0] if roles else "",
        "first_join": timed["join"].min(),
        "last_leave": timed["leave"].max(),
        "minutes": float(minutes),
        "stays": len(stays),
    }
