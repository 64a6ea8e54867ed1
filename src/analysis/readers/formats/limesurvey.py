"""LimeSurvey results (CSV or workbook), headed by question code, full text, or both."""

from __future__ import annotations

from dataclasses import replace

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.formats._limesurvey_headings import (
    NAME,
    are_headings,
    described,
    fields,
    has_tokens,
    spaced,
    taken_apart,
)
from analysis.readers.formats._limesurvey_shape import fields_by_shape
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    export,
    header_and_rows,
    index_column,
    overlong,
    refusal,
    table,
    words,
)
from analysis.texts import N_

_ANONYMISED = "1980-01-01"


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    first, plain = _start(header, rows), words(header)
    if rows and has_tokens(words(rows[0])):
        return False  # two headers: a VV file
    if has_tokens(plain) or are_headings(header.cells[first:]):
        return True
    known = content.headers(NAME)
    named = [known.get(spaced(word)) for word in plain[first : first + 4]]
    by_words = {"response_id", "submitted", "language"} <= set(named)
    return by_words or bool(fields_by_shape(header, rows, first))


def _start(header: Record, rows: Rows) -> int:
    return 1 if index_column(words(header), rows) else 0


def _own(content: Content, header: Record, rows: Rows) -> dict[int, str]:
    first, plain = _start(header, rows), words(header)
    found = fields(taken_apart(header.cells[first:]), plain[first:], content.headers(NAME))
    named = {at + first: field for at, field in found.items()}
    own = {**fields_by_shape(header, rows, first), **named}
    return {0: "ignored", **own} if first else own


def _read(content: Content) -> Export:
    header, rows = header_and_rows(content.records)
    own, first = _own(content, header, rows), _start(header, rows)
    found = _described(table(header, rows, own, sheet=content.sheet.name), first)
    is_told = own.keys() - {0} or any(column.option for column in found.columns)
    if not is_told and not are_headings(header.cells[first:]):
        raise refusal(
            content,
            N_("The file does not look like results of LimeSurvey."),
            N_("Export the results in LimeSurvey as CSV, with all columns selected."),
        )
    told = (*overlong(header, rows, content.name), *_anonymised(content, found))
    return export(content, NAME, "survey", [found], told)


def _described(found: Table, first: int) -> Table:
    """Each question's column with its code, its text and its subquestion's text."""
    said = described(taken_apart([column.header for column in found.columns[first:]]))

    def column(old: Column) -> Column:
        if old.field is not None or old.position < first:
            return old
        return replace(said[old.position - first], position=old.position)

    return replace(found, columns=tuple(column(each) for each in found.columns))


def _anonymised(content: Content, found: Table) -> tuple[Problem, ...]:
    """A note that answers of a survey without dates carry the tool's placeholder."""
    submitted = found.field("submitted")
    if submitted is None or not (hidden := submitted.str.startswith(_ANONYMISED)).any():
        return ()
    note = Problem(
        N_("{count} answers have no date: LimeSurvey writes 1 January 1980 for all of them."),
        N_("Nothing, if the survey was meant to keep no dates."),
        Place(content.name, column=found.named("submitted")[0].header),
        {"count": int(hidden.sum())},
        severity="note",
    )
    return (note,)


READER = Reader(NAME, "LimeSurvey", "survey", _recognise, _read)
