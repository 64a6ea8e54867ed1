"""Whose each record is by certain evidence: address, code, name at one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from analysis.people.likeness import contradict, is_whole

SEPARATOR = "\x1f"
# Tools notice a little late that somebody left: stays that overlap by less follow one another.
_HANDOVER = pd.Timedelta(minutes=1)
_PLACE = ["file", "section", "event", "compared"]


@dataclass(frozen=True)
class Owners:
    """Whose the records are.

    ``owner``: of each record; ``kind``: by what it is known; ``together`` only with one owner.

    ``shared``: addresses and ``disputed``: codes that several people use; they prove nothing.
    """

    owner: pd.Series[str]
    kind: pd.Series[str]
    shared: frozenset[str]
    disputed: frozenset[str]


def owners(evidence: pd.DataFrame) -> Owners:
    """The owner of each record (columns as in `resolve`, and ``compared``, ``since``, ``until``).

    An address is one person's unless the names given with it are two people's; then the name
    decides, and a record without name stays alone. A code belongs to the address it was used
    with, unless several were, or two names. A whole name leads to the only person who gave it at
    the same event, unless the two were there at the same time.
    """
    alone = "record" + SEPARATOR + _joined(evidence, ["file", "section", "row"])
    shared = _of_two_names(evidence, "email")
    owner = _by_address(evidence, shared, alone)
    kind = pd.Series("nothing", index=evidence.index, dtype="str")
    kind = kind.mask((evidence["email"] != "") & (owner != alone), "email")
    owner, kind, disputed = _by_code(evidence, owner, kind)
    owner, kind = _by_name(evidence, owner, kind, alone)
    return Owners(owner.fillna(alone).astype("str"), kind, frozenset(shared), frozenset(disputed))


def _by_address(evidence: pd.DataFrame, shared: set[str], alone: pd.Series[str]) -> pd.Series[str]:
    email = evidence["email"]
    owner = email.where(email != "", None)
    of_shared = email.isin(shared)
    if not of_shared.any():
        return owner
    clusters = {
        (address, name): SEPARATOR.join((str(address), first))
        for address, names in _names_of(evidence[of_shared], "email").items()
        for name, first in _clustered(names).items()
    }
    pairs = zip(email[of_shared], evidence.loc[of_shared, "compared"], strict=True)
    named = pd.Series([clusters.get(pair) for pair in pairs], index=email.index[of_shared])
    told = named.astype("str").fillna(alone[of_shared])
    return owner.mask(of_shared, told.reindex(email.index))


def _by_code(
    evidence: pd.DataFrame, owner: pd.Series[str], kind: pd.Series[str]
) -> tuple[pd.Series[str], pd.Series[str], set[str]]:
    code = evidence["code"]
    by_value, disputed = _unique_owners(code.where(code != "", None), owner)
    disputed = disputed | _of_two_names(evidence, "code")
    free = (code != "") & ~code.isin(disputed) & owner.isna() & (evidence["email"] == "")
    new = code.map(by_value).astype("str").fillna("code" + SEPARATOR + code)
    return owner.mask(free, new), kind.mask(free, "code"), disputed


def _by_name(
    evidence: pd.DataFrame, owner: pd.Series[str], kind: pd.Series[str], alone: pd.Series[str]
) -> tuple[pd.Series[str], pd.Series[str]]:
    compared, event = evidence["compared"], evidence["event"]
    open_ones = owner.isna() & (evidence["email"] == "") & (evidence["code"] == "")
    named = (compared != "") & open_ones
    whole = named & compared.isin([name for name in compared[named].unique() if is_whole(name)])
    at_once = _at_once(evidence, compared != "")
    place = (event + SEPARATOR + compared).where((event != "") & (compared != ""), None)
    by_place, ambiguous = _unique_owners(place, owner)
    # a whole name at one event; a weaker one only where its stays follow one another in one list
    follows = named & ~whole & evidence["since"].notna() & evidence["until"].notna()
    list_of = SEPARATOR + evidence["file"] + SEPARATOR + evidence["section"]
    free = named & (event != "") & ~place.isin(ambiguous) & ~at_once & (whole | follows)
    label = ("name" + SEPARATOR + place.astype("str")).mask(follows, lambda text: text + list_of)
    new = place.map(by_place).astype("str").where(whole, None).fillna(label)
    kind = kind.mask(named & (event != ""), "name at event").mask(named & (event == ""), "name")
    return owner.mask(free, new).mask(named & ~free, alone), kind


def _at_once(evidence: pd.DataFrame, named: pd.Series[bool]) -> pd.Series[bool]:
    """Records without address that show a name twice in one list at the same time."""
    timed = evidence[named & evidence["since"].notna() & evidence["until"].notna()]
    ordered = timed.sort_values([*_PLACE, "since", "until", "row"])
    place = ordered.groupby(_PLACE, sort=False)
    latest = ordered["until"].groupby([ordered[name] for name in _PLACE], sort=False).cummax()
    before = latest.groupby([ordered[name] for name in _PLACE], sort=False).shift(1)
    after = place["since"].shift(-1)
    overlapping = (ordered["since"] + _HANDOVER < before) | (after + _HANDOVER < ordered["until"])
    found = overlapping & (ordered["email"] == "")
    return found.reindex(evidence.index, fill_value=False).astype(bool)


def _unique_owners(value: pd.Series[str], owner: pd.Series[str]) -> tuple[dict[str, str], set[str]]:
    """Values that exactly one owner uses, with that owner; and those that several use."""
    used = pd.DataFrame({"value": value, "owner": owner}).dropna().drop_duplicates()
    several = used["value"].duplicated(keep=False)
    once = used[~several]
    return dict(zip(once["value"], once["owner"], strict=True)), set(used.loc[several, "value"])


def _of_two_names(evidence: pd.DataFrame, column: str) -> set[str]:
    """Values of a column used with names that are two people's."""
    return {
        value
        for value, names in _names_of(evidence, column).items()
        if any(contradict(one, other) for one, other in combinations(names, 2))
    }


def _names_of(evidence: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """The names given with each value that was used with several."""
    used = evidence.loc[
        (evidence[column] != "") & (evidence["compared"] != ""), [column, "compared"]
    ].drop_duplicates()
    several = used[used[column].duplicated(keep=False)]
    return {str(value): sorted(names) for value, names in several.groupby(column)["compared"]}


def _clustered(names: Iterable[str]) -> dict[str, str]:
    """Whole name → the first of the names that are not two people's."""
    first: dict[str, str] = {}
    for name in filter(is_whole, names):
        found = (known for known in first if not contradict(known, name))
        first[name] = first.get(next(found, name), name)
    return first


def _joined(evidence: pd.DataFrame, columns: list[str]) -> pd.Series[str]:
    joined = evidence[columns[0]].astype("str")
    for column in columns[1:]:
        joined = joined + SEPARATOR + evidence[column].astype("str")
    return joined
