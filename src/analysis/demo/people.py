"""The invented people: who they are, before they answer or attend anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

import numpy as np

from analysis.demo import names
from analysis.demo.streams import one_of, shuffled, stream
from analysis.texts import Language

IMMIGRANTS, PROFESSIONALS, EMPLOYERS = 150, 60, 40  # people at size 1
ORGANISER_EVERY = 3  # every third professional organises events
_CODE_SPACE = 120 * 31 * 120  # syllable, day, syllable

Key = TypeVar("Key")
_Weights = Mapping[str, float]
_LANGUAGES: Mapping[str, Mapping[Language, float]] = {
    "immigrants": {"en": 0.54, "fi": 0.29, "sv": 0.17},
    "professionals": {"fi": 0.78, "sv": 0.22},
    "employers": {"fi": 0.6, "en": 0.4},
}
_TRAITS: Mapping[str, Mapping[str, _Weights]] = {
    "immigrants": {
        "gender": {"woman": 61, "man": 35, "other": 2, "not_said": 2},
        "age_group": {"under_25": 9, "25_34": 44, "35_44": 33, "45_54": 11, "55_plus": 3},
        "education": {"upper_secondary": 5, "bachelor": 31, "master": 54, "doctorate": 10},
        "municipality": {
            "tampere": 46,
            "turku": 27,
            "helsinki": 9,
            "espoo": 5,
            "lahti": 4,
            "other": 9,
        },
        "situation": {
            "employed": 22,
            "self_employed": 5,
            "unemployed": 39,
            "student": 26,
            "outside": 8,
        },
    },
    "professionals": {
        "work_role": {
            "coach": 24,
            "counsellor": 19,
            "employment": 21,
            "integration": 15,
            "producer": 12,
            "other": 9,
        },
        "employer_sector": {
            "municipality": 33,
            "state": 12,
            "education": 30,
            "association": 17,
            "company": 8,
        },
    },
    "employers": {
        "size": {"under_10": 28, "10_49": 33, "50_249": 22, "250_plus": 17},
        "sector": {"it": 30, "industry": 21, "health": 14, "trade": 17, "public": 11, "other": 7},
    },
}


@dataclass(frozen=True)
class Person:
    """An invented person.

    ``traits``: the item of the questionnaire → the code of the true answer, for what does not
    change between waves (and the situation at the start).
    """

    id: str
    name: str
    email: str
    code: str
    groups: tuple[str, ...]
    language: Language
    traits: Mapping[str, str]

    @property
    def first_name(self) -> str:
        """The first name."""
        return self.name.split()[0]


def make_people(seed: int, size: float) -> tuple[Person, ...]:
    """Everybody, immigrants first; ``size`` 1 is 150 immigrants, 60 professionals, 40 employers."""
    rng = stream(seed, "people")
    counts = {"immigrants": IMMIGRANTS, "professionals": PROFESSIONALS, "employers": EMPLOYERS}
    groups = [group for group, count in counts.items() for _ in range(max(3, round(count * size)))]
    abroad = _names(rng, "international")
    finnish = _names(rng, "finnish")
    called = [next(abroad if group == "immigrants" else finnish) for group in groups]
    codes = (_code(int(n)) for n in rng.choice(_CODE_SPACE, len(groups), replace=False))
    identities = zip(called, _emails(called), codes, strict=True)
    return tuple(
        _person(rng, number, group, identity)
        for number, (group, identity) in enumerate(zip(groups, identities, strict=True), start=1)
    )


def _person(
    rng: np.random.Generator, number: int, group: str, identity: tuple[str, str, str]
) -> Person:
    name, email, code = identity
    organiser = group == "professionals" and number % ORGANISER_EVERY == 0
    traits = {item: one_of(rng, *_split(weights)) for item, weights in _TRAITS[group].items()}
    return Person(
        id=f"P{number:05d}",
        name=name,
        email=email,
        code=code,
        groups=("professionals", "organisers") if organiser else (group,),
        language=one_of(rng, *_split(_LANGUAGES[group])),
        traits={**traits, **_more_traits(rng, group, organiser=organiser)},
    )


def _more_traits(rng: np.random.Generator, group: str, *, organiser: bool) -> Mapping[str, str]:
    if group == "immigrants":
        return {"arrived": str(2022 - min(int(rng.geometric(0.22)), 18))}
    if group == "professionals":
        return {"organises": "organisers" if organiser else "professionals"}
    name, form = one_of(rng, names.called("organisations")), one_of(rng, ("Oy", "ry", "Oyj"))
    return {"organisation": f"Esimerkki-{name} {form}"}


def _split(weights: Mapping[Key, float]) -> tuple[list[Key], list[float]]:
    return list(weights), list(weights.values())


def _names(rng: np.random.Generator, origin: str) -> Iterator[str]:
    """Every first name with every surname once, in random order, and then again."""
    pairs = product(names.called(f"{origin}_first"), names.called(f"{origin}_last"))
    every = [f"{first} {last}" for first, last in pairs]
    while True:
        yield from shuffled(rng, every)


def _emails(called: Iterable[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for number, name in enumerate(called):
        local = names.as_address(name)
        seen[local] = seen.get(local, 0) + 1
        again = str(seen[local]) if seen[local] > 1 else ""
        yield f"{local}{again}@example.{'org' if number % 3 else 'com'}"


def _code(number: int) -> str:
    """The individual code: two letters, day of birth, two letters.

    >>> _code(0), _code(446399)
    ('BA01BA', 'ZY31ZY')
    """
    rest, last = divmod(number, 120)
    first, day = divmod(rest, 31)
    return f"{_syllable(first)}{day + 1:02d}{_syllable(last)}"


def _syllable(number: int) -> str:
    return "BCDFGHJKLMNPQRSTVWXZ"[number // 6] + "AEIOUY"[number % 6]
