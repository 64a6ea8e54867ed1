"""Teams attendance report (since 2022): numbered sections, in any language of the interface."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    attendance,
    header_and_rows,
    named,
    overlong,
    table,
    words,
)
from analysis.texts import N_

_NAME = "teams_attendance"
_TITLE = re.compile(r"\s*(\d)\.\s*\S")
_DATE = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}")
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
    """The sections in the order of their numbers 1, 2, 3…; () if the report does not start so."""
    filled = [record for record in records if not record.blank]
    starts: list[int] = []
    for at, record in enumerate(filled):
        if _number(record) == len(starts) + 1:
            starts.append(at)
    if starts[:1] != [0]:
        return ()
    ends = (*starts[1:], len(filled))
    return tuple(
        _Section(filled[start], filled[start + 1 : end])
        for start, end in zip(starts, ends, strict=True)
    )


def _number(record: Record) -> int | None:
    """The number of a section's title: a row with nothing beside it."""
    found = _TITLE.match(record.cells[0])
    alone = not any(cell.strip() for cell in record.cells[1:])
    return int(found.group(1)) if found and alone else None


def _recognise(content: Content) -> bool:
    sections = _sections(content.records)
    if len(sections) < 2:
        return False
    header, _ = header_and_rows(sections[1].records)
    return sum(bool(word) for word in words(header)) >= _FEWEST_COLUMNS


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise _no_report(content)
    summary, *lists = _sections(content.records)
    used, left = lists[:2], lists[2:]
    names = (("participants", _PARTICIPANTS), ("stays", _STAYS))
    tables = [
        _table(content, section, name, order)
        for section, (name, order) in zip(used, names, strict=False)
    ]
    doubts = [fault for section in used for fault in _overlong(section, content.name)]
    notes = [_left_out(section, content.name) for section in left]
    return attendance(content, _NAME, tables, _meeting(summary.records), (*doubts, *notes))


def _table(content: Content, section: _Section, name: str, order: Sequence[str]) -> Table:
    header, rows = header_and_rows(section.records)
    return table(
        header, rows, _fields(content, header, order), section=name, sheet=content.sheet.name
    )


def _fields(content: Content, header: Record, order: Sequence[str]) -> Mapping[int, str]:
    """Our names of the columns, by words where most are known, else by position."""
    found = named(words(header), content.headers(_NAME))
    if len(found) < _KNOWN_WORDS:
        filled = sum(bool(word) for word in words(header))
        by_place = order if filled >= len(order) else _STAYS
        found = dict(zip(range(len(header.cells)), by_place, strict=False))
    return {**dict.fromkeys(range(len(header.cells)), "ignored"), **found}


def _overlong(section: _Section, file: str) -> tuple[Problem, ...]:
    header, rows = header_and_rows(section.records)
    return overlong(header, rows, file)


def _meeting(summary: Rows) -> Mapping[str, str]:
    """Title, start and end: the first fact, and the first two dates after it."""
    facts = [record.cells[1].strip() if len(record.cells) > 1 else "" for record in summary]
    dates = [fact for fact in facts[1:] if _DATE.match(fact)]
    return dict(zip(("title", "start", "end"), (*facts[:1], *dates), strict=False))


def _left_out(section: _Section, file: str) -> Problem:
    _, rows = header_and_rows(section.records)
    return Problem(
        N_("The section that starts here is not used; it holds {count} rows."),
        N_("Nothing needs to be done."),
        Place(file, row=section.title.row),
        {"count": len(rows)},
        severity="note",
    )


def _no_report(content: Content) -> ProblemsError:
    fault = Problem(
        N_("The file is no attendance report of Teams: its sections 1, 2 and 3 are missing."),
        N_(
            "Download the attendance report again from Teams, or correct the format "
            "in project.toml."
        ),
        Place(content.name),
    )
    return ProblemsError([fault])


READER = Reader(_NAME, "Microsoft Teams attendance report", "attendance", _recognise, _read)
