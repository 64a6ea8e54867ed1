"""Links between owners of records: found, decided, and followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.people.profiles import Profile


@dataclass(frozen=True)
class Link:
    """Two owners that may be one person: by what, how sure (0–100), and what speaks against it."""

    one: str
    other: str
    kind: str
    score: float
    certain: bool
    against: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two owners, always in the same order."""
        return (self.one, self.other) if self.one <= self.other else (self.other, self.one)


@dataclass(frozen=True)
class People:
    """Owners put together: ``person`` owner → its person (one of the owners), profiles of those.

    ``kinds``: owner → the kind of link by which it was joined to a better known one.
    """

    person: Mapping[str, str]
    profiles: Mapping[str, Profile]
    kinds: Mapping[str, str]

    @staticmethod
    def apart(profiles: Mapping[str, Profile]) -> People:
        """Everybody alone."""
        return People({name: name for name in profiles}, profiles, {})

    def joined(self, links: Iterable[Link]) -> People:
        """With the links followed (owners of links are persons here)."""
        leads = dict[str, str]()
        profiles, kinds = dict(self.profiles), dict(self.kinds)
        for link in sorted(links, key=lambda link: link.pair):
            one, other = (_lead(leads, name) for name in link.pair)
            if one == other:
                continue
            better, weaker = sorted((one, other), key=lambda name: _rank(name, profiles[name]))
            leads[weaker] = better
            kinds[weaker] = link.kind
            profiles[better] = profiles[better].with_(profiles.pop(weaker))
        person = {owner: _lead(leads, name) for owner, name in self.person.items()}
        return replace(self, person=person, profiles=profiles, kinds=kinds)


def _lead(leads: Mapping[str, str], name: str) -> str:
    while name in leads:
        name = leads[name]
    return name


def _rank(name: str, profile: Profile) -> tuple[bool, bool, bool, str]:
    """Who gives the name: address before code before name at an event before a single record."""
    return (not profile.emails, not profile.codes, name.startswith("record\x1f"), name)
