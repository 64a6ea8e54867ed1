"""What people say of the events they attended, most of them without saying who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from analysis.demo.answers import ZONE, Answer, Value, comments
from analysis.demo.events import Turnout
from analysis.demo.forms import FORMS, Form
from analysis.demo.levels import read
from analysis.demo.people import Person
from analysis.demo.streams import one_of, stream
from analysis.texts import Language

_ANSWERS, _SIGNS, _COMMENTS = 0.6, 0.2, 0.25  # shares: of those present; of those who answer
_SPREAD = 1.5  # standard deviation of the recommendation between people, 0 to 10
_LEVEL_SPREAD = 0.4  # the same of what is read on a scale of 1 to 5
_PERSON_SPREAD = 0.25  # what a person tends to say of any event, on the same scale


@dataclass(frozen=True)
class Kind:
    """What is put into the data about a kind of event.

    ``recommendation``: mean, 0 to 10; ``satisfaction``: mean level, 1 to 5; ``contacts``: mean
    number of useful contacts made.
    """

    recommendation: float
    satisfaction: float
    contacts: float


KINDS: Mapping[str, Kind] = {
    "info": Kind(7.4, 3.6, 0.4),
    "workshop": Kind(8.3, 4.0, 0.8),
    "networking": Kind(8.8, 4.2, 2.2),
    "training": Kind(8.0, 3.9, 0.6),
    "employer_event": Kind(7.8, 3.7, 1.5),
}
#: Mean usability of a platform put into the data, 0 to 100.
PLATFORMS: Mapping[str, float] = {"zoom": 75.0, "teams": 63.0}


@dataclass(frozen=True)
class Opinion:
    """What one who was there thinks of an event; ``sent``: whether they said so."""

    event: str
    person: str
    values: Mapping[str, str]
    sent: bool


def opinions(turnouts: Sequence[Turnout], seed: int) -> tuple[Opinion, ...]:
    """What everybody present, but the host, thinks of the events that were asked about."""
    asked = {event for form in FORMS for event in form.events}
    return tuple(
        _opinion(turnout, person, seed)
        for turnout in turnouts
        if turnout.event.id in asked
        for person in turnout.attended
        if person != turnout.host
    )


def feedback(
    said: Sequence[Opinion], turnouts: Sequence[Turnout], people: Sequence[Person], seed: int
) -> tuple[Answer, ...]:
    """The answers to the feedback forms."""
    forms = {event: form for form in FORMS for event in form.events}
    ends = {turnout.event.id: turnout.event.end for turnout in turnouts}
    known = {person.id: person for person in people}
    return tuple(
        _answer(opinion, forms[opinion.event], ends[opinion.event], known[opinion.person], seed)
        for opinion in said
        if opinion.sent
    )


def _opinion(turnout: Turnout, person: Person, seed: int) -> Opinion:
    event = turnout.event
    rng = stream(seed, f"opinion {event.id} {person.id}")
    usual = float(stream(seed, f"opinion {person.id}").normal(0, _PERSON_SPREAD))
    kind, usability = KINDS[event.kind], PLATFORMS[event.platform]
    level = kind.satisfaction + usual + rng.normal(0, _LEVEL_SPREAD)
    ease = 1 + usability / 25 + usual + rng.normal(0, _LEVEL_SPREAD)
    liked = kind.recommendation + 2 * usual + rng.normal(0, _SPREAD)
    values = {
        "recommend": str(int(np.clip(np.rint(liked), 0, 10))),
        "contacts_made": str(rng.poisson(kind.contacts)),
        **{f"fb{n + 1}": str(read(rng, level, n)) for n in range(4)},
        **{f"us{n + 1}": _usability(rng, ease, n) for n in range(10)},
    }
    return Opinion(event.id, person.id, values, sent=rng.random() < _ANSWERS)


def _usability(rng: np.random.Generator, level: float, position: int) -> str:
    """Every second statement is against the platform."""
    seen = read(rng, level, position)
    return str(6 - seen if position % 2 else seen)


def _answer(opinion: Opinion, form: Form, end: datetime, person: Person, seed: int) -> Answer:
    rng = stream(seed, f"feedback {opinion.event} {person.id}")
    values: dict[str, Value] = {
        "event": opinion.event,
        "email": person.email if rng.random() < _SIGNS else "",
        **opinion.values,
        "comment": _comment(rng, form.language),
    }
    late = timedelta(seconds=int(120 + rng.exponential(9) * 3600))
    sent = (end + late).replace(microsecond=0, tzinfo=ZONE).astimezone(UTC)
    return Answer(
        person.id, "feedback", form.wave, form.language, sent, values, event=opinion.event
    )


def _comment(rng: np.random.Generator, language: Language) -> str:
    if rng.random() >= _COMMENTS:
        return ""
    return one_of(rng, comments()["feedback", language])
