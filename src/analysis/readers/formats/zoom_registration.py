"""Zoom's registration report of a meeting or webinar: a row per registration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats._zoom import meeting_facts, trimmed
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    export,
    index_column,
    named,
    overlong,
    refusal,
    table,
    widest,
    words,
)
from analysis.texts import N_

_NAME = "zoom_registration"
# The last name is not asked for in every form.
_NEEDED = {"first_name", "email", "registered", "status"}
# The block above is only told; a title, when, two rows of facts, a title of the list, and room.
_HEADER_WITHIN = 12


def _header(content: Content) -> int | None:
    """Where the header stands among the records that hold anything."""
    known = content.headers(_NAME)
    for at, record in enumerate(content.head[:_HEADER_WITHIN]):
        header = words(record)
        # The attendee report of a webinar has these columns too.
        if set(named(header, known).values()) >= _NEEDED and "attended" not in header:
            return at
    return None


def _recognise(content: Content) -> bool:
    return _header(content) is not None


def _read(content: Content) -> Export:
    at = _header(content)
    if at is None:
        raise refusal(
            content,
            N_("The file is no registration report of Zoom: the header of its list is missing."),
            N_(
                "Export the registration report again from Zoom, or correct the format in "
                "project.toml."
            ),
        )
    records = content.records.filled()
    header, rows = trimmed(records[at]), records[at + 1 :]
    fields = _fields(content, header, rows)
    found = table(header, rows, fields, section="registrations", sheet=content.sheet.name)
    doubts = overlong(header, rows, content.name)
    whole = export(content, _NAME, "registration", [found], doubts)
    return replace(whole, meeting=MappingProxyType(dict(meeting_facts(content, records[:at]))))


def _fields(content: Content, header: Record, rows: Rows) -> Mapping[int, str]:
    """Our names of the columns: what has a header and is none of Zoom's is a registrant's answer.

    Cells beyond the header belong to no column.
    """
    own = named(words(header), content.headers(_NAME))
    beyond = dict.fromkeys(range(len(header.cells), widest(rows)), "ignored")
    first = {0: "ignored"} if index_column(words(header), rows) else {}
    return {**beyond, **first, **own}


READER = Reader(_NAME, "Zoom registrations", "registration", _recognise, _read)
