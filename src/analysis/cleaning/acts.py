"""Lists of acts (joined, left) → stays: each joining with the leaving that ends it."""

from __future__ import annotations

import pandas as pd

_WHO = ["event", "person"]
_ACT = [*_WHO, "act", "join"]
#: Nobody stays at an event for longer: one of the two times has a wrong date.
LONGEST = pd.Timedelta(days=1)


def paired(rows: pd.DataFrame, ends: pd.Series[pd.Timestamp]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows with each joining made a stay, and the acts that say nothing more.

    ``rows``: as `unite` takes them, with ``act``. ``ends``: by event, its planned end, to which
    a joining without a leaving lasts. Of several devices the last one to join is taken to be the
    first to leave; the time covered is the same whichever it was. A leaving without a joining
    stays a row without times. The second frame: leavings that ended a stay, and acts that another
    export of the event lists too.
    """
    acts = rows[(rows["act"] != "") & rows["join"].notna()]
    if acts.empty:
        return _without_times(rows), rows.iloc[:0]
    again = _listed_before(acts)
    ordered = acts[~again].sort_values([*_WHO, "join", "act", "file", "row"], kind="stable")
    level = _level(ordered)
    by_level = ordered.groupby([*(ordered[name] for name in _WHO), level], sort=False)
    ended = (ordered["act"] == "joined") & (by_level["act"].shift(-1) == "left")
    ends_one = (ordered["act"] == "left") & (level > 0)
    leave = by_level["join"].shift(-1).where(ended, _left_open(ordered, ends))
    stays = _without_times(ordered.assign(leave=leave))
    others = _without_times(rows[(rows["act"] == "") | rows["join"].isna()])
    parts = [part for part in (others, stays[~ends_one]) if len(part)]
    return pd.concat(parts).sort_index(), pd.concat([ordered[ends_one], acts[again]]).sort_index()


def _listed_before(acts: pd.DataFrame) -> pd.Series[bool]:
    """Acts of an earlier file: the first of a file with the first, the second with the second."""
    nth = acts.groupby(["file", *_ACT], sort=False).cumcount()
    return acts.assign(nth=nth).duplicated([*_ACT, "nth"])


def _level(ordered: pd.DataFrame) -> pd.Series[int]:
    """How many devices of the person are there while this one is; 0: left without joining."""
    who = [ordered[name] for name in _WHO]
    joined = ordered["act"] == "joined"
    balance = (joined.astype("int64") * 2 - 1).groupby(who, sort=False).cumsum()
    lowest = balance.groupby(who, sort=False).cummin().clip(upper=0)
    before = lowest.groupby(who, sort=False).shift(fill_value=0)
    there = balance - lowest
    return there.where(joined, there + 1).where(joined | (lowest == before), 0)


def _left_open(ordered: pd.DataFrame, ends: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
    """When a stay without a leaving ended: as its person joined again, else as planned."""
    again = ordered.groupby(_WHO, sort=False)["join"].shift(-1)
    planned = planned_ends(ordered["event"], ends)
    until = again.fillna(planned.where(ordered["join"] < planned))
    return until.where(until - ordered["join"] <= LONGEST)


def planned_ends(events: pd.Series[str], ends: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
    """The planned end of each row's event, NaT where the event is not known."""
    # not by map, which cannot look up times in a table without any
    return ends.reindex(events).set_axis(events.index)


def _without_times(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows; a leaving that is left over begins nothing."""
    left = rows["act"] == "left"
    return rows.assign(join=rows["join"].mask(left), leave=rows["leave"].mask(left))
