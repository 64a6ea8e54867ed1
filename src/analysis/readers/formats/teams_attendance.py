"""Teams attendance report (since 2022): numbered sections, in any language of the interface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats import _teams
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    Words,
    attendance,
    cells,
    filled,
    header_and_rows,
    named,
    overlong,
    refusal,
    table,
    widest,
    words,
)
from analysis.texts import N_

_NAME = "teams_attendance"
# The order of the columns, for languages we have no words of.
_PARTICIPANTS = ("name", "join", "leave", "minutes", "email", "upn", "role")
_STAYS = ("name", "join", "leave", "minutes", "email", "role")
_FEWEST_COLUMNS = 4
_KNOWN_WORDS = 4


@dataclass(frozen=True)
class _Section:
    title: Record
    records: Rows


def _sections(records: Rows) -> tuple[_Section, ...]:
    """The sections in the order of their numbers 1, 2, 3…; () if the report does not start so.

    ``records`` are those that hold anything.
    """
    first = cells(records, 1)[0]
    starts: list[int] = []
    for at in first.str.match(_teams.TITLE.pattern).to_numpy().nonzero()[0]:
        if _teams.number_of(records[int(at)]) == len(starts) + 1:
            starts.append(int(at))
    if starts[:1] != [0]:
        return ()
    ends = (*starts[1:], len(records))
    return tuple(
        _Section(records[start], records[start + 1 : end])
        for start, end in zip(starts, ends, strict=True)
    )


def _recognise(content: Content) -> bool:
    sections = _sections(content.head)
    if len(sections) < 2:
        return False
    header, _ = header_and_rows(sections[1].records)
    return sum(bool(word) for word in words(header)) >= _FEWEST_COLUMNS


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no attendance report of Teams: its sections 1, 2 and 3 are missing."),
            N_(
                "Download the attendance report again from Teams, or correct the format "
                "in project.toml."
            ),
        )
    summary, *lists = _sections(filled(content.records))
    further = [section for section in lists[2:] if _has_people(section)]
    names = (("participants", _PARTICIPANTS), ("stays", _STAYS))
    tables = [
        *(_table(content, part, *name) for part, name in zip(lists[:2], names, strict=False)),
        *(_further(content, section) for section in further),
    ]
    doubts = [fault for part in (*lists[:2], *further) for fault in _overlong(part, content.name)]
    left = [part for part in lists[2:] if part.records and not _has_people(part)]
    notes = [_left_out(section, content.name) for section in left]
    found = attendance(content, _NAME, tables, _meeting(summary.records), (*doubts, *notes))
    headers = (column.header for table in tables for column in table.columns)
    return replace(found, zone=_teams.zone_of(headers))


def _table(content: Content, section: _Section, name: str, order: Sequence[str]) -> Table:
    header, rows = header_and_rows(section.records)
    known = named(words(header), content.headers(_NAME))
    told = known.get(0) == "name" or len(known) > _KNOWN_WORDS
    own = known if told and len(known) >= _KNOWN_WORDS else _by_place(header, rows, order)
    counts = _teams.engagement(words(header), rows, own)
    fields = _teams.rest_ignored(_width(header, rows), counts, own)
    return table(header, rows, fields, section=name, sheet=content.sheet.name)


def _by_place(header: Record, rows: Rows, order: Sequence[str]) -> Mapping[int, str]:
    """The fields by what stands where: a name, two times, a duration, addresses, a role."""
    times = _teams.moments(rows)
    if rows and not times:
        return _by_addresses(rows, range(1, len(header.cells)))
    shift = times[0] - 1 if times else 0
    last = len(order) + shift - 1
    upn = order.index("upn") + shift if "upn" in order else None
    if last >= sum(bool(word) for word in words(header)) or (upn and _is_role(rows, upn)):
        order = _STAYS
    after = {at + shift: field for at, field in enumerate(order) if at}
    return {**_by_addresses(rows, range(1, shift + 1)), **after}


def _by_addresses(rows: Rows, places: Iterable[int]) -> Mapping[int, str]:
    """A name, and which of the columns at these places hold addresses."""
    return {0: "name"} | {at: "email" for at in places if _teams.has_addresses(rows, at)}


def _is_role(rows: Rows, position: int) -> bool:
    # The column of user names is empty for guests, and left out by some tenants.
    return not (_teams.holds_nothing(rows, position) or _teams.has_addresses(rows, position))


def _has_people(section: _Section) -> bool:
    """Whether a section after the third is a table: at least two columns, and rows."""
    header, rows = header_and_rows(section.records)
    return bool(rows) and not _teams.alone(header)


def _further(content: Content, section: _Section) -> Table:
    """What each person did and when, or the registrations of a webinar."""
    header, rows = header_and_rows(section.records)
    fields = _fields_further(words(header), rows, content.headers(_NAME))
    registered = "email" in fields.values() and "engagement" not in fields.values()
    name = "registrations" if registered else "engagement"
    return table(header, rows, fields, section=name, sheet=content.sheet.name)


def _fields_further(header: Words, rows: Rows, known: Mapping[str, str]) -> Mapping[int, str]:
    width = max(len(header), widest(rows))
    addresses = {at: "email" for at in range(width) if _teams.has_addresses(rows, at)}
    times = dict.fromkeys(_teams.moments(rows), "registered" if addresses else "at")
    own = {0: "name", **addresses, **times, **named(header, known)}
    left = [at for at in range(len(header)) if at not in own and header[at]]
    acts = {left[0]: "engagement"} if len(left) == 1 and not addresses else {}
    return _teams.rest_ignored(width, acts, own)


def _width(header: Record, rows: Rows) -> int:
    return max(len(header.cells), widest(rows))


def _overlong(section: _Section, file: str) -> tuple[Problem, ...]:
    header, rows = header_and_rows(section.records)
    return overlong(header, rows, file)


def _meeting(summary: Rows) -> Mapping[str, str]:
    """Title, start and end: the first fact, and the first two dates after it."""
    facts = [record.cells[1].strip() if len(record.cells) > 1 else "" for record in summary]
    dates = [fact for fact in facts[1:] if _teams.DATE.match(fact)]
    return dict(zip(("title", "start", "end"), (*facts[:1], *dates), strict=False))


def _left_out(section: _Section, file: str) -> Problem:
    return Problem(
        N_("The section that starts here is not used; it holds {count} rows."),
        N_("Nothing needs to be done."),
        Place(file, row=section.title.row),
        {"count": len(section.records)},
        severity="note",
    )


READER = Reader(_NAME, "Microsoft Teams attendance report", "attendance", _recognise, _read)
