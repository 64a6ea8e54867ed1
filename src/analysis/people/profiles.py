"""All that is known of each owner of records, and what speaks against two being one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.people.likeness import contradict
from analysis.texts import N_

_HANDOVER = 60_000_000
Stay = tuple[str, str, int, int]  # event, list, from and until in microseconds


@dataclass(frozen=True)
class Profile:
    """An owner: addresses, codes, names (as compared), waves answered, stays, events, a record."""

    emails: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    waves: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    stays: tuple[Stay, ...] = ()
    file: str = ""
    row: int = 0

    @property
    def is_open(self) -> bool:
        """Whether only names tell who it is."""
        return not self.emails and not self.codes

    def with_(self, other: Profile) -> Profile:
        """What is known of two owners that are one person."""
        first = min((self.file, self.row), (other.file, other.row))
        return Profile(
            self.emails | other.emails,
            self.codes | other.codes,
            self.names | other.names,
            self.waves | other.waves,
            self.events | other.events,
            (*self.stays, *other.stays),
            *first,
        )


def profiles(evidence: pd.DataFrame, owner: pd.Series[str]) -> dict[str, Profile]:
    """The profile of each owner; ``evidence`` as in `owners`, with ``wave``."""
    owned = evidence.assign(owner=owner)
    answered = owned["wave"] + owned["event"].map(lambda event: f" {event}" if event else "")
    waves = owned.assign(wave=answered.where(owned["wave"] != "", ""))
    sets = {
        field: _sets(waves, column)
        for field, column in (
            ("emails", "email"), ("codes", "code"), ("names", "compared"),
            ("waves", "wave"), ("events", "event"),
        )
    }  # fmt: skip
    stays = _stays(owned)
    first = owned.sort_values(["file", "row"], kind="stable").drop_duplicates("owner")
    return {
        str(name): Profile(
            **{field: found.get(name, frozenset()) for field, found in sets.items()},
            stays=stays.get(name, ()),
            file=str(file),
            row=int(row),
        )
        for name, file, row in zip(
            *(first[c].tolist() for c in ("owner", "file", "row")), strict=True
        )
    }


def contradiction(one: Profile, other: Profile, *, slips: bool = False) -> str:
    """What speaks against two owners being one person; "" if nothing does.

    ``slips``: codes may differ (they are what is compared), names may not.
    """
    if one.emails and other.emails and not one.emails & other.emails:
        return N_("they use different e-mail addresses")
    if slips and _names_contradict(one, other):
        return N_("their names differ")
    if not slips and one.codes and other.codes and not one.codes & other.codes:
        return N_("they use different codes")
    if one.waves & other.waves:
        return N_("both answered the same survey")
    if _at_once(one.stays, other.stays):
        return N_("they were at two places at the same time")
    return ""


def _names_contradict(one: Profile, other: Profile) -> bool:
    """Whether both have names, and none of one can be the other's."""
    pairs = [(mine, theirs) for mine in one.names for theirs in other.names]
    return bool(pairs) and all(contradict(*pair) for pair in pairs)


def _at_once(mine: Iterable[Stay], theirs: Iterable[Stay]) -> bool:
    """Whether stays overlap: at two events, or twice in one list (two lists may tell the same)."""
    stays = tuple(theirs)
    return any(
        (event != other or place == list_) and since + _HANDOVER < end and begin + _HANDOVER < until
        for event, place, since, until in mine
        for other, list_, begin, end in stays
    )


def _sets(owned: pd.DataFrame, column: str) -> Mapping[str, frozenset[str]]:
    used = owned.loc[owned[column] != "", ["owner", column]].drop_duplicates()
    return dict(_grouped(zip(used["owner"].tolist(), used[column].tolist(), strict=True)))


def _grouped(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, frozenset[str]]]:
    found: dict[str, set[str]] = {}
    for owner, value in pairs:
        found.setdefault(owner, set()).add(value)
    yield from ((owner, frozenset(values)) for owner, values in found.items())


def _stays(owned: pd.DataFrame) -> Mapping[str, tuple[Stay, ...]]:
    timed = owned[owned["since"].notna() & owned["until"].notna()]
    place = timed["file"] + "\x1f" + timed["section"]
    spans = (
        timed.assign(place=place)
        .groupby(["owner", "event", "place"], sort=True)
        .agg(since=("since", "min"), until=("until", "max"))
        .reset_index()
    )
    found: dict[str, list[Stay]] = {}
    moments = {name: spans[name].astype("int64").tolist() for name in ("since", "until")}
    columns = (spans[name].tolist() for name in ("owner", "event", "place"))
    for owner, *stay in zip(*columns, *moments.values(), strict=True):
        found.setdefault(owner, []).append((stay[0], stay[1], stay[2], stay[3]))
    return {owner: tuple(stays) for owner, stays in found.items()}
