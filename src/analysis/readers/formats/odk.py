"""ODK Central and Briefcase exports: the submissions' CSV, or that of a repeating group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats._xlsform import LOOKED_AT, Headers, clock, places, twins
from analysis.readers.records import Record
from analysis.readers.tabular import (
    described,
    export,
    header_and_rows,
    index_column,
    overlong,
    refusal,
    table,
    values,
)
from analysis.texts import N_, normalise

_NAME = "odk"
_KEY, _PARENT, _DATE = "KEY", "PARENT_KEY", "SubmissionDate"
# uuid:…/group/children[2]: the repeating group that a row of it belongs to.
_REPEAT = re.compile(r".*/(?P<name>[^/\[\]]+)\[\d+\]")
_PLACE = re.compile(r"(?P<question>.+)-(?P<part>Latitude|Longitude|Altitude|Accuracy)")
# Briefcase's links from a submission to the rows of its repeating groups.
_LINK = "SET-OF-"


def _recognise(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    return _is_odk(header)


def _is_odk(header: Record) -> bool:
    found = {cell.strip() for cell in header.cells}
    return _KEY in found and bool({_PARENT, _DATE} & found)


def _read(content: Content) -> Export:
    header, rows = header_and_rows(content.records)
    if not _is_odk(header):
        raise refusal(
            content,
            N_("The file holds no submissions of ODK: the column KEY, or SubmissionDate, misses."),
            N_("Export the data again without changing it, or correct the format in project.toml."),
        )
    start = list(rows[:LOOKED_AT])
    headers = Headers.of(header, start, "-")
    fields = _fields(content, headers, start)
    section = _section(headers.cells, start)
    found = table(header, rows, fields, section=section, sheet=content.sheet.name)
    answers = described(found, headers.described)
    whole = export(content, _NAME, "survey", [answers], overlong(header, rows, content.name))
    return replace(whole, zone="UTC" if _is_utc(headers.cells, start) else "")


def _fields(content: Content, headers: Headers, rows: Sequence[Record]) -> Mapping[int, str]:
    """The tool's own columns by name, what identifies people by the question's own name."""
    own, identifying = content.headers(_NAME), content.headers("identifying")
    whole = tuple(normalise(cell) for cell in headers.cells)
    names = [normalise(headers.without_group(cell)) for cell in headers.cells]
    asked = {at for at in range(len(whole)) if at not in headers.options}
    links = [at for at, cell in enumerate(headers.cells) if cell.startswith(_LINK)]
    return {
        **{at: identifying[names[at]] for at in asked if names[at] in identifying},
        **clock(content, whole, rows),
        **twins(headers.cells, _PLACE),
        **places(rows, len(headers.cells)),
        **{at: own[word] for at, word in enumerate(whole) if word in own},
        **dict.fromkeys(links, "ignored"),
        **({0: "ignored"} if index_column(whole, rows) else {}),
    }


def _section(header: Sequence[str], rows: Sequence[Record]) -> str:
    """The name of the repeating group, "" for the submissions themselves."""
    if _PARENT not in header:
        return ""
    found = [_REPEAT.fullmatch(key) for key in values(rows, header.index(_KEY))[:1]]
    return found[0]["name"] if found and found[0] else "repeat"


def _is_utc(header: Sequence[str], rows: Sequence[Record]) -> bool:
    """Whether the time of submission is written as Central does, in UTC, not as Briefcase does."""
    cells = values(rows, header.index(_DATE)) if _DATE in header else []
    return bool(cells) and all(cell.endswith("Z") for cell in cells)


READER = Reader(_NAME, "ODK", "survey", _recognise, _read)
