"""Links by codes: one code of several people, and self-made codes that nearly agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import pandas as pd

from analysis.people.code_elements import likely_pairs, one_to_one, uncontested
from analysis.people.links import Link, People
from analysis.people.profiles import contradiction
from analysis.project.model import Linkage

_PERCENT = 100.0


def disputes(kind: str, users: pd.DataFrame) -> list[Link]:
    """Questions about those who share an address or a code.

    ``users``: columns value, owner, a row per owner of a disputed value.
    """
    named = users[~users["owner"].str.startswith("record\x1f")]
    return [
        Link(one, other, kind, _PERCENT, certain=False)
        for _, owners in named.groupby("value")["owner"]
        for one, other in pairwise(sorted(set(owners)))
    ]


def settled(kind: str, users: pd.DataFrame, people: People) -> list[Link]:
    """Records that stood alone because of a dispute which the answers ended."""
    found = []
    for _, owners in users.groupby("value")["owner"]:
        alone = sorted(o for o in set(owners) if o.startswith("record\x1f"))
        others = {people.person(owner) for owner in set(owners) - set(alone)}
        if len(others) == 1:
            (person,) = others
            found += [Link(person, people.person(o), kind, _PERCENT, certain=True) for o in alone]
    return [link for link in found if link.one != link.other]


def like_codes(people: People, coded: pd.DataFrame, settings: Linkage) -> list[Link]:
    """Links between two waves by the elements of self-made codes.

    ``coded``: a row per person and wave of two waves, columns person, wave, asked (the group),
    and one per element. Only who answered one of the waves can be linked, and only to one person.
    """
    names = [str(name) for name in coded if name not in {"person", "wave", "asked"}]
    links: list[Link] = []
    known = coded if (coded["asked"] != "").all() else coded.assign(asked="")
    for _, part in known.groupby("asked"):
        waves = [mine.reset_index(drop=True) for _, mine in part.groupby("wave", sort=True)]
        if len(waves) == 2:
            links += _between(waves[0], waves[1], names, people, settings)
    return links


def wave_pairs(coded: pd.DataFrame, order: Sequence[str]) -> Iterator[pd.DataFrame]:
    """The rows of every two waves, in the project's order."""
    known = [wave for wave in order if (coded["wave"] == wave).any()]
    rest = sorted(set(coded["wave"]) - set(known))
    for pair in combinations([*known, *rest], 2):
        yield coded[coded["wave"].isin(pair)]


def _between(
    first: pd.DataFrame, second: pd.DataFrame, names: list[str], people: People, settings: Linkage
) -> Iterable[Link]:
    both = set(first["person"]) & set(second["person"])
    pairs = likely_pairs(first[names], second[names], settings.possible)
    sure = uncontested(pairs) & (pairs["probability"] >= settings.certain)
    chosen = one_to_one(pairs)
    for place, (one, other, probability) in zip(
        chosen.index, chosen.itertuples(index=False), strict=True
    ):
        person, partner = str(first["person"][one]), str(second["person"][other])
        if person == partner or person in both or partner in both:
            continue
        against = contradiction(people.profile(person), people.profile(partner), slips=True)
        certain = bool(sure[place]) and not against
        yield Link(person, partner, "code elements", _PERCENT * probability, certain, against)
