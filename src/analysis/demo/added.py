"""Answers to questions that came to the questionnaires later.

Each answer has random numbers of its own, so that the older answers stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from analysis.demo.answers import Answer, Value
from analysis.demo.levels import EFFECTS, Levels, read
from analysis.demo.streams import one_of, stream
from analysis.instruments import Instrument


@dataclass(frozen=True)
class Shares:
    """What is put into the data: how often each option of a question is chosen in a wave."""

    instrument: str
    wave: str
    item: str
    chances: Mapping[str, float]


HANDBOOK = Shares(
    "professionals", "end", "handbook_use", {"0": 0.2, "1": 0.35, "2": 0.3, "3": 0.15}
)
HIRED = Shares(
    "employers", "needs", "hired",
    {"several": 0.25, "one": 0.2, "trainees": 0.2, "none": 0.3, "unsure": 0.05},
)  # fmt: skip
SHARES = (HANDBOOK, HIRED)

_EXPERIENCE: Mapping[bool, Mapping[str, float]] = {
    True: {"good": 0.6, "mixed": 0.32, "bad": 0.08},
    False: {"no_experience": 1.0},
}
# The share of users to whom each part of the handbook was of use.
_PARTS: Mapping[str, float] = {
    "profile": 0.7, "contacting": 0.6, "remote_events": 0.35, "culture": 0.5, "privacy": 0.3,
    "exercises": 0.45,
}  # fmt: skip


def with_added(
    answers: Iterable[Answer], levels: Levels, instruments: Mapping[str, Instrument], seed: int
) -> tuple[Answer, ...]:
    """The same answers, with the questions that came later answered too."""
    return tuple(
        replace(answer, values={**answer.values, **_added(answer, levels, instruments, seed)})
        for answer in answers
    )


def _added(
    answer: Answer, levels: Levels, instruments: Mapping[str, Instrument], seed: int
) -> Mapping[str, Value]:
    rng = stream(seed, f"added {answer.instrument} {answer.wave} {answer.person}")
    read_off = _readings(rng, answer, levels, instruments[answer.instrument])
    chosen = {s.item: one_of(rng, *_split(s.chances)) for s in SHARES if _asked(s, answer)}
    return {**read_off, **chosen, **_following(rng, chosen)}


def _readings(
    rng: np.random.Generator, answer: Answer, levels: Levels, instrument: Instrument
) -> Mapping[str, Value]:
    return {
        item: str(read(rng, level, position) + effect.lowest - 1)
        for effect in EFFECTS
        if effect.added and effect.instrument == instrument.name
        for level in [levels.get((answer.person, effect.scale, answer.wave))]
        if level is not None
        for position, item in enumerate(instrument.scales[effect.scale].items)
    }


def _asked(shares: Shares, answer: Answer) -> bool:
    return (shares.instrument, shares.wave) == (answer.instrument, answer.wave)


def _following(rng: np.random.Generator, chosen: Mapping[str, str]) -> Mapping[str, Value]:
    """What depends on the answer before."""
    if HANDBOOK.item in chosen:
        return {"handbook_parts": _parts(rng) if chosen[HANDBOOK.item] != "0" else ()}
    if HIRED.item in chosen:
        has_hired = chosen[HIRED.item] in ("several", "one", "trainees")
        return {"experience": one_of(rng, *_split(_EXPERIENCE[has_hired]))}
    return {}


def _parts(rng: np.random.Generator) -> tuple[str, ...]:
    found = tuple(part for part, chance in _PARTS.items() if rng.random() < chance)
    return found or ("none",)


def _split(chances: Mapping[str, float]) -> tuple[list[str], list[float]]:
    return list(chances), list(chances.values())
