"""Qualtrics: three header rows (codes, texts, ImportIds), or the two of the old exporter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.formats._qualtrics_headers import LOOKED_AT, RESPONSE_ID, Headers, find
from analysis.readers.formats._qualtrics_questions import is_question, questions
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    described,
    export,
    filled,
    index_column,
    marked,
    overlong,
    refusal,
    table,
    values,
)
from analysis.texts import N_, normalise

_NAME = "qualtrics"
# The tool's own columns in the order it writes them, if none was left out.
_ORDER = (
    "started", "submitted", "status", "ip", "progress", "seconds", "finished", "submitted",
    "response_id", "last_name", "first_name", "email", "token", "location", "location", "channel",
    "language",
)  # fmt: skip
_LEGACY_CODE = re.compile(r"v\d+")
# Columns that the tool derives from a question: the order it was shown in, clicks and seconds on
# its page, the group of a recommendation score, topics and feelings found in a text.
_DERIVED = re.compile(
    r".+_DO(?:_.+)?|.+_NPS_GROUP|.+_(?:First Click|Last Click|Page Submit|Click Count)"
    r"|.+ - (?:(?:Parent )?Topics|(?:Topic )?Sentiment.*)",
    re.IGNORECASE,
)
_DERIVED_ID = re.compile(r"QID\d+_TEXT_[0-9a-f]{12,}\w*|QID\d+_FILE_\w+")
_DEVICE = re.compile(r".+_(?:Browser|Version|Operating System|Resolution)", re.IGNORECASE)
# The number of a status is a sum: 1 for a preview, 2 for a test, 4 imported, 8 spam, 16 offline.
_PREVIEW_OR_TEST = 1 | 2
_NUMBER = re.compile(r"\d{1,3}(?:\.0)?")


def _recognise(content: Content) -> bool:
    return find(content.head[:LOOKED_AT]) is not None


def _read(content: Content) -> Export:
    headers = find(content.records)
    if headers is None:
        raise refusal(
            content,
            N_("The file is no export of Qualtrics: its header rows are missing."),
            N_("Export the answers again as CSV, or correct the format in project.toml."),
        )
    rows = filled(content.records)[headers.rows :]
    header = Record(headers.row, tuple(_printed(headers, at) for at in range(headers.width)))
    found = table(header, rows, _fields(content, headers, rows), sheet=content.sheet.name)
    answers = _without_tests(content, _asked(content, headers, found))
    doubts = (*_missing(content, headers), *overlong(header, rows, content.name))
    return replace(export(content, _NAME, "survey", [answers], doubts), zone=headers.zone)


def _printed(headers: Headers, at: int) -> str:
    """The header of the tool's own column: its code, which no language changes."""
    code = headers.code(at)
    by_text = not (headers.codes or headers.imports) or _LEGACY_CODE.fullmatch(normalise(code))
    return headers.text(at) if by_text else code


def _asked(content: Content, headers: Headers, found: Table) -> Table:
    """The table with the question, option and code of each column that holds answers."""
    asked = questions(headers, content.words(_NAME))

    def describe(column: Column) -> Column:
        code = headers.code(column.position)
        if column.position not in asked:
            return replace(column, code=code)
        question = asked[column.position]
        return replace(column, header=question.text, option=question.option, code=code)

    return described(found, describe)


def _fields(content: Content, headers: Headers, rows: Rows) -> Mapping[int, str]:
    named = {at: _field(content, headers, at) for at in range(headers.width)}
    own = {at: field for at, field in named.items() if field}
    if not (headers.codes or headers.imports):
        own = _in_order(rows) | own
    return {**own, 0: "ignored"} if _numbered(headers, rows) else own


def _in_order(rows: Rows) -> dict[int, str]:
    """The tool's own columns by their order, where only texts in an unknown language are left."""
    at = next((n for n in range(len(_ORDER)) if _is_response(values(rows[:LOOKED_AT], n))), 0)
    start = at - _ORDER.index("response_id")
    return dict(enumerate(_ORDER, start)) if start in {0, 1} else {}


def _is_response(cells: list[str]) -> bool:
    return bool(cells) and all(RESPONSE_ID.fullmatch(cell) for cell in cells)


def _numbered(headers: Headers, rows: Rows) -> bool:
    """Whether pandas numbered the rows in front; it took our lower header rows for rows too."""
    above = bool(headers.codes and headers.texts) + bool(headers.imports)
    numbers = [Record(0, (str(number),)) for number in range(above)]
    return index_column((normalise(_printed(headers, 0)),), [*numbers, *rows[:LOOKED_AT]])


def _field(content: Content, headers: Headers, at: int) -> str | None:
    known = content.headers(_NAME)
    code, import_id = normalise(_printed(headers, at)), _at(headers.import_ids, at)
    if is_question(import_id):
        return _derived(headers.code(at), import_id)
    own = known.get(code) or content.headers("qualtrics_imports").get(normalise(import_id))
    if not (headers.codes or headers.imports):
        own = content.headers("qualtrics_texts").get(code)
    # Embedded data has its name for a text, too.
    embedded = bool(import_id) or normalise(headers.text(at)) in {"", code}
    if not own and embedded:
        own = content.headers("qualtrics_embedded").get(code)
    return own or _derived(headers.code(at), "")


def _derived(code: str, import_id: str) -> str | None:
    if _DERIVED.fullmatch(code) or _DERIVED_ID.fullmatch(import_id):
        return "ignored"
    return "device" if _DEVICE.fullmatch(code) else None


def _at(cells: tuple[str, ...], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _without_tests(content: Content, found: Table) -> Table:
    """The table with its previews and generated answers marked."""
    known = {word for word, name in content.words(_NAME).items() if name == "test"}
    status, channel = found.field("status"), found.field("channel")
    if status is not None:
        found = marked(found, "test answer", status.map(lambda cell: _is_test(cell, known)))
    if channel is not None:
        found = marked(found, "test answer", channel.map(normalise).isin(["preview", "test"]))
    return found


def _is_test(status: str, known: set[str]) -> bool:
    if _NUMBER.fullmatch(status.strip()):
        return bool(int(float(status)) & _PREVIEW_OR_TEST)
    return any(word in normalise(status) for word in known)


def _missing(content: Content, headers: Headers) -> Iterator[Problem]:
    """What is doubtful because someone deleted a header row."""
    place, again = Place(content.name, row=headers.row), N_("Export it again and keep all rows.")
    if not headers.codes:
        what = N_("The first header row, with the codes of the questions, is missing.")
        yield Problem(what, again, place, severity="warning")
    if not headers.texts:
        what = N_(
            "The header row with the texts of the questions is missing; codes stand for them."
        )
        yield Problem(what, again, place, severity="warning")
    # The Excel export and the old exporter have no third row.
    elif not (headers.imports or headers.legacy or content.is_workbook):
        what = N_(
            "The third header row, with the ImportIds, is missing; options are told by codes."
        )
        yield Problem(what, again, place, severity="note")


READER = Reader(_NAME, "Qualtrics", "survey", _recognise, _read)
