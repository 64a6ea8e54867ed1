"""The attendance report of Teams: three sections, separated by tabs, UTF-16."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from analysis.demo.attendance import Attendance, Stay
from analysis.demo.writers.text import as_csv


@dataclass(frozen=True)
class Interface:
    """How a client of Teams words and writes its report.

    ``summary``: title and the six labels of the first section; ``participants`` and ``stays``:
    title and headers of the others; ``roles``: of the host and of the rest; ``units``: of hours,
    minutes, seconds.
    """

    summary: tuple[str, ...]
    participants: tuple[str, ...]
    stays: tuple[str, ...]
    roles: tuple[str, str]
    units: tuple[str, str, str]
    time: Callable[[datetime], str]


def _american(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    return f"{moment.month}/{moment.day}/{moment:%y}, {hour}:{moment:%M:%S %p}"


def _british(moment: datetime) -> str:
    return f"{moment:%d/%m/%y, %H:%M:%S}"


def _finnish(moment: datetime) -> str:
    return f"{moment.day}.{moment.month}.{moment.year}, {moment.hour}.{moment:%M.%S}"


_ENGLISH = {
    "summary": (
        "1. Summary", "Meeting title", "Attended participants", "Start time", "End time",
        "Meeting duration", "Average attendance time",
    ),
    "participants": (
        "2. Participants", "Name", "First Join", "Last Leave", "In-Meeting Duration", "Email",
        "Participant ID (UPN)", "Role",
    ),
    "stays": (
        "3. In-Meeting Activities", "Name", "Join Time", "Leave Time", "Duration", "Email", "Role",
    ),
}  # fmt: skip
AMERICAN = Interface(
    **_ENGLISH, roles=("Organizer", "Attendee"), units=("h", "m", "s"), time=_american
)
BRITISH = Interface(
    **_ENGLISH, roles=("Organizer", "Presenter"), units=("h", "m", "s"), time=_british
)
#: The words are our own translation, not seen in a file: readers go by position.
FINNISH = Interface(
    summary=(
        "1. Yhteenveto", "Kokouksen otsikko", "Osallistujia", "Alkamisaika", "Päättymisaika",
        "Kokouksen kesto", "Keskimääräinen osallistumisaika",
    ),
    participants=(
        "2. Osallistujat", "Nimi", "Ensimmäinen liittyminen", "Viimeinen poistuminen",
        "Aika kokouksessa", "Sähköposti", "Osallistujatunnus (UPN)", "Rooli",
    ),
    stays=(
        "3. Toiminta kokouksessa", "Nimi", "Liittymisaika", "Poistumisaika", "Kesto",
        "Sähköposti", "Rooli",
    ),
    roles=("Järjestäjä", "Osallistuja"),
    units=(" t", " min", " s"),
    time=_finnish,
)  # fmt: skip


def write(attendance: Attendance, interface: Interface, *, big_endian: bool = False) -> bytes:
    """The report with its byte-order mark, lines ending as on Windows."""
    rows = [
        *_summary(attendance, interface),
        (),
        *_section(interface.participants),
        *_participants(attendance.stays, interface),
        (),
        *_section(interface.stays),
        *(_stay(stay, interface) for stay in attendance.stays),
    ]
    text = "\ufeff" + as_csv(rows, line_end="\r\n", delimiter="\t")
    return text.encode("utf-16-be" if big_endian else "utf-16-le")


def _section(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (words[0],), tuple(words[1:])


def _summary(attendance: Attendance, interface: Interface) -> Iterable[tuple[object, ...]]:
    stays, event = attendance.stays, attendance.event
    people = _by_person(stays)
    first, last = min(stay.join for stay in stays), max(stay.leave for stay in stays)
    average = sum((_inside(mine) for mine in people), timedelta()) / len(people)
    values: tuple[object, ...] = (
        event.title[event.language],
        len(people),
        interface.time(first),
        interface.time(last),
        _duration(last - first, interface),
        _duration(average, interface),
    )
    yield (interface.summary[0],)
    yield from zip(interface.summary[1:], values, strict=True)


def _by_person(stays: Sequence[Stay]) -> list[list[Stay]]:
    """The stays of each name and address: Teams knows no more of who is who."""
    people: dict[tuple[str, str], list[Stay]] = {}
    for stay in stays:
        people.setdefault((stay.name, stay.email), []).append(stay)
    return list(people.values())


def _participants(stays: Sequence[Stay], interface: Interface) -> Iterable[tuple[str, ...]]:
    for mine in _by_person(stays):
        who = mine[0]
        yield (
            who.name,
            interface.time(min(stay.join for stay in mine)),
            interface.time(max(stay.leave for stay in mine)),
            _duration(_inside(mine), interface),
            who.email,
            who.email,
            interface.roles[0 if who.host else 1],
        )


def _stay(stay: Stay, interface: Interface) -> tuple[str, ...]:
    return (
        stay.name,
        interface.time(stay.join),
        interface.time(stay.leave),
        _duration(stay.leave - stay.join, interface),
        stay.email,
        interface.roles[0 if stay.host else 1],
    )


def _inside(stays: Iterable[Stay]) -> timedelta:
    return sum((stay.leave - stay.join for stay in stays), timedelta())


def _duration(length: timedelta, interface: Interface) -> str:
    """``1h 10m 37s``, without the parts that are zero."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = zip((hours, minutes, seconds), interface.units, strict=True)
    return " ".join(f"{count}{unit}" for count, unit in parts if count) or f"0{interface.units[2]}"
