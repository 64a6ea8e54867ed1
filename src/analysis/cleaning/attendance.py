"""Who was at an event and for how long: joins and rejoins of one person united."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.cleaning.acts import LONGEST, paired
from analysis.cleaning.intervals import united_minutes
from analysis.cleaning.rows import compact, not_kept, together
from analysis.readers.memory import give_back
from analysis.tables import SCHEMAS, empty

_WHO = ["event", "person"]
_TIMES = ["first_join", "last_leave"]
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

    ``rows``: columns as `stays.NO_STAYS` and person, texts or categories. ``ends``: the planned end
    by event. Rows that only register (``attended`` false) are not looked at here.
    """
    every = compact(rows)
    rule = _set_aside(every)
    usable, merged_acts = paired(every[rule == ""], ends if ends is not None else _NO_ENDS)
    timed = _timed(usable)
    listed = timed & ~usable["summary"]
    pairs = usable.groupby(_WHO, observed=True).ngroup()
    person_listed = pairs.isin(pairs[listed])
    summed = usable["summary"] & person_listed
    counted = usable["minutes"].notna() & ~person_listed
    good = usable[(timed | counted) & ~summed]
    first = ~good.duplicated(_WHO)
    attendance = _attendance(good)
    left_out = [
        *(
            not_kept(every[rule == name], name)
            for name in rule.cat.categories
            if name not in {"", _ELSEWHERE}
        ),
        not_kept(merged_acts[merged_acts["act"] == "left"], "end of a stay"),
        not_kept(merged_acts[merged_acts["act"] == "joined"], "joined again"),
        not_kept(usable[summed], "summary row"),
        not_kept(usable[~(timed | counted) & ~summed], "no times"),
        not_kept(good[~first], "joined again"),
    ]
    keys = good.loc[first, list(_TEXTS)].assign(row=good["row"])
    aside = together(left_out, empty("set_aside"))
    return United(attendance, keys.astype(_TEXTS), aside.astype(_TEXTS))


_TEXTS = {"file": "str", "section": "str"}
_NO_STAY = ("no event", "no name", "waiting room")
_ELSEWHERE = "only registered"
_NO_ENDS = pd.Series(dtype="datetime64[us, UTC]")


def _set_aside(rows: pd.DataFrame) -> pd.Series[Any]:
    """By which rule a row is no stay (a category); "" where it may be one."""
    kinds = sorted({"", _ELSEWHERE, *_NO_STAY, *rows["mark"].unique()})
    rule: pd.Series[Any] = rows["mark"].astype(pd.CategoricalDtype(pd.Index(kinds, dtype="str")))
    for name, applies in (
        ("no event", rows["event"] == ""), ("no name", rows["person"] == ""),
        ("waiting room", rows["waiting"]),
    ):  # fmt: skip
        rule = rule.mask((rule == "") & applies, name)
    return rule.mask(~rows["attended"], _ELSEWHERE)


def _timed(rows: pd.DataFrame) -> pd.Series[bool]:
    """Rows that say from when to when; an end before its start, or days after it, says nothing."""
    length = rows["leave"] - rows["join"]
    return (length >= pd.Timedelta(0)) & (rows["summary"] | (length <= LONGEST))


def _attendance(good: pd.DataFrame) -> pd.DataFrame:
    if good.empty:
        return empty("attendance")
    table = _summed(good)
    give_back()
    kinds = dict.fromkeys(_WHO, "str") | dict.fromkeys(_TIMES, "datetime64[us, UTC]")
    return table.astype(kinds)[list(SCHEMAS["attendance"].columns)]


def _summed(good: pd.DataFrame) -> pd.DataFrame:
    """Role, first join, last leave, minutes and number of stays by event and person."""
    who = good.groupby(_WHO, observed=True).ngroup()
    timed = good.loc[_timed(good), ["join", "leave"]].assign(who=who)
    minutes = _printed(good).groupby(who).max()
    names = good[_WHO].assign(who=who).drop_duplicates("who").set_index("who").sort_index()
    return names.assign(
        role=_role(good["role"]).groupby(who).min().astype("str").str.slice(1),
        first_join=timed.groupby("who")["join"].min().reindex(names.index),
        last_leave=timed.groupby("who")["leave"].max().reindex(names.index),
        minutes=minutes.fillna(united_minutes(timed, ["who"]).reindex(names.index)),
        stays=_distinct(good, who).groupby("who").size(),
    ).reset_index(drop=True)


def _distinct(good: pd.DataFrame, who: pd.Series[int]) -> pd.DataFrame:
    """Each stay once, however many exports of the event list it."""
    # the times tell stays apart; what a tool counted does so only where there are none
    minutes = good["minutes"].mask(_timed(good))
    return good[["join", "leave"]].assign(who=who, minutes=minutes).drop_duplicates()


def _printed(good: pd.DataFrame) -> pd.Series[float]:
    """The minutes that count as printed: between first join and last leave someone may be away.

    Of stays listed one by one none, and never more than lie between the two times.
    """
    between = (good["leave"] - good["join"]).dt.total_seconds() / 60
    timed = _timed(good)
    within = good["minutes"].where(~timed | (good["minutes"] <= between), between)
    return within.where(good["summary"] | ~timed)


def _role(roles: pd.Series[Any]) -> pd.Series[Any]:
    """The role as one of ours, with a digit in front: of several roles the lowest counts."""
    rank = {"host": "0host", "panelist": "1panelist"}
    known = {role: rank.get(_ROLES.get(role, ""), f"3{role}") for role in roles.unique()}
    ranks = roles.map({**known, "": "4", "false": "4"}).astype("str")
    return ranks.astype("category").cat.as_ordered()
