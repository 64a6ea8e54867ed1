"""The events, who registers for them, and who comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from analysis.demo.answers import ZONE, Answer
from analysis.demo.forms import offered
from analysis.demo.people import Person
from analysis.demo.streams import one_of, stream
from analysis.project import Event, load_events

# The share of a group that registers for an event of a kind.
_INTEREST: Mapping[str, Mapping[str, float]] = {
    "info": {"immigrants": 0.2, "professionals": 0.17, "employers": 0.1},
    "workshop": {"immigrants": 0.19, "professionals": 0.05, "employers": 0.0},
    "networking": {"immigrants": 0.2, "professionals": 0.04, "employers": 0.07},
    "training": {"immigrants": 0.0, "professionals": 0.42, "employers": 0.02},
    "employer_event": {"immigrants": 0.11, "professionals": 0.05, "employers": 0.28},
}
_SHOWS_UP = 0.68  # share of the registered who attend
_WALKS_IN = 0.05  # those who attend without registering, per registered


@dataclass(frozen=True)
class Turnout:
    """Who registered for an event and who was there; ``host`` is among those who were."""

    event: Event
    registered: tuple[Person, ...]
    attended: tuple[Person, ...]
    host: Person


def read_events(folder: Path) -> tuple[Event, ...]:
    """The events of the data set, with start and end in local time without a zone."""
    return tuple(
        replace(event, start=_local(event.start), end=_local(event.end))
        for event in load_events(folder, ZONE)
    )


def turn_out(events: Sequence[Event], people: Sequence[Person], seed: int) -> tuple[Turnout, ...]:
    """Registrations and attendance of every event."""
    rng = stream(seed, "turnout")
    return tuple(_turnout(rng, event, people) for event in events)


def _local(moment: datetime) -> datetime:
    return moment.astimezone(ZONE).replace(tzinfo=None)


def _turnout(rng: np.random.Generator, event: Event, people: Sequence[Person]) -> Turnout:
    interest = _INTEREST[event.kind]
    registered = [person for person in people if rng.random() < interest[person.groups[0]]]
    host = one_of(rng, [person for person in people if "organisers" in person.groups])
    others = [person for person in people if person not in registered and person != host]
    walk_ins = sorted(
        {one_of(rng, others).id for _ in range(1 + round(_WALKS_IN * len(registered)))}
    )
    attended = [p for p in registered if p != host and rng.random() < _SHOWS_UP]
    attended += [person for person in others if person.id in walk_ins]
    return Turnout(event, tuple(p for p in registered if p != host), (host, *attended), host)


def registrations(turnouts: Sequence[Turnout], seed: int) -> tuple[Answer, ...]:
    """The answers to the registration forms, up to a month before each event."""
    rng = stream(seed, "registrations")
    return tuple(
        _registration(rng, turnout.event, person)
        for turnout in turnouts
        for person in turnout.registered
    )


def _registration(rng: np.random.Generator, event: Event, person: Person) -> Answer:
    # the forms changed at the turn of the year: whoever comes in January registers in January
    days = min(
        26.0, float(rng.exponential(7)), (event.start - datetime(event.start.year, 1, 1)).days
    )
    submitted = event.start - timedelta(days=days, minutes=5 + int(rng.integers(600)))
    languages = offered("registration", "registration", submitted.year)
    language = person.language if person.language in languages else "en"
    values = {
        "event": event.id,
        "name": person.name,
        "email": person.email,
        "who": person.groups[-1],
        "language": person.language,
    }
    return Answer(
        person=person.id,
        instrument="registration",
        wave="registration",
        language=language,
        submitted=submitted.replace(microsecond=0, tzinfo=ZONE).astimezone(UTC),
        values=values,
        event=event.id,
    )
