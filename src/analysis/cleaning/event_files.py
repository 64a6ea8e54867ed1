"""Exports about events: which event each belongs to, and who stands on its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.distinct import by_distinct
from analysis.cleaning.moments import Clock, Span, parse_moments
from analysis.cleaning.rows import together
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
_IDENTIFYING = ("email", "upn", "name", "booker_email", "booker_name")
_WHOLE_NAME = "first and last name"
_KEYS = ["file", "section", "row", "event"]
_NOBODY = pd.DataFrame({name: pd.Series(dtype="str") for name in _KEYS}).astype({"row": "int64"})


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
        printed = _printed_days(self.export, source)
        day = event.start.astimezone(zone).date() if event else next(iter(printed), None)
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
    days = _printed_days(export, source)
    return EventFile(export, _on(days, alike, zone_of(export, source)) if days else _only(alike))


def _on(days: Sequence[date], alike: Sequence[Event], zone: ZoneInfo) -> Event | None:
    """The event of the day, else of a day beside it; the likeliest reading of the day first."""
    for most in (timedelta(0), NEAR):
        for day in days:
            near = [e for e in alike if abs(e.start.astimezone(zone).date() - day) <= most]
            if near:
                return _only(near)
    return None


def _only(events: Sequence[Event]) -> Event | None:
    return events[0] if len(events) == 1 else None


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


def unknown_events(file: EventFile, source: Source) -> list[Problem]:
    """The problem of an export that names events which the project does not have."""
    titles = {
        title.strip()
        for table in file.export.tables
        for title in _own_events(file, table)
        if title.strip() and not event_called(title, source.events)
    }
    if not titles:
        return []
    return [
        Problem(
            N_("The file names events that are not in events.csv: {titles}."),
            N_("Add them there, or correct their titles so that they are the same."),
            Place(file=file.export.file),
            {"titles": ", ".join(f"“{title}”" for title in sorted(titles)[:3])},
        )
    ]


def _own_events(file: EventFile, table: Table) -> list[str]:
    own = table.field("event") if file.event is None else None
    return [] if own is None else [str(title) for title in own.unique()]


def evidence(files: Iterable[EventFile], source: Source) -> pd.DataFrame:
    """Who is on the lists: keys and what `people.resolve` takes, but no times."""
    parts = [_named_by(file, table, source) for file in files for table in file.export.tables]
    rows = together(parts, _NOBODY).fillna("")
    email = _first(rows, ("email", "upn", "name"), normalise_email)
    name = _first(rows, ("name", _WHOLE_NAME), normalise_name)
    nobody = (email == "") & (name == "")  # who booked came along, unless somebody else is named
    email = email.mask(nobody, _first(rows, ("booker_email",), normalise_email))
    name = name.mask(nobody, _first(rows, ("booker_name",), normalise_name))
    return rows[_KEYS].assign(email=email, code="", name=name)


def ends_of(events: Sequence[Event]) -> pd.Series[pd.Timestamp]:
    """The planned end of each event (UTC), by its id."""
    ends = {event.id: pd.Timestamp(event.end) for event in events}
    return pd.Series(ends, dtype="datetime64[us, UTC]")


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


def _named_by(file: EventFile, table: Table, source: Source) -> pd.DataFrame:
    """Keys, event, and what each row says of a person, in columns “name 0”, “name 1” and so on."""
    columns = {
        f"{field} {number}": cells
        for field in _IDENTIFYING
        for number, cells in enumerate(table.fields(field))
    }
    first, last = table.field("first_name"), table.field("last_name")
    if first is not None and last is not None:
        columns[f"{_WHOLE_NAME} 0"] = first.str.strip() + " " + last.str.strip()
    return keys_of(file.export, table).assign(event=events_of(file, table, source), **columns)


def _first(
    rows: pd.DataFrame, fields: Sequence[str], normal: Callable[[str], str]
) -> pd.Series[str]:
    """The first of the fields that identifies somebody in each row."""
    found = pd.Series("", index=rows.index, dtype="str")
    named = [name for name in rows.columns if name.rpartition(" ")[0] in fields]
    for name in sorted(named, key=lambda name: fields.index(name.rpartition(" ")[0])):
        found = found.mask(found == "", by_distinct(rows[name], normal))
    return found


def _printed_days(export: Export, source: Source) -> list[date]:
    """The local day printed above the list, as declared and with day and month the other way."""
    text = export.meeting.get("start", "") or export.meeting.get("date", "")
    if not text:
        return []
    zone = zone_of(export, source)
    declared = source.project.exports.day_first
    cells = pd.Series([text], dtype="str")
    times = (
        parse_moments(cells, zone, day_first=first).utc[0] for first in (declared, not declared)
    )
    found = [time.tz_convert(zone).date() for time in times if not pd.isna(time)]
    return list(dict.fromkeys(found))
