"""LinkedIn page statistics: content, visitors, followers, posts; below a title and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats._measurements import is_number, measured
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, export, filled, refusal, table, words
from analysis.readers.workbook import Sheet
from analysis.texts import N_

_NAME = "linkedin_page"
_HEADER_WITHIN = 12
# The tool has written "Clicks(organic)" and "Clicks (organic)", "Shares" and "Reposts".
_PARTS = {
    "content": re.compile(
        r"(?:unique impressions|impressions|clicks|reactions|comments|shares|reposts"
        r"|engagement rate) ?\((?:organic|sponsored|total)\)"
    ),
    "visitors": re.compile(
        r"(?:.* )?(?:page views|unique visitors|page clicks) ?\((?:desktop|mobile|total)\)"
    ),
    "followers": re.compile(r"(?:sponsored|organic|auto-invited|total) followers"),
    "posts": re.compile(r"post (?:title|link|type)|posted by|created date|click through rate.*"),
}
_FEWEST = 2


@dataclass(frozen=True)
class _Part:
    section: str
    header: Record
    rows: Rows
    sheet: str


def _known_header(start: Rows) -> tuple[str, int] | None:
    """Which statistics the sheet holds, and where its header stands among filled records."""
    for at, record in enumerate(start):
        found = words(record)
        for part, pattern in _PARTS.items():
            dated = part == "posts" or found[0] == "date"
            if dated and sum(bool(pattern.fullmatch(word)) for word in found) >= _FEWEST:
                return part, at
    return None


def _start(sheet: Sheet) -> Rows:
    return filled(sheet.records[:_HEADER_WITHIN])


def _recognise(content: Content) -> bool:
    if not content.is_workbook:
        return _known_header(content.head[:_HEADER_WITHIN]) is not None
    return any(_known_header(_start(sheet)) for sheet in content.sheets)


def _parts(content: Content) -> Iterator[_Part]:
    """Every sheet's statistics; those without days, such as followers by place, by their sheet."""
    taken: set[str] = set()
    for sheet in content.sheets:
        if sheet.blank:
            continue
        part, at = _known_header(_start(sheet)) or (sheet.name, _plain_header(sheet))
        section = sheet.name if part in taken else part
        taken.add(section)
        records = filled(sheet.records)
        yield _Part(section, records[at], records[at + 1 :], sheet.name)


def _plain_header(sheet: Sheet) -> int:
    """The first record of at least two cells, none of them a number."""
    for at, record in enumerate(_start(sheet)):
        cells = [cell for cell in record.cells if cell.strip()]
        if len(cells) > 1 and not any(map(is_number, cells)):
            return at
    return 0


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file holds no statistics of a LinkedIn page: the headers are missing."),
            N_("Export the statistics again, or correct the format in project.toml."),
        )
    tables = [_table(content, part) for part in _parts(content)]
    return export(content, _NAME, "communications", tables)


def _table(content: Content, part: _Part) -> Table:
    known = content.headers("linkedin_posts" if part.section == "posts" else _NAME)
    fields: Mapping[int, str] = measured(part.header, part.rows, known)
    return table(part.header, part.rows, fields, section=part.section, sheet=part.sheet)


READER = Reader(_NAME, "LinkedIn page", "communications", _recognise, _read)
