"""REDCap data exports: raw or with labels; rows of repeating forms are kept apart from records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    Words,
    described,
    export,
    header_and_rows,
    index_column,
    overlong,
    refusal,
    table,
    values,
    words,
)
from analysis.texts import N_

_NAME = "redcap"
# REDCap's own columns that no other tool has.
_OWN = {
    "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
    "redcap_data_access_group", "redcap_survey_identifier",
}  # fmt: skip
_OWN_LABELS = {"repeat instrument", "repeat instance"}
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*")
_CHECKBOX = re.compile(r"(?P<question>.+?)___(?P<option>.+)", re.DOTALL)
_CHOICE = re.compile(r"(?P<question>.*?)\s*\(choice=(?P<option>.*)\)\s*", re.DOTALL)
_COMPLETE, _TIMESTAMP = "_complete", "_timestamp"
_STATES = {"0", "1", "2", "incomplete", "unverified", "complete"}
_TICKS = {"0", "1", "checked", "unchecked"}
# The first row of a form that may be repeated is the record's own.
_FIRST_INSTANCE = {"", "1"}
_LOOKED_AT = 200


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    found = words(header)
    return bool(_OWN & set(found)) or _is_raw(header, rows) or _is_labelled(found, rows)


def _is_raw(header: Record, rows: Rows) -> bool:
    """Whether all headers are names as REDCap allows them, and the last form ends the table."""
    first = 1 if index_column(words(header), rows) else 0
    names = header.cells[first:]
    ends_a_form = [name.endswith(_COMPLETE) for name in names]
    whole = names[:1] == ("record_id",) or ends_a_form[-1:] == [True]
    if not whole or not any(ends_a_form) or not all(map(_VARIABLE.fullmatch, names)):
        return False
    states = [at for at, ends in enumerate(ends_a_form, start=first) if ends]
    return all(_holds_only(_STATES, rows, at) for at in states)


def _is_labelled(header: Words, rows: Rows) -> bool:
    if set(header) >= _OWN_LABELS:
        return True
    states = [at for at, word in enumerate(header) if word == "complete?"]
    choices = [at for at, word in enumerate(header) if _CHOICE.fullmatch(word)]
    if not states and not choices:
        return False
    are_ticks = all(_holds_only(_TICKS, rows, at) for at in choices)
    return are_ticks and all(_holds_only(_STATES, rows, at) for at in states)


def _holds_only(known: set[str], rows: Rows, at: int) -> bool:
    return all(cell.casefold() in known for cell in values(rows, at))


def _read(content: Content) -> Export:
    header, rows = header_and_rows(content.records)
    if not _could_be(words(header)):
        raise _no_export(content)
    fields = _fields(content, words(header), rows[:_LOOKED_AT])
    whole = described(table(header, rows, fields, sheet=content.sheet.name), _described)
    tables = tuple(_tables(whole))
    doubts = (*overlong(header, rows, content.name), *_waves(tables[0], content.name))
    return export(content, _NAME, "survey", tables, doubts)


def _could_be(header: Words) -> bool:
    """Whether anything in the header is REDCap's, in an export of a few fields too."""
    own = _OWN | _OWN_LABELS | {"record_id", "record id", "complete?"}
    return bool(own & set(header)) or any(
        word.endswith(_COMPLETE) or _CHOICE.fullmatch(word) or _CHECKBOX.fullmatch(word)
        for word in header
    )


def _fields(content: Content, header: Words, rows: Rows) -> Mapping[int, str]:
    """The record's identifier comes first; a form ends with its state and may have a time."""
    known = {**content.headers("identifying"), **content.headers(_NAME)}
    forms = {name.removesuffix(_COMPLETE) for name in header if name.endswith(_COMPLETE)}
    ends = {form + _COMPLETE: "finished" for form in forms}
    times = {form + _TIMESTAMP: "submitted" for form in forms}
    known = {**known, **ends, **times}
    first = 1 if index_column(header, rows) else 0
    named = {at: known[word] for at, word in enumerate(header) if word in known}
    return {**named, **({0: "ignored"} if first else {}), first: "response_id"}


def _described(column: Column) -> Column:
    """A checkbox: ``tools___1``, or ``Tools (choice=Chat)`` where the headers are labels."""
    if choice := _CHOICE.fullmatch(column.header):
        return replace(column, header=choice["question"], option=choice["option"])
    if not _VARIABLE.fullmatch(column.header):
        return column
    code = column.header
    if not (box := _CHECKBOX.fullmatch(code)):
        return replace(column, code=code)
    # A code below zero: REDCap writes its minus as one more underscore.
    option = re.sub(r"^_(?=\d)", "-", box["option"])
    return replace(column, header=box["question"], code=code, option=option)


def _tables(whole: Table) -> Iterator[Table]:
    """The records' own rows, then those of each repeating form; each row in exactly one."""
    sections = _sections(whole)
    for section in ("", *(name for name in sections.unique() if name)):
        rows = whole.rows[sections == section]
        yield replace(whole, section=section, rows=rows, columns=tuple(_used(whole, rows)))


def _sections(whole: Table) -> pd.Series[str]:
    """The repeating form that each row is of; a repeated event by the event's name."""
    form = _cells(whole, {"redcap_repeat_instrument", "repeat instrument"})
    instance = _cells(whole, {"redcap_repeat_instance", "repeat instance"})
    event = _cells(whole, {"redcap_event_name", "event name"})
    again = (form == "") & ~instance.isin(_FIRST_INSTANCE)
    return form.mask(again, event.mask(event == "", "repeat"))


def _cells(whole: Table, named: set[str]) -> pd.Series[str]:
    for column in whole.columns:
        if column.header.strip().casefold() in named:
            return whole.rows[column.position].str.strip()
    return pd.Series("", index=whole.rows.index, dtype="str")


def _used(whole: Table, rows: pd.DataFrame) -> Iterator[Column]:
    """The columns; a question that only rows elsewhere answer is none of these rows' questions."""
    for column in whole.columns:
        elsewhere = len(rows) < len(whole.rows) and not _answered(rows, column)
        if column.field is None and elsewhere and _answered(whole.rows, column):
            yield replace(column, field="ignored")
        else:
            yield column


def _answered(rows: pd.DataFrame, column: Column) -> bool:
    return bool((rows[column.position].str.strip() != "").any())


def _waves(base: Table, file: str) -> tuple[Problem, ...]:
    """A warning if a record has several rows, one for each event it was asked at."""
    record, event = base.field("response_id"), base.field("event")
    if record is None or event is None or not record.duplicated().any():
        return ()
    warning = Problem(
        N_("The file holds {count} events; one record has a row for each of them."),
        N_("Export each event into a file of its own, and put it into the folder of its wave."),
        Place(file, row=int(record.index[record.duplicated()][0])),
        {"count": int(event.nunique())},
        severity="warning",
    )
    return (warning,)


def _no_export(content: Content) -> Exception:
    return refusal(
        content,
        N_("The file holds no records of REDCap: none of its columns is one of REDCap's."),
        N_("Export the records again as CSV, or correct the format in project.toml."),
    )


READER = Reader(_NAME, "REDCap", "survey", _recognise, _read)
