"""Whose each record is by certain evidence: address, code, name at one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.people.likeness import contradict, is_whole

if TYPE_CHECKING:
    Coded = pd.Series[Any]  # of categories, or of numbers that stand for them

SEPARATOR = "\x1f"
# Tools notice a little late that somebody left: stays that overlap by less follow one another.
_HANDOVER = pd.Timedelta(minutes=1)
_RECORD = ["file", "section", "row"]
_PLACE, _LIST = ["event", "compared"], ["file", "section"]
_KINDS = ["nothing", "email", "code", "name at event", "name"]


@dataclass(frozen=True)
class Owners:
    """Whose the records are.

    ``owner``: of each record, a category, its categories in order; ``kind``: by what it is known,
    a category too.

    ``shared``: addresses and ``disputed``: codes that several people use; they prove nothing.
    """

    owner: Coded
    kind: Coded
    shared: frozenset[str]
    disputed: frozenset[str]


def owners(evidence: pd.DataFrame) -> Owners:
    """The owner of each record.

    ``evidence``: columns as in `resolve`, its texts as categories, and ``compared``, ``since``,
    ``until``. An address is one person's unless the names given with it are two people's; then the
    name decides, and a record without name stays alone. A code belongs to the address it was used
    with, unless several were, or two names. A whole name leads to the only person who gave it at
    the same event, unless the two were there at the same time.
    """
    shared = _of_two_names(evidence, "email")
    kind: Coded = pd.Series("nothing", index=evidence.index, dtype=pd.CategoricalDtype(_KINDS))
    owner, kind = _by_address(evidence, shared, kind)
    owner, kind, disputed = _by_code(evidence, owner, kind)
    owner, kind = _by_name(evidence, owner, kind)
    owner = _given(owner, _joined("record", evidence[owner.isna()], _RECORD))
    in_order = owner.cat.remove_unused_categories().cat.categories.sort_values()
    owner = owner.cat.set_categories(in_order)
    return Owners(owner, kind, frozenset(shared), frozenset(disputed))


def _by_address(evidence: pd.DataFrame, shared: set[str], kind: Coded) -> tuple[Coded, Coded]:
    email = evidence["email"]
    of_shared = email.isin(shared)
    owner = email.mask((email == "") | of_shared)
    if not shared:
        return owner, kind.mask(owner.notna(), "email")
    clusters = {
        (address, name): SEPARATOR.join((str(address), first))
        for address, names in _names_of(evidence[of_shared], "email").items()
        for name, first in _clustered(names).items()
    }
    pairs = zip(email[of_shared], evidence.loc[of_shared, "compared"], strict=True)
    named = pd.Series([clusters.get(pair) for pair in pairs], index=email.index[of_shared])
    owner = _given(owner, named.dropna().astype("str"))
    kind = kind.mask(owner.notna(), "email")
    alone = evidence[of_shared & owner.isna()]
    return _given(owner, _joined("record", alone, _RECORD)), kind


def _by_code(evidence: pd.DataFrame, owner: Coded, kind: Coded) -> tuple[Coded, Coded, set[str]]:
    code = evidence["code"]
    by_value, several = _unique_owners(code[code != ""], owner)
    disputed = {str(text) for text in several} | _of_two_names(evidence, "code")
    free = (code != "") & ~code.isin(disputed) & owner.isna() & (evidence["email"] == "")
    given = code[free].astype("str")
    known = given.map(by_value.astype("str"))
    new = known.astype("str").fillna("code" + SEPARATOR + given)
    return _given(owner, new), kind.mask(free, "code"), disputed


def _by_name(evidence: pd.DataFrame, owner: Coded, kind: Coded) -> tuple[Coded, Coded]:
    compared, event = evidence["compared"], evidence["event"]
    open_ones = owner.isna() & (evidence["email"] == "") & (evidence["code"] == "")
    named = (compared != "") & open_ones
    whole = named & compared.isin([name for name in compared[named].unique() if is_whole(name)])
    place = evidence.groupby(_PLACE, observed=True).ngroup()
    place = place.where((event != "") & (compared != ""))
    by_place, ambiguous = _unique_owners(place[place.isin(place[named])], owner)
    # a whole name at one event; a weaker one only where its stays follow one another in one list
    follows = named & ~whole & evidence["since"].notna() & evidence["until"].notna()
    free = (whole | follows) & (event != "") & ~place.isin(ambiguous) & ~_at_once(evidence, place)
    led = free & whole & place.isin(by_place.index)
    owner = _given(owner, place[led].map(by_place))
    owner = _given(owner, _joined("name", evidence[free & whole & ~led], _PLACE))
    owner = _given(owner, _joined("name", evidence[free & follows], [*_PLACE, *_LIST]))
    return owner, kind.mask(named, "name at event").mask(named & (event == ""), "name")


def _at_once(evidence: pd.DataFrame, place: Coded) -> pd.Series[bool]:
    """Records without address that show a name twice in one list at the same time.

    ``place``: a number for each name at an event; none where there is no name or no event.
    """
    open_ones = evidence["email"] == ""
    named = place.isin(place[open_ones & place.notna()])
    timed = evidence[named & evidence["since"].notna() & evidence["until"].notna()]
    shown = timed[["row", "since", "until"]].assign(
        place=place, list=timed.groupby(_LIST, observed=True).ngroup()
    )
    ordered = shown.sort_values(["list", "place", "since", "until", "row"])
    one = [ordered[name] for name in ("list", "place")]
    latest = ordered["until"].groupby(one, sort=False).cummax()
    before = latest.groupby(one, sort=False).shift(1)
    after = ordered["since"].groupby(one, sort=False).shift(-1)
    overlapping = (ordered["since"] + _HANDOVER < before) | (after + _HANDOVER < ordered["until"])
    found = overlapping.reindex(evidence.index, fill_value=False).astype(bool)
    return found & open_ones


def _unique_owners(value: Coded, owner: Coded) -> tuple[Coded, Coded]:
    """By value that exactly one owner uses, that owner; and the values that several use."""
    used = pd.DataFrame({"value": value, "owner": owner[value.index]}).dropna().drop_duplicates()
    several = used["value"].duplicated(keep=False)
    return used[~several].set_index("value")["owner"], used.loc[several, "value"]


def _given(owner: Coded, found: Coded) -> Coded:
    """The owners, with those found (of some of the records) where there was none."""
    if not len(found):
        return owner
    new = found.astype("category")
    every = owner.cat.categories.union(new.cat.categories, sort=False)
    return owner.cat.set_categories(every).fillna(
        new.cat.set_categories(every).reindex(owner.index)
    )


def _joined(kind: str, rows: pd.DataFrame, columns: Iterable[str]) -> Coded:
    """A name for the owner of each of the rows, from what the columns hold."""
    joined = pd.Series(kind, index=rows.index, dtype="str")
    for column in columns:
        joined = joined + SEPARATOR + rows[column].astype("str")
    return joined


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
