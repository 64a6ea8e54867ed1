"""Moodle's feedback activity: a row per response, named or numbered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader
from analysis.readers.formats._moodle import long_dates, no_list, offset, people, table_of
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, export, header_and_rows, overlong, values, words
from analysis.texts import N_

_NAME = "moodle_feedback"
_LABELLED = re.compile(r"\((?P<label>[^()]+)\)\s*(?P<question>\S.*)", re.DOTALL)


def _fields(content: Content, header: Record, rows: Rows) -> Mapping[int, str]:
    """What stands before the first question; {} if it is no feedback."""
    start, found, known = offset(header, rows), words(header), content.headers(_NAME)
    first = known.get(found[start]) if len(found) > start else None
    if first == "response_id":
        return _numbered(content, header, rows, start)
    who = people(content, found[start:])
    after = start + len(who)
    date = after + (known.get("".join(found[after : after + 1])) == "event")
    if not who or len(found) <= date:
        return {}
    by_words = first == "name" and known.get(found[date]) == "submitted"
    if not (long_dates(rows, date) or (by_words and _labelled(header, date))):
        return {}
    fields = {start + at: field for at, field in who.items()}
    return fields | ({after: "event"} if date > after else {}) | {date: "submitted"}


def _numbered(content: Content, header: Record, rows: Rows, start: int) -> Mapping[int, str]:
    """An anonymous file: responses by number, without a date."""
    if any(not cell.isdecimal() for cell in values(rows, start)):
        return {}
    found, known = words(header), content.headers(_NAME)
    fields = {start: "response_id"}
    for at in range(start + 1, len(found)):
        field = {**content.headers("moodle_person"), **known}.get(found[at])
        if field not in {"ignored", "event"}:
            break
        fields[at] = field
    return fields


def _labelled(header: Record, date: int) -> bool:
    return any(_LABELLED.fullmatch(cell.strip()) for cell in header.cells[date + 1 :])


def _recognise(content: Content) -> bool:
    return bool(_fields(content, *header_and_rows(content.head)))


def _read(content: Content) -> Export:
    fields = _fields(content, *header_and_rows(content.head))
    if not fields:
        raise no_list(
            content, N_("The file holds no responses of a feedback: their columns are missing.")
        )
    header, rows = header_and_rows(content.records)
    before = offset(header, rows)
    fields = {**({0: "ignored"} if before else {}), **fields}
    columns = [_column(at, cell, fields.get(at)) for at, cell in enumerate(header.cells)]
    return export(
        content,
        _NAME,
        "survey",
        [table_of(content, header, rows, columns)],
        overlong(header, rows, content.name),
    )


def _column(at: int, header: str, field: str | None) -> Column:
    column = Column(at, header, field)
    found = _LABELLED.fullmatch(header.strip()) if field is None else None
    return replace(column, header=found["question"], code=found["label"]) if found else column


READER = Reader(_NAME, "Moodle feedback", "survey", _recognise, _read)
