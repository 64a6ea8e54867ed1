"""Lyyti's interface: the JSON of an event's participants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader
from analysis.readers.formats._json_cells import Object, cell, table_of
from analysis.readers.tabular import export, refusal
from analysis.texts import N_

_NAME = "lyyti_json"
_STATUSES = frozenset({"reactedyes", "reactedno", "notreacted", "show", "noshow"})
_OF_A_PARTICIPANT = frozenset(
    {"uid", "group_id", "is_contact_person", "email", "email_blocked", "firstname", "lastname"}
)
_FEWEST = 3
# Results, by id; in each the participants of a group, each by id: no more is nested.
_DEEPEST = 5
_SECONDS = re.compile(r"\d{1,11}")


def _inside(value: object, depth: int = 0) -> Iterator[Object]:
    """Every object in the value but those inside of a participant."""
    if isinstance(value, Mapping):
        yield value
    if depth > _DEEPEST or _is_participant(value):
        return
    for item in _items(value):
        yield from _inside(item, depth + 1)


def _items(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


def _is_participant(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and "status" in value
        and len(_OF_A_PARTICIPANT & value.keys()) >= _FEWEST
    )


def _participants(content: Content) -> list[Object]:
    return [one for one in _inside(content.json) if _is_participant(one)]


def _recognise(content: Content) -> bool:
    return any(cell(one["status"]) in _STATUSES for one in _participants(content))


def _read(content: Content) -> Export:
    people = _participants(content)
    if not people:
        raise refusal(
            content,
            N_("The file holds no participants of a Lyyti event."),
            N_("Fetch the participants again, or correct the format in project.toml."),
        )
    keys = list(dict.fromkeys(key for one in people for key in one))
    known = content.headers(_NAME)
    columns = [Column(at, key, known.get(key, "ignored")) for at, key in enumerate(keys)]
    rows = ([cell(one.get(key)) for key in keys] for one in people)
    made = export(content, _NAME, "registration", [table_of(columns, rows)])
    return replace(made, meeting=MappingProxyType(_meeting(content)))


def _meeting(content: Content) -> dict[str, str]:
    """Title, start, end and id of the event, if the file describes just one."""
    events = [one for one in _inside(content.json) if "timezone" in one or "start_time" in one]
    if len(events) != 1:
        return {}
    (event,) = events
    facts = {
        "title": _title(event),
        "start": _moment(event, "start_time"),
        "end": _moment(event, "end_time"),
        "meeting_id": cell(event.get("event_id") or event.get("eid") or event.get("id")),
        "zone": cell(event.get("timezone")),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _title(event: Object) -> str:
    """The name of the event in its first language that has one."""
    name = event.get("name")
    if not isinstance(name, Mapping):
        return cell(name)
    order = event.get("language")
    languages: Sequence[object] = order if isinstance(order, list) else []
    names = [cell(name.get(language)) for language in map(cell, languages)]
    return next(filter(None, [*names, *map(cell, name.values())]), "")


def _moment(event: Object, name: str) -> str:
    """The time, printed as seconds since 1970, by the event's own clock; "" if it is none."""
    seconds = cell(event.get(f"{name}_utc") or event.get(name))
    if not _SECONDS.fullmatch(seconds):
        return ""
    return datetime.fromtimestamp(int(seconds), _zone(cell(event.get("timezone")))).isoformat()


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no name of a zone, a folder of them
        return UTC


READER = Reader(_NAME, "Lyyti", "registration", _recognise, _read)
