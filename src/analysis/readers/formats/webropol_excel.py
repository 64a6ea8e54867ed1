"""Webropol's Excel export of answers, as option texts or as numbers, and CSV saved from it.

No real file was available: what the tool prints is known from its users' programs and from memory.
So a file is claimed only if words and shape agree; any other is read when project.toml says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.formats._webropol_contacts import contact_field
from analysis.readers.formats._webropol_header import NAME, Header, read_header
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    export,
    filled,
    overlong,
    refusal,
    table,
    values,
)
from analysis.texts import N_, normalise

_MOMENT = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"(?:,?(?:T| (?:klo |kl\. |kl )?)\d{1,2}[:.]\d{2}\S*(?: [AP]M)?)?",
    re.IGNORECASE,
)
_LOOKED_AT = 50


def _recognise(content: Content) -> bool:
    """Whether every answer has its time under a word for it, and questions have several columns.

    Either alone is met in many tables. Nothing is claimed that is no table, or has no answers.
    """
    if not content.head:
        return False
    header, rows = read_header(content, content.head)
    times = [at for at, field in header.own(content).items() if field == "submitted"]
    return header.grouped and any(_all_moments(rows, at) for at in times)


def _all_moments(rows: Rows, at: int) -> bool:
    cells = values(rows, at)
    return bool(cells) and all(_MOMENT.fullmatch(" ".join(cell.split())) for cell in cells)


def _read(content: Content) -> Export:
    records = filled(content.records)
    if not records:
        raise refusal(
            content,
            N_("The file holds no table of Webropol answers."),
            N_("Export the answers from Webropol as Excel, or correct the format in project.toml."),
        )
    header, rows = read_header(content, records)
    wide = Record(header.record.row, header.titles)
    found = table(wide, rows, _own(content, header, rows), sheet=content.sheet.name)
    doubts = overlong(wide, rows, content.name)
    return export(content, NAME, "survey", [_described(content, found, header)], doubts)


def _own(content: Content, header: Header, rows: Rows) -> Mapping[int, str]:
    if not _is_index(header, rows):
        return header.own(content)
    shifted = replace(header, titles=header.titles[1:], options=header.options[1:])
    return {0: "ignored", **{at + 1: field for at, field in shifted.own(content).items()}}


def _is_index(header: Header, rows: Rows) -> bool:
    """Whether pandas wrote 0, 1, 2 … in front, or 1, 2, 3 … if 0 stands in the second header."""
    numbers = values(rows[:_LOOKED_AT], 0)
    first = 1 if header.options[:1] == ("0",) else 0
    counted = [str(number) for number in range(first, first + len(numbers))]
    return normalise(header.titles[0]) in {"", "unnamed: 0"} and [] != numbers == counted


def _described(content: Content, found: Table, header: Header) -> Table:
    """The table with the options of its questions, contact forms known.

    What people wrote beside an option has the code ``other``: its column is called so, or like the
    option in the column before it.
    """
    more = ("",) * (len(found.columns) - len(header.options))
    parts = tuple(zip(header.titles + more, header.options + more, strict=True))
    columns = (
        column if column.field else _question(content, found, column, parts)
        for column in found.columns
    )
    return replace(found, columns=tuple(columns))


def _question(
    content: Content, found: Table, column: Column, parts: Sequence[tuple[str, str]]
) -> Column:
    _, option = parts[column.position]
    cells = found.rows[column.position].unique().tolist()
    if not option.strip():
        row = column.header.rpartition(":")[2]
        asks = row != column.header  # a question of that name alone is one of the questionnaire
        return replace(column, field=contact_field(content, row, cells) if asks else None)
    field = contact_field(content, option, cells)
    beside = parts[column.position - 1 : column.position] == parts[column.position :][:1]
    other = beside or any(word in normalise(option) for word in content.words("webropol_other"))
    return replace(column, option=option, field=field, code="other" if other and not field else "")


READER = Reader(NAME, "Webropol", "survey", _recognise, _read)
