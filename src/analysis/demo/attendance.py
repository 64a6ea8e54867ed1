"""How people appear in a meeting tool: when they join and leave, and under which name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from analysis.demo.events import Turnout
from analysis.demo.people import Person
from analysis.demo.streams import one_of, stream
from analysis.project import Event

_DEVICES = ("iPad", "iPhone", "Galaxy Tab")
_NAMED_MARKERS = ("(External)", "(Guest)")


@dataclass(frozen=True)
class Stay:
    """One join and leave (local times), as the meeting tool shows the person."""

    person: str
    name: str
    email: str
    join: datetime
    leave: datetime
    host: bool = False


@dataclass(frozen=True)
class Attendance:
    """All stays at an event, in the order of joining, and the mess among them by kind."""

    event: Event
    stays: tuple[Stay, ...]
    mess: Counter[str]


_Look = Callable[[np.random.Generator, Person, Stay], list[Stay]]


def attend(turnout: Turnout, seed: int) -> Attendance:
    """The stays of everybody who attended."""
    rng = stream(seed, f"attendance {turnout.event.id}")
    stays, mess = list[Stay](), Counter[str]()
    for person in turnout.attended:
        kind = _kind(rng, turnout, person)
        stay = _stay(rng, turnout.event, person, host=person == turnout.host)
        stays += _LOOKS[kind](rng, person, stay) if kind else [stay]
        mess += Counter({kind: 1} if kind else {})
    mess += _timing(turnout.event, stays) + _presence(turnout)
    return Attendance(turnout.event, tuple(sorted(stays, key=lambda s: (s.join, s.name))), mess)


def united_seconds(stays: Iterable[Stay]) -> int:
    """Seconds covered by at least one of the stays."""
    covered, reached = timedelta(0), datetime.min
    for stay in sorted(stays, key=lambda stay: stay.join):
        begin = max(stay.join, reached)
        covered += max(stay.leave - begin, timedelta(0))
        reached = max(reached, stay.leave)
    return int(covered.total_seconds())


def _kind(rng: np.random.Generator, turnout: Turnout, person: Person) -> str:
    """How the person appears; "" is one stay under the own name with an address.

    Without an address only those are shown who registered: their registration has it.
    """
    if person == turnout.host:
        return ""
    looks = {"": 0.55, "rejoin": 0.13, "two_devices": 0.06, "display_name": 0.06}
    looks |= {"email_case": 0.03, "plus_address": 0.02, "with_and_without_email": 0.03}
    if person in turnout.registered:
        looks |= {"device_name": 0.04, "name_only": 0.08}
        looks |= {"name_marker": 0.1} if turnout.event.platform == "teams" else {}
    return one_of(rng, list(looks), list(looks.values()))


def _stay(rng: np.random.Generator, event: Event, person: Person, *, host: bool) -> Stay:
    length = (event.end - event.start).total_seconds()
    join = event.start + timedelta(seconds=_lateness(rng, host=host))
    full = event.end + timedelta(seconds=int(rng.normal(60, 150)))
    leaves_early = not host and rng.random() < 0.2
    leave = event.start + timedelta(seconds=int(length * rng.uniform(0.3, 0.9)))
    leave = max(leave, join + timedelta(minutes=5)) if leaves_early else full
    return Stay(person.id, person.name, person.email, join, leave, host)


def _lateness(rng: np.random.Generator, *, host: bool) -> int:
    if host:
        return -int(rng.integers(600, 1200))
    return int(rng.normal(0, 200)) if rng.random() < 0.8 else int(rng.integers(300, 1500))


def _timing(event: Event, stays: Sequence[Stay]) -> Counter[str]:
    return Counter(
        joined_before_start=sum(stay.join < event.start for stay in stays),
        stayed_after_end=sum(stay.leave > event.end for stay in stays),
    )


def _presence(turnout: Turnout) -> Counter[str]:
    registered, attended = {p.id for p in turnout.registered}, {p.id for p in turnout.attended}
    walked_in = attended - registered - {turnout.host.id}
    return Counter(
        registered_but_absent=len(registered - attended),
        attended_without_registering=len(walked_in),
    )


def _rejoin(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    """Twice in: the connection broke for some minutes."""
    length = (stay.leave - stay.join).total_seconds()
    left = stay.join + timedelta(seconds=int(length * rng.uniform(0.2, 0.7)))
    back = left + timedelta(seconds=int(rng.integers(15, max(16, int(length * 0.1)))))
    return [replace(stay, leave=left), replace(stay, join=back)]


def _two_devices(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    """A telephone joins while the computer is still in: the two overlap."""
    first, second = _rejoin(rng, person, stay)
    overlap = min(timedelta(seconds=int(rng.integers(60, 240))), first.leave - first.join)
    return [first, replace(second, join=first.leave - overlap, name=_device(rng, person))]


def _with_and_without_email(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    first, second = _rejoin(rng, person, stay)
    return [first, replace(second, email="")]


def _device_name(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    return [replace(stay, name=_device(rng, person), email="")]


def _display_name(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    return [replace(stay, name=f"{person.first_name} ({person.name})")]


def _name_only(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    return [replace(stay, email="")]


def _name_marker(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    first, last = person.name.split(maxsplit=1)
    name = one_of(
        rng, (f"{last}, {first} {one_of(rng, _NAMED_MARKERS)}", f"{person.name} (Unverified)")
    )
    return [replace(stay, name=name, email="")]


def _email_case(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    return [replace(stay, email=person.email.title())]


def _plus_address(rng: np.random.Generator, person: Person, stay: Stay) -> list[Stay]:
    return [replace(stay, email=person.email.replace("@", "+zoom@"))]


def _device(rng: np.random.Generator, person: Person) -> str:
    return f"{person.first_name}'s {one_of(rng, _DEVICES)} ({person.name})"


_LOOKS: dict[str, _Look] = {
    "rejoin": _rejoin,
    "two_devices": _two_devices,
    "with_and_without_email": _with_and_without_email,
    "device_name": _device_name,
    "display_name": _display_name,
    "name_only": _name_only,
    "name_marker": _name_marker,
    "email_case": _email_case,
    "plus_address": _plus_address,
}
