"""What is known of an owner of records, and what speaks against two being one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.people.likeness import contradict
from analysis.texts import N_

_HANDOVER = 60_000_000
Stay = tuple[int, int, int, int]  # numbers of event and list, from and until in microseconds


@dataclass(frozen=True, slots=True)
class Profile:
    """Owners that are one person: addresses, codes, names as compared, waves, events, stays."""

    emails: frozenset[str]
    codes: frozenset[str]
    names: frozenset[str]
    waves: frozenset[str]
    events: frozenset[str]
    stays: tuple[Stay, ...]


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
