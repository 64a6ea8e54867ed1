"""The truth behind the answers: everybody's level on every scale and how it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import erf, sqrt
from types import MappingProxyType

import numpy as np

from analysis.demo.people import Person
from analysis.demo.streams import stream

NOISE = 0.75  # standard deviation of a reading around the level, in scale points
_COMMON = 0.55  # correlation of a person's levels on two scales, at the start
# Some questions are easier to agree with than others; they take turns.
_EASE = (0.3, -0.15, -0.3, 0.1, 0.05)


@dataclass(frozen=True)
class Effect:
    """What is put into the data: in ``waves`` the mean of a group moves by ``changes``.

    ``start`` and ``spread``: mean and standard deviation of the levels (1 to 5) in the first
    wave. ``changes``: declared mean change from each wave to the next; ``change_spread``: its
    standard deviation between people. ``lowest``: the code of the lowest option, so that a level
    of 1 is a score of ``lowest``. ``added``: the answers are drawn in `added`.
    """

    instrument: str
    group: str
    scale: str
    waves: tuple[str, ...]
    start: float
    spread: float
    changes: tuple[float, ...] = ()
    change_spread: float = 0.35
    lowest: int = 1
    added: bool = False

    def declared(self, wave: str) -> float:
        """The mean level put in for a wave, on the scale's own codes."""
        steps = self.waves.index(wave)
        return self.start + sum(self.changes[:steps]) + self.lowest - 1


EFFECTS = (
    Effect(
        "participants", "immigrants", "digital_networking",
        ("start", "end", "followup"), 2.9, 0.6, (0.45, -0.05),
    ),
    Effect(
        "participants", "immigrants", "networking_confidence",
        ("start", "end", "followup"), 2.8, 0.65, (0.3, -0.1),
    ),
    Effect(
        "professionals", "professionals", "guidance_skills",
        ("start", "end"), 3.0, 0.5, (0.5,),
    ),
    Effect(
        "professionals", "organisers", "remote_event_skills",
        ("start", "end"), 2.9, 0.5, (0.6,),
    ),
    Effect("employers", "employers", "willingness", ("needs",), 3.3, 0.6),
    Effect(
        "participants", "immigrants", "networking_activity",
        ("start", "end", "followup"), 2.2, 0.7, (0.5, -0.2), lowest=0, added=True,
    ),
    Effect(
        "participants", "immigrants", "satisfaction", ("end",), 4.0, 0.5, added=True,
    ),
)  # fmt: skip

#: (person, scale, wave) → level
Levels = Mapping[tuple[str, str, str], float]


def draw_levels(people: Sequence[Person], seed: int) -> Levels:
    """Everybody's true level on every scale of their groups, in every wave."""
    rng = stream(seed, "levels")
    common = dict(zip((person.id for person in people), rng.normal(size=len(people)), strict=True))
    levels: dict[tuple[str, str, str], float] = {}
    for effect in EFFECTS:
        for person in members(people, effect):
            own = sqrt(_COMMON) * common[person.id] + sqrt(1 - _COMMON) * rng.normal()
            steps = [rng.normal(change, effect.change_spread) for change in effect.changes]
            path = np.cumsum([effect.start + effect.spread * own, *steps])
            for wave, level in zip(effect.waves, path, strict=True):
                levels[person.id, effect.scale, wave] = float(level)
    return MappingProxyType(levels)


def members(people: Sequence[Person], effect: Effect) -> list[Person]:
    """The people the effect is about."""
    return [person for person in people if effect.group in person.groups]


def read(rng: np.random.Generator, level: float, position: int) -> int:
    """An answer from 1 to 5 to the scale's item at ``position``: the level, seen through noise."""
    return int(np.clip(np.rint(level + ease(position) + rng.normal(0, NOISE)), 1, 5))


def ease(position: int) -> float:
    """How much more people agree with the item at ``position`` than their level says."""
    return _EASE[position % len(_EASE)]


def expected_score(level: float, items: int) -> float:
    """The mean answer that `read` gives in the long run, over the items of a scale.

    Answers stop at 1 and 5, so that scores move a little less than levels do.

    >>> round(expected_score(3.0, 5), 2), round(expected_score(9.0, 5), 2)
    (3.0, 5.0)
    """
    above = [_chance(level + ease(n) - edge) for n in range(items) for edge in (1.5, 2.5, 3.5, 4.5)]
    return 1 + sum(above) / items


def _chance(distance: float) -> float:
    return (1 + erf(distance / NOISE / sqrt(2))) / 2
