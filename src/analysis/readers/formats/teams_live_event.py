"""Attendee report of a Teams live event: one act a row, times in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats import _teams
from analysis.readers.tabular import (
    Rows,
    Words,
    attendance,
    header_and_rows,
    named,
    overlong,
    refusal,
    table,
    widest,
    words,
)
from analysis.texts import N_

_NAME = "teams_live_event"
_MARKS = frozenset({"sessionid", "fullname", "utceventtimestamp", "action"})


def _recognise(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    return set(words(header)) >= _MARKS


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no attendee report of a Teams live event: its header is missing."),
            N_("Download the report again from Teams, or correct the format in project.toml."),
        )
    header, rows = header_and_rows(content.records)
    fields = _fields(content, words(header), rows)
    found = table(header, rows, fields, section="acts", sheet=content.sheet.name)
    export = attendance(content, _NAME, (found,), {}, overlong(header, rows, content.name))
    return replace(export, zone="UTC")


def _fields(content: Content, header: Words, rows: Rows) -> Mapping[int, str]:
    """The tool's columns; a participant's id may be the name the person signed in with."""
    own = {
        at: "upn" if field == "user_id" and _teams.has_addresses(rows, at) else field
        for at, field in named(header, content.headers(_NAME)).items()
    }
    return _teams.rest_ignored(max(len(header), widest(rows)), own)


READER = Reader(_NAME, "Microsoft Teams live event", "attendance", _recognise, _read)
