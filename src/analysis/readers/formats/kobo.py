"""KoBoToolbox exports: CSV, or a workbook with a sheet for each repeating group of questions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats._xlsform import LOOKED_AT, Headers, clock, places, twins
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    described,
    export,
    header_and_rows,
    index_column,
    overlong,
    refusal,
    table,
    words,
)
from analysis.readers.workbook import Sheet
from analysis.texts import N_, normalise

_NAME = "kobo"
_SUBMISSIONS = {"_uuid", "_submission_time"}
_REPEAT = {"_parent_index", "_parent_table_name"}
# Tags for exchange (#adm1, #date+start), in a row below the header where the form has them.
_TAG = re.compile(r"#[a-z]\S*(?: ?\+\S+)*", re.IGNORECASE)
_PLACE = re.compile(
    r"(?P<question>(?:.*/)?_.+)_(?P<part>latitude|longitude|altitude|precision)", re.DOTALL
)


def _recognise(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    return _is_kobo(header)


def _is_kobo(header: Record) -> bool:
    found = set(words(header))
    return found >= _SUBMISSIONS or found >= _REPEAT


def _is_repeat(header: Record) -> bool:
    return set(words(header)) >= _REPEAT


def _read(content: Content) -> Export:
    found = [(sheet, *header_and_rows(sheet.records)) for sheet in content.sheets]
    used = [(sheet, header, rows) for sheet, header, rows in found if _is_kobo(header)]
    if not used:
        raise refusal(
            content,
            N_("The file holds no submissions of KoBoToolbox: _uuid and _submission_time miss."),
            N_("Export the data again without changing it, or correct the format in project.toml."),
        )
    used = sorted(used, key=lambda each: _is_repeat(each[1]))
    tables = [_table(content, *each) for each in used]
    doubts = [fault for _, header, rows in used for fault in overlong(header, rows, content.name)]
    whole = export(content, _NAME, "survey", tables, doubts)
    # The time of submission is in UTC; the form's own times say their zone.
    return replace(whole, zone="UTC")


def _table(content: Content, sheet: Sheet, header: Record, rows: Rows) -> Table:
    """The submissions of a sheet; those of a repeating group are called by the sheet's name."""
    answers = rows[1:] if rows and _are_tags(rows[0]) else rows
    start = list(answers[:LOOKED_AT])
    headers = Headers.of(header, start, "/")
    fields = _fields(content, header, headers, start)
    section = (sheet.name or "repeat") if _is_repeat(header) else ""
    found = table(header, answers, fields, section=section, sheet=sheet.name)
    return described(found, headers.described)


def _are_tags(row: Record) -> bool:
    return all(_TAG.fullmatch(cell.strip()) for cell in row.cells if cell.strip())


def _fields(
    content: Content, header: Record, headers: Headers, rows: Sequence[Record]
) -> Mapping[int, str]:
    """The tool's own columns by name, what identifies people by the question's own name."""
    own, identifying = content.headers(_NAME), content.headers("identifying")
    whole = words(header)
    names = [normalise(headers.without_group(cell)) for cell in headers.cells]
    asked = {at for at in range(len(whole)) if at not in headers.options}
    return {
        **{at: identifying[names[at]] for at in asked if names[at] in identifying},
        **clock(content, whole, rows),
        **twins(headers.cells, _PLACE),
        **places(rows, len(header.cells)),
        **{at: own[word] for at, word in enumerate(whole) if word in own},
        **({0: "ignored"} if index_column(whole, rows) else {}),
    }


READER = Reader(_NAME, "KoBoToolbox", "survey", _recognise, _read)
