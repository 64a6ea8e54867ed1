"""Exports about events: which event each belongs to, and who stands on its lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.moments import Clock, Span, parse_moments
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import event_called, keys_of
from analysis.people.identity import normalise_email, normalise_name
from analysis.problems import Place, Problem
from analysis.project import Event
from analysis.project.discovery import matches
from analysis.readers import Export, Table
from analysis.tables import empty
from analysis.texts import N_, normalise

#: The kinds of exports that are about events.
KINDS = ("attendance", "registration", "interactions")
NEAR = timedelta(days=1)
# People register weeks before an event, and reports are edited after it.
_BEFORE = timedelta(days=365)


@dataclass(frozen=True)
class EventFile:
    """An export and the event it belongs to (None: none of the project's, or several)."""

    export: Export
    event: Event | None

    def clock(self, source: Source, before: timedelta = NEAR) -> Clock:
        """How its times are read: those of a list lie near its event."""
        day_first, event = source.project.exports.day_first, self.event
        zone = zone_of(self.export, source)
        span = Span(event.start.date() - before, event.end.date() + NEAR) if event else None
        day = event.start.astimezone(zone).date() if event else _printed_day(self.export, source)
        return Clock(zone, day_first, span, day)

    def registration_clock(self, source: Source) -> Clock:
        """How the times of registering are read."""
        return self.clock(source, _BEFORE)


def zone_of(export: Export, source: Source) -> ZoneInfo:
    """The zone of the export's times: as the file says, else the project's."""
    headers = (column.header.casefold() for table in export.tables for column in table.columns)
    if any("(utc)" in header for header in headers):
        return ZoneInfo("UTC")
    return ZoneInfo(export.zone) if export.zone else source.project.zone


def open_event_file(export: Export, source: Source) -> EventFile:
    """Find the event: by the patterns of ``events.csv``, else by title and day."""
    for event in source.events:
        if any(matches(export.file, pattern) for pattern in event.files):
            return EventFile(export, event)
    title = normalise(export.meeting.get("title", ""))
    alike = [e for e in source.events if title and title in map(normalise, e.title.values())]
    day = _printed_day(export, source)
    if len(alike) > 1 and day is not None:
        alike = [e for e in alike if abs(e.start.date() - day) <= NEAR]
    return EventFile(export, alike[0] if len(alike) == 1 else None)


def events_of(file: EventFile, table: Table, source: Source) -> pd.Series[str]:
    """The event of each row, "" where it is not known: lists may hold several events."""
    own = table.field("event")
    if file.event is None and own is not None:
        return own.map({text: event_called(text, source.events) for text in own.unique()})
    event = file.event.id if file.event else ""
    return pd.Series(event, index=table.rows.index, dtype="str")


def no_event(file: EventFile) -> Problem:
    """The problem of an export that belongs to no event."""
    return Problem(
        N_("It is not known which event this file belongs to."),
        N_("Add the file to the column files of its event in events.csv."),
        Place(file=file.export.file),
    )


def evidence(file: EventFile, source: Source) -> pd.DataFrame:
    """Who is on the lists: keys and what `people.resolve` takes, but no times."""
    parts = [_who(file, table, source) for table in file.export.tables]
    return pd.concat(parts, ignore_index=True)


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


def _who(file: EventFile, table: Table, source: Source) -> pd.DataFrame:
    email = _first(table, ("email", "upn", "name"), normalise_email)
    name = _first(table, ("name",), normalise_name)
    name = name.mask(name == "", _whole_name(table))
    nobody = (email == "") & (name == "")  # who booked came along, unless somebody else is named
    email = email.mask(nobody, _first(table, ("booker_email",), normalise_email))
    name = name.mask(nobody, _first(table, ("booker_name",), normalise_name))
    keys = keys_of(file.export, table)
    return keys.assign(email=email, code="", name=name, event=events_of(file, table, source))


def _first(table: Table, fields: Sequence[str], normal: Callable[[str], str]) -> pd.Series[str]:
    """The first of the fields that identifies somebody in each row."""
    found = pd.Series("", index=table.rows.index, dtype="str")
    for cells in (cells for field in fields for cells in table.fields(field)):
        known = {text: normal(text) for text in cells.unique()}
        found = found.mask(found == "", cells.map(known))
    return found


def _whole_name(table: Table) -> pd.Series[str]:
    first, last = table.field("first_name"), table.field("last_name")
    if first is None or last is None:
        return pd.Series("", index=table.rows.index, dtype="str")
    joined = first.str.strip() + " " + last.str.strip()
    return joined.map({text: normalise_name(text) for text in joined.unique()})


def _printed_day(export: Export, source: Source) -> date | None:
    """The local day printed above the list."""
    text = export.meeting.get("start", "") or export.meeting.get("date", "")
    zone = zone_of(export, source)
    day_first = source.project.exports.day_first
    found = parse_moments(pd.Series([text], dtype="str"), zone, day_first=day_first).utc[0]
    return None if pd.isna(found) else found.tz_convert(zone).date()
