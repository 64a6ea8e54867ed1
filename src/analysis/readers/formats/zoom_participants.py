"""Zoom's list of participants: a row per join or per person, with or without a meeting block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats import _zoom_shape
from analysis.readers.formats._zoom import meeting_facts
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, attendance, named, overlong, refusal, table, words
from analysis.texts import N_

_NAME = "zoom_participants"
# The meeting block takes two rows; a little room for what Zoom may add.
_HEADER_WITHIN = 6


@dataclass(frozen=True)
class _List:
    """Where the header stands, our names of its columns, where those of the participant start."""

    at: int
    header: Record
    fields: Mapping[int, str]
    start: int


def _found(content: Content) -> _List | None:
    head = content.head
    for at, header in enumerate(head[:_HEADER_WITHIN]):
        fields, start = _fields(content, header, head[at + 1 :])
        if "minutes" in fields.values():
            return _List(at, header, fields, start)
    return None


def _fields(content: Content, header: Record, rows: Rows) -> tuple[Mapping[int, str], int]:
    """Our names of the columns, and where the participant's start; () if this is no header.

    Left of the participant's name the report of an account repeats the meeting and its host, some
    under the very words of the participant's columns. An attendance list holds no questions: what
    has no use yet is known.
    """
    rest = dict.fromkeys(range(len(header.cells)), "ignored")
    found = named(words(header), content.headers(_NAME))
    start = next((at for at, field in found.items() if field == "name"), None)
    if start is not None and "attended" not in words(header):
        titles = _meeting_columns(content, header, start).get("title", [])
        meeting = dict.fromkeys(titles, "event")
        return {**rest, **meeting, **{a: f for a, f in found.items() if a >= start}}, start
    if _zoom_shape.is_list(header, rows):
        return {**rest, **dict(zip(rest, _zoom_shape.ORDER, strict=False))}, 0
    return {}, 0


def _meeting_columns(content: Content, header: Record, end: int) -> Mapping[str, list[int]]:
    """The columns left of ``end`` by the fact of the meeting that they hold."""
    known = content.words("zoom_meeting")
    facts = [(known.get(word, ""), at) for at, word in enumerate(words(header)[:end])]
    return {name: [at for fact, at in facts if fact == name] for name, _ in facts if name}


def _recognise(content: Content) -> bool:
    return _found(content) is not None


def _read(content: Content) -> Export:
    found = _found(content)
    if found is None:
        raise refusal(
            content,
            N_("The file holds no list of Zoom participants: the header is missing."),
            N_(
                "Export the participants again from Zoom's reports, or correct the format "
                "in project.toml."
            ),
        )
    rows = content.records.filled()[found.at + 1 :]
    section = "stays" if "join" in found.fields.values() else "participants"
    people = table(found.header, rows, found.fields, section=section, sheet=content.sheet.name)
    meeting, doubts = _meeting(content, found, people)
    doubts += overlong(found.header, rows, content.name)
    return attendance(content, _NAME, (people,), meeting, doubts)


def _meeting(
    content: Content, found: _List, people: Table
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The facts in the block above, or those that all rows share."""
    above = content.head[: found.at]
    facts = meeting_facts(content, above) or (_zoom_shape.facts(above[-1]) if above else {})
    columns = _meeting_columns(content, found.header, found.start)
    if facts or not columns:
        return facts, ()
    places = {name: at[0] for name, at in columns.items()}
    meetings = people.rows[list(places.values())].drop_duplicates()
    if len(meetings) > 1:
        return {}, (_several(content, int(meetings.index[1]), len(meetings)),)
    first = {name: str(cell).strip() for name, at in places.items() for cell in meetings[at]}
    return {name: text for name, text in first.items() if text}, ()


def _several(content: Content, row: int, count: int) -> Problem:
    return Problem(
        N_("The file holds the participants of {count} meetings; the second starts here."),
        N_("Export each meeting into a file of its own, so that each belongs to its event."),
        Place(content.name, row=row),
        {"count": count},
        severity="warning",
    )


READER = Reader(_NAME, "Zoom participants", "attendance", _recognise, _read)
