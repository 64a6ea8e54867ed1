"""Zoom's attendee report of a webinar: lists of hosts, panelists, attendees and others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.problems import Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats._zoom import lone_cell, meeting_facts, trimmed
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    attendance,
    named,
    overlong,
    refusal,
    table,
    widest,
    words,
)
from analysis.texts import N_, normalise

_NAME = "zoom_webinar"
_FEWEST_KNOWN = 3


@dataclass(frozen=True)
class _List:
    name: str
    header: Record
    rows: Rows


def _recognise(content: Content) -> bool:
    return any("attended" in _known(content, record) for record in content.head)


def _known(content: Content, record: Record) -> frozenset[str]:
    """The fields that the cells of a header are words for; none if it is no header."""
    known = content.headers(_NAME)
    if not record.cells or normalise(record.cells[0]) not in known:
        return frozenset()
    found = frozenset(named(words(record), known).values())
    return found if "name" in found and len(found) >= _FEWEST_KNOWN else frozenset()


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no attendee report of a Zoom webinar: no list of attendees is there."),
            N_(
                "Export the attendee report again from Zoom's webinar reports, or correct the "
                "format in project.toml."
            ),
        )
    records = content.records.filled()
    headers = [at for at, record in enumerate(records) if _known(content, record)]
    lists = [
        _list(content, records, at, end)
        for at, end in zip(headers, (*headers[1:], len(records)), strict=True)
    ]
    tables = [_table(content, found) for found in lists]
    meeting = meeting_facts(content, records[: headers[0]])
    return attendance(content, _NAME, tables, meeting, _doubts(content, lists))


def _list(content: Content, records: Rows, at: int, end: int) -> _List:
    """The list whose header stands at ``at``; the next one's header stands at ``end``."""
    titles, header = content.words("zoom_lists"), records[at]
    # Above a list without a title stands the title of the report or the summary.
    title = lone_cell(records[at - 1]) if at > 1 else ""
    name = titles.get(title, "other" if title or "attended" not in _known(content, header) else "")
    rows = list(records[at + 1 : end])
    if end < len(records) and rows and lone_cell(rows[-1]):
        rows = rows[:-1]  # the title of the next list, whatever it is called
    # A list without anyone may be nothing but its title.
    rows = [row for row in rows if lone_cell(row) not in titles]
    return _List(name or "attendees", trimmed(header), rows)


def _table(content: Content, found: _List) -> Table:
    return table(
        found.header,
        found.rows,
        _fields(content, found),
        section=found.name,
        sheet=content.sheet.name,
    )


def _fields(content: Content, found: _List) -> Mapping[int, str]:
    """Our names of the columns: what has a header and is none of Zoom's is a registrant's answer.

    Only those who registered were asked; cells beyond the header belong to no column.
    """
    own = named(words(found.header), content.headers(_NAME))
    first = len(found.header.cells) if found.name == "attendees" else 0
    return {
        **dict.fromkeys(range(first, max(len(found.header.cells), widest(found.rows))), "ignored"),
        **own,
    }


def _doubts(content: Content, lists: list[_List]) -> list[Problem]:
    return [doubt for found in lists for doubt in overlong(found.header, found.rows, content.name)]


READER = Reader(_NAME, "Zoom webinar attendees", "attendance", _recognise, _read)
