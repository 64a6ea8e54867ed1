"""Who was at an event and for how long: joins and rejoins of one person united."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.acts import paired
from analysis.cleaning.intervals import united_minutes
from analysis.cleaning.rows import not_kept, together
from analysis.tables import SCHEMAS, empty

_WHO = ["event", "person"]
#: Roles that say that someone carried the event, in any spelling of the tools, first to count.
_ROLES = {
    "host": "host", "organizer": "host", "organiser": "host", "järjestäjä": "host",
    "arrangör": "host", "moderator": "host", "true": "host", "co-host": "host",
    "co-organizer": "host",
    "panelist": "panelist", "panellist": "panelist", "presenter": "panelist",
    "esittäjä": "panelist", "presentatör": "panelist", "speaker": "panelist",
}  # fmt: skip


@dataclass(frozen=True)
class United:
    """``attendance``: the tidy table; ``kept``: keys of the first row of each person and event."""

    attendance: pd.DataFrame
    kept: pd.DataFrame
    left_out: pd.DataFrame


def unite(rows: pd.DataFrame, ends: pd.Series[pd.Timestamp] | None = None) -> United:
    """One row per person and event.

    ``rows``: columns as `stays.NO_STAYS` and person. ``ends``: the planned end by event. Rows that
    only register (``attended`` false) are not looked at here.
    """
    present = rows[rows["attended"]]
    rule = _set_aside(present)
    usable, merged_acts = paired(present[rule == ""], ends if ends is not None else _NO_ENDS)
    timed = usable["join"].notna() & usable["leave"].notna() & (usable["leave"] >= usable["join"])
    listed = usable[timed & ~usable["summary"]]
    person_listed = _pairs(usable).isin(_pairs(listed))
    summed = usable["summary"] & person_listed
    counted = usable["minutes"].notna() & ~person_listed
    good = usable[(timed | counted) & ~summed]
    first = ~good.duplicated(_WHO)
    left_out = [
        *(not_kept(present[rule == name], name) for name in sorted(set(rule) - {""})),
        not_kept(merged_acts, "end of a stay"),
        not_kept(usable[summed], "summary row"),
        not_kept(usable[~(timed | counted) & ~summed], "no times"),
        not_kept(good[~first], "joined again"),
    ]
    keys = good.loc[first, ["file", "section", "row"]]
    return United(_attendance(good), keys, together(left_out, empty("set_aside")))


_NO_ENDS = pd.Series(dtype="datetime64[us, UTC]")


def _set_aside(rows: pd.DataFrame) -> pd.Series[str]:
    """By which rule a row is no stay; "" where it may be one."""
    rule = pd.Series("", index=rows.index, dtype="str")
    rule = rule.mask(rows["waiting"], "waiting room").mask(rows["person"] == "", "no name")
    return rule.mask(rows["event"] == "", "no event").mask(rows["mark"] != "", rows["mark"])


def _pairs(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[_WHO])


def _attendance(good: pd.DataFrame) -> pd.DataFrame:
    if good.empty:
        return empty("attendance")
    timed = good.dropna(subset=["join", "leave"])
    grouped = good.groupby(_WHO, sort=True)
    printed = grouped["minutes"].max()
    table = pd.DataFrame(
        {
            "role": good.assign(role=_role(good["role"])).groupby(_WHO)["role"].min(),
            "first_join": timed.groupby(_WHO)["join"].min().reindex(printed.index),
            "last_leave": timed.groupby(_WHO)["leave"].max().reindex(printed.index),
            "minutes": united_minutes(timed, _WHO).reindex(printed.index).fillna(printed),
            "stays": grouped.size(),
        }
    ).reset_index()
    roles = table["role"].str.slice(1)
    times = {
        name: table[name].astype("datetime64[us, UTC]") for name in ("first_join", "last_leave")
    }
    return table.assign(role=roles, **times)[list(SCHEMAS["attendance"].columns)]


def _role(roles: pd.Series[str]) -> pd.Series[str]:
    """The role as one of ours, with a digit in front: of several roles the lowest counts."""
    rank = {"host": "0host", "panelist": "1panelist"}
    known = {role: rank.get(_ROLES.get(role, ""), f"3{role}") for role in roles.unique()}
    return roles.map({**known, "": "4", "false": "4"}).astype("str")
