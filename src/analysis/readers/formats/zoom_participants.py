"""Zoom's list of participants: a row per join or per person, with or without a meeting block."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, attendance, filled, named, overlong, table, words
from analysis.texts import N_

_NAME = "zoom_participants"
# The meeting block takes two rows and a blank one; a little room for what Zoom may add.
_HEADER_WITHIN = 6
_BLOCK = {
    "topic": "title",
    "meeting id": "meeting_id",
    "id": "meeting_id",
    "start time": "start",
    "end time": "end",
}


def _header(content: Content) -> int | None:
    """Where the header of the participants stands among the records."""
    for at, record in enumerate(content.records[:_HEADER_WITHIN]):
        known = [content.headers(_NAME).get(word) for word in words(record)]
        if known[:1] == ["name"] and "minutes" in known:
            return at
    return None


def _recognise(content: Content) -> bool:
    return _header(content) is not None


def _read(content: Content) -> Export:
    at = _header(content)
    if at is None:
        raise _no_header(content)
    header = content.records[at]
    rows = filled(content.records[at + 1 :])
    fields = _fields(content, header)
    section = "stays" if "join" in fields.values() else "participants"
    found = table(header, rows, fields, section=section, sheet=content.sheet.name)
    meeting, doubts = _meeting(content.records[:at]), overlong(header, rows, content.name)
    return attendance(content, _NAME, (found,), meeting, doubts)


def _fields(content: Content, header: Record) -> Mapping[int, str]:
    # An attendance list holds no questions: what has no use yet, such as a waiting room, is known.
    own = named(words(header), content.headers(_NAME))
    return {**dict.fromkeys(range(len(header.cells)), "ignored"), **own}


def _meeting(above: Rows) -> Mapping[str, str]:
    """The facts of the meeting: a row of names and the row of values below it."""
    block = [record for record in above if not record.blank]
    for titles, facts in pairwise(block):
        named_facts = zip(words(titles), facts.cells, strict=False)
        found = {_BLOCK[word]: fact.strip() for word, fact in named_facts if word in _BLOCK}
        if found:
            return found
    return {}


def _no_header(content: Content) -> ProblemsError:
    fault = Problem(
        N_("The file holds no list of Zoom participants: the header is missing."),
        N_(
            "Export the participants again from Zoom's reports, or correct the format "
            "in project.toml."
        ),
        Place(content.name),
    )
    return ProblemsError([fault])


READER = Reader(_NAME, "Zoom participants", "attendance", _recognise, _read)
