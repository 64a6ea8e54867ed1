"""Teams attendance report of 2021–22: facts of the meeting, then a row per join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats import _teams
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    Words,
    attendance,
    filled,
    named,
    overlong,
    refusal,
    table,
    widest,
    words,
)
from analysis.texts import N_, normalise

_NAME = "teams_meeting_2021"
_ORDER = ("name", "join", "leave", "minutes", "email", "role", "upn")
_TIMES = frozenset({"name", "join", "leave", "minutes"})
# The facts take six rows; a little room for what Teams may add.
_HEADER_WITHIN = 12
_FIRST_JOIN = "first join"


def _header(content: Content) -> int | None:
    """Where the header stands among the records that hold anything."""
    start = content.head[:_HEADER_WITHIN]
    if not start or _teams.number_of(start[0]):
        return None
    for at, record in enumerate(start):
        known = named(words(record), content.headers(_NAME))
        if known.get(0) == "name" and _is_own(words(record), known):
            return at
    return _header_by_shape(content)


def _is_own(header: Words, known: Mapping[int, str]) -> bool:
    """Whether Teams alone writes this header: no other word, and beside times a role or a UPN."""
    fields = set(known.values())
    others = (word for at, word in enumerate(header) if word and at not in known)
    told = fields >= _TIMES and bool(fields & {"role", "upn"})
    return told and all(word.startswith(_teams.ENGAGEMENT) for word in others)


def _header_by_shape(content: Content) -> int | None:
    """The header in any language: below a title and pairs of words stand seven columns."""
    head = content.head
    at = sum(1 for _ in takewhile(lambda record: _filled(record) <= 2, head[:_HEADER_WITHIN]))
    if not 0 < at < len(head) or not _teams.alone(head[0]):
        return None
    is_header = all(cell.strip() for cell in head[at].cells[:7]) and _filled(head[at]) == 7
    return at if is_header and _is_stays(head[at + 1 :]) else None


def _filled(record: Record) -> int:
    return sum(bool(cell.strip()) for cell in record.cells)


def _is_stays(rows: Rows) -> bool:
    """Whether each row is a name, two times, a duration, an address, a role and a user name."""
    return (
        _teams.moments(rows) == (1, 2)
        and _teams.fits(_teams.DURATION, rows, 3)
        and _teams.has_addresses(rows, 4)
        and _teams.has_addresses(rows, 6)
    )


def _recognise(content: Content) -> bool:
    return _header(content) is not None


def _read(content: Content) -> Export:
    at = _header(content)
    if at is None:
        raise refusal(
            content,
            N_("The file is no attendance report of Teams from 2021–22: its header is missing."),
            N_("Download the report again from Teams, or correct the format in project.toml."),
        )
    records = filled(content.records)
    header, rows = records[at], records[at + 1 :]
    known = named(words(header), content.headers(_NAME))
    own = known if _is_own(words(header), known) else dict(enumerate(_ORDER))
    counts = _teams.engagement(words(header), rows, own)
    fields = _teams.rest_ignored(max(len(header.cells), widest(rows)), counts, own)
    section = "participants" if words(header)[1].startswith(_FIRST_JOIN) else "stays"
    found = table(header, rows, fields, section=section, sheet=content.sheet.name)
    doubts = overlong(header, rows, content.name)
    export = attendance(content, _NAME, (found,), _meeting(content, records[:at]), doubts)
    return replace(export, zone=_teams.zone_of(header.cells))


def _meeting(content: Content, block: Rows) -> Mapping[str, str]:
    """The facts above the list, by their words; in other languages the two times."""
    facts = [record.cells for record in block if len(record.cells) > 1]
    known = content.words("teams_summary")
    told = {known[w]: f[1].strip() for f in facts if (w := normalise(f[0])) in known}
    times = [fact[1].strip() for fact in facts if _teams.DATE.match(fact[1].strip())]
    return {**dict(zip(("start", "end"), times, strict=False)), **told}


READER = Reader(
    _NAME, "Microsoft Teams attendance report (2021–22)", "attendance", _recognise, _read
)
