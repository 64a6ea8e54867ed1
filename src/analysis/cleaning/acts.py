"""Lists of acts (joined, left) → stays: each joining with the leaving that follows it."""

from __future__ import annotations

import pandas as pd

_WHO = ["file", "section", "event", "person"]


def paired(rows: pd.DataFrame, ends: pd.Series[pd.Timestamp]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows with each joining made a stay, and the leavings that ended one.

    ``rows``: as `unite` takes them, with ``act``. ``ends``: by event, its planned end, to which
    a joining without a leaving lasts. A leaving without a joining stays a row without times.
    """
    acts = rows[rows["act"] != ""].sort_values([*_WHO, "join", "row"], kind="stable")
    if acts.empty:
        return rows, rows.iloc[:0]
    grouped = acts.groupby(_WHO, sort=False)
    after, then = grouped["act"].shift(-1), grouped["join"].shift(-1)
    joins, leaves = acts["act"] == "joined", acts["act"] == "left"
    planned = acts["event"].map(ends).astype("datetime64[us, UTC]")
    last = joins & (after.isna()) & (acts["join"] < planned)
    leave = then.where(joins & (after == "left")).mask(last, planned)
    # who joins twice without leaving was there on two devices, or the leaving is missing
    leave = leave.mask(joins & (after == "joined"), then)
    before = grouped["act"].shift()
    used = leaves & (before == "joined")
    stays = acts.assign(leave=leave, join=acts["join"].mask(leaves, pd.NaT))
    return pd.concat([rows[rows["act"] == ""], stays[~used]]).sort_index(), acts[used]
