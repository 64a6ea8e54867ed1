"""Exported attendance → tidy tables, every row accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from analysis.cleaning.moments import Moments, Span, parse_moments
from analysis.cleaning.source import Source
from analysis.people.identity import normalise_email, normalise_name
from analysis.problems import Place, Problem
from analysis.project import Event
from analysis.project.discovery import matches
from analysis.readers import Export, Table
from analysis.tables import empty
from analysis.texts import N_, normalise

_NEAR = timedelta(days=1)
# A stay without an end is taken to last to the planned end of the event.
_UNITS = {"h": 60.0, "t": 60.0, "hr": 60.0, "m": 1.0, "min": 1.0, "s": 1 / 60, "sek": 1 / 60}
_DURATION = re.compile(r"(\d+)\s*([a-zA-Z]+)")


@dataclass(frozen=True)
class AttendanceFile:
    """An attendance export and the event it belongs to (None: none of the project's)."""

    export: Export
    event: Event | None


def open_attendance(export: Export, source: Source) -> AttendanceFile:
    """Find the event: by the patterns of ``events.csv``, else by title and day."""
    for event in source.events:
        if any(matches(export.file, pattern) for pattern in event.files):
            return AttendanceFile(export, event)
    title = normalise(export.meeting.get("title", ""))
    alike = [e for e in source.events if title and title in map(normalise, e.title.values())]
    started = _printed_start(export, source)
    if len(alike) > 1 and started is not None:
        alike = [event for event in alike if abs(event.start - started) <= _NEAR]
    return AttendanceFile(export, alike[0] if len(alike) == 1 else None)


def no_event(file: AttendanceFile) -> Problem:
    """The problem of an export that belongs to no event."""
    return Problem(
        N_("It is not known which event this attendance belongs to."),
        N_("Add the file to the column files of its event in events.csv."),
        Place(file=file.export.file),
    )


def evidence(file: AttendanceFile) -> pd.DataFrame:
    """Who is on the list: keys and email, code, name (normalised, "" if none), event."""
    event = file.event.id if file.event else ""
    parts = [_who(file.export.file, table).assign(event=event) for table in file.export.tables]
    return pd.concat(parts, ignore_index=True)


def stays(file: AttendanceFile, source: Source) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The rows of an export as `unite` takes them, without persons, and what to know of them."""
    event = file.event
    span = Span(event.start.date() - _NEAR, event.end.date() + _NEAR) if event else None
    parts, problems = [], []
    for table in file.export.tables:
        join, leave = (_times(table, name, source, span) for name in ("join", "leave"))
        minutes = table.field("minutes")
        role = table.field("role")
        parts.append(
            pd.DataFrame(
                {
                    "file": file.export.file,
                    "section": table.section,
                    "row": table.rows.index,
                    "event": event.id if event else "",
                    "role": (
                        role if role is not None else pd.Series("", table.rows.index)
                    ).str.lower(),
                    "join": join.utc,
                    "leave": _filled(join, leave, event),
                    "minutes": (
                        minutes.map(printed_minutes) if minutes is not None else float("nan")
                    ),
                    "summary": table.section == "participants",
                }
            )
        )
        problems += _assumed(file.export.file, join) + _still_there(
            file.export.file, table, join, leave
        )
    return pd.concat(parts, ignore_index=True), tuple(problems)


def printed_minutes(text: str) -> float:
    """Minutes of a duration as tools print it; NaN if it is none.

    >>> printed_minutes("1h 10m 30s"), printed_minutes("58"), printed_minutes("1:02:00")
    (70.5, 58.0, 62.0)
    """
    plain = text.strip().casefold()
    if re.fullmatch(r"\d+", plain):
        return float(plain)
    if clock := re.fullmatch(r"(\d+):(\d{2}):(\d{2})", plain):
        return int(clock[1]) * 60.0 + int(clock[2]) + int(clock[3]) / 60
    parts = [(int(n), _UNITS.get(unit)) for n, unit in _DURATION.findall(plain)]
    if not parts or any(size is None for _, size in parts):
        return float("nan")
    return sum(n * (size or 0) for n, size in parts)


def events_table(events: Sequence[Event]) -> pd.DataFrame:
    """The table ``events``."""
    if not events:
        return empty("events")
    table = pd.DataFrame(
        {
            "event": [event.id for event in events],
            **{
                f"title_{lang}": [event.title[lang] for event in events]
                for lang in ("fi", "sv", "en")
            },
            "start": pd.to_datetime([event.start for event in events], utc=True).as_unit("us"),
            "end": pd.to_datetime([event.end for event in events], utc=True).as_unit("us"),
        }
    )
    others = ("platform", "kind", "work_package", "partner", "language")
    return table.assign(**{name: [str(getattr(e, name)) for e in events] for name in others})


def _who(file: str, table: Table) -> pd.DataFrame:
    blank = pd.Series("", index=table.rows.index)
    email, upn, name = (table.field(field) for field in ("email", "upn", "name"))
    address = (email if email is not None else blank).map(normalise_email)
    if upn is not None:
        address = address.mask(address == "", upn.map(normalise_email))
    return pd.DataFrame(
        {
            "file": file,
            "section": table.section,
            "row": table.rows.index,
            "email": address,
            "code": "",
            "name": (name if name is not None else blank).map(normalise_name),
        }
    )


def _times(table: Table, field: str, source: Source, span: Span | None) -> Moments:
    cells = table.field(field)
    if cells is None:
        return Moments(pd.Series(pd.NaT, table.rows.index, dtype="datetime64[us, UTC]"))
    zone = source.project.zone
    return parse_moments(cells, zone, day_first=source.project.exports.day_first, expected=span)


def _filled(join: Moments, leave: Moments, event: Event | None) -> pd.Series[pd.Timestamp]:
    if event is None:
        return leave.utc
    end = pd.Timestamp(event.end)
    return leave.utc.mask(leave.utc.isna() & (join.utc < end), end)


def _assumed(file: str, moments: Moments) -> list[Problem]:
    if not moments.assumed:
        return []
    return [
        Problem(
            N_("Day and month can be read both ways; they were read {order}."),
            N_("If that is wrong, set exports.day_first in project.toml."),
            Place(file=file),
            {"order": moments.order},
            severity="note",
        )
    ]


def _still_there(file: str, table: Table, join: Moments, leave: Moments) -> list[Problem]:
    open_ended = table.rows.index[join.utc.notna() & leave.utc.isna()]
    return [
        Problem(
            N_("The time of leaving is missing; the stay is taken to last to the planned end."),
            N_("Nothing, if the person was still there; else correct the time."),
            Place(file=file, row=int(row)),
            severity="note",
        )
        for row in open_ended
    ]


def _printed_start(export: Export, source: Source) -> pd.Timestamp | None:
    text = export.meeting.get("start", "")
    first_day_first = source.project.exports.day_first
    found = parse_moments(pd.Series([text]), source.project.zone, day_first=first_day_first).utc[0]
    return None if pd.isna(found) else found
