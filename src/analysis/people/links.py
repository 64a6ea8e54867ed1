"""Links between owners of records: found, decided, and followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.people.profile_columns import Profiles
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
    """Owners put together to persons, each called by the best known of its owners.

    ``known``: what the records tell of each owner. ``leads``: owner → a better known one of the
    same person; ``kinds``: by what link it was joined to it; ``members``: the owners of each person
    of several.
    """

    known: Profiles
    leads: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def persons(self) -> Iterator[str]:
        """Every person, in order."""
        return (owner for owner in self.known.numbers if owner not in self.leads)

    def person(self, owner: str) -> str:
        """Who the owner is."""
        while owner in self.leads:
            owner = self.leads[owner]
        return owner

    def profile(self, person: str) -> Profile:
        """All that is known of a person."""
        return self.known.of(self._owners(person))

    def names(self, person: str) -> Sequence[str]:
        """The names of a person as compared, in order."""
        return sorted(self.known.names_of(self._owners(person)))

    def is_open(self, person: str) -> bool:
        """Whether only names tell who it is."""
        return all(self.known.unknown(self._owners(person)))

    def joined(self, links: Iterable[Link]) -> People:
        """With the links followed (owners of links are persons here)."""
        leads, kinds, members = dict(self.leads), dict(self.kinds), dict(self.members)
        now = replace(self, leads=leads, kinds=kinds, members=members)
        for link in sorted(links, key=lambda link: link.pair):
            one, other = map(now.person, link.pair)
            if one == other:
                continue
            better, weaker = sorted((one, other), key=now._rank)
            members[better] = (*now._owners(better), *now._owners(weaker))
            members.pop(weaker, None)
            leads[weaker], kinds[weaker] = better, link.kind
        return now

    def _owners(self, person: str) -> tuple[str, ...]:
        return self.members.get(person, (person,))

    def _rank(self, person: str) -> tuple[bool, bool, bool, str]:
        """Who gives the name: address before code before name at an event before one record."""
        no_email, no_code = self.known.unknown(self._owners(person))
        return no_email, no_code, person.startswith("record\x1f"), person
