"""Google Analytics 4 reports: CSV whose tables each stand below a block of comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats._measurements import (
    gaps,
    is_column_of_days,
    is_number,
    measured,
)
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    cells,
    export,
    marked,
    refusal,
    table,
    values,
    widest,
    words,
)
from analysis.texts import N_, normalise

_NAME = "google_analytics"
_RULE = re.compile(r"#\s*-{8,}")
_DAY = r"20\d{2}[01]\d[0-3]\d"
# "# Start date: 20260501", whatever the language; an older form writes "# 20260501-20260531".
_DATE = re.compile(rf"#(?:.*\D)?({_DAY})(?:-({_DAY}))?")


@dataclass(frozen=True)
class _Block:
    comments: tuple[str, ...]
    header: Record
    rows: tuple[Record, ...]

    @property
    def dates(self) -> tuple[str, ...]:
        """The first and the last day that the comments name."""
        found = (_DATE.fullmatch(comment) for comment in self.comments)
        return tuple(day for match in found if match for day in match.groups() if day)

    @property
    def title(self) -> str:
        """The name of the report: the first comment that says anything."""
        said = (comment.strip("# \t-") for comment in self.comments)
        return next((text for text in said if text), "")


def _recognise(content: Content) -> bool:
    block = next(_blocks(content.head), None)
    if block is None or not block.comments or len(words(block.header)) < 2:
        return False
    return bool(block.dates) or bool(_RULE.fullmatch(block.comments[0]))


def _comment(record: Record) -> str:
    """The text of a comment, which the commas in it cut into cells; "" for other records."""
    first = record.cells[0].strip()
    if not first.startswith("#") or any(is_number(cell) for cell in record.cells[1:]):
        return ""
    return ",".join(record.cells).rstrip(", \t").strip()


def _is_sure_comment(record: Record) -> bool:
    """Whether the record can be no row of a table, although it stands right below one."""
    text = _comment(record)
    return text == "#" or bool(_RULE.fullmatch(text) or _DATE.fullmatch(text))


def _blocks(records: Iterable[Record]) -> Iterator[_Block]:
    """Each table with the comments above it; below a blank row a header may stand alone."""
    comments: list[str] = []
    lines: list[Record] = []
    for after_gap, record in gaps(records):
        may_be = not lines or after_gap or _is_sure_comment(record)
        comment = _comment(record) if may_be else ""
        if lines and (comment or (after_gap and _is_header(record))):
            yield _Block(tuple(comments), lines[0], tuple(lines[1:]))
            comments, lines = [] if comment else comments, []
        if comment:
            comments.append(comment)
        else:
            lines.append(record)
    if lines:
        yield _Block(tuple(comments), lines[0], tuple(lines[1:]))


def _is_header(record: Record) -> bool:
    filled = [cell for cell in record.cells if cell.strip()]
    return len(filled) > 1 and not any(map(is_number, filled))


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no report of Google Analytics: the comments with # are missing."),
            N_("Download the report again as CSV, or correct the format in project.toml."),
        )
    blocks = tuple(_blocks(content.records))
    names = [f"table {at}" if len(blocks) > 1 else "" for at in range(1, len(blocks) + 1)]
    tables = [_table(content, *each) for each in zip(blocks, names, strict=True)]
    found = export(content, _NAME, "communications", tables, _other_dates(content, blocks))
    return replace(found, meeting=_meeting(blocks))


def _table(content: Content, block: _Block, name: str) -> Table:
    sheet = content.sheet.name
    fields = _fields(content, block)
    found = table(block.header, block.rows, fields, section=name, sheet=sheet)
    return marked(found, "summary line", _totals(content, block.rows))


def _fields(content: Content, block: _Block) -> Mapping[int, str]:
    """The first columns say what was measured; a report may split it by several."""
    known = content.headers(_NAME)
    fields = dict(measured(block.header, block.rows, known))
    width = len(block.header.cells)
    days = next((at for at in range(width) if is_column_of_days(block.rows, at)), None)
    texts = [at for at in range(width) if fields[at] == "ignored" and values(block.rows, at)]
    split = {at: "content" for at in texts if words(block.header)[at]}
    first = {0: "content"} if fields[0] == "metric" and words(block.header)[0] not in known else {}
    return {**fields, **split, **first, **({days: "date"} if days is not None else {})}


def _totals(content: Content, rows: Rows) -> pd.Series[bool]:
    """Rows of totals: they name nothing and hold numbers, or say so in any cell."""
    total = content.words("total")
    frame = cells(rows, widest(rows))
    said = frame.map(lambda cell: normalise(cell) in total).any(axis=1)
    return said.astype(bool)


def _meeting(blocks: tuple[_Block, ...]) -> Mapping[str, str]:
    dates = next((block.dates for block in blocks if block.dates), ())
    title = next((block.title for block in blocks if block.title), "")
    return {"title": title, **dict(zip(("start", "end"), dates, strict=False))}


def _other_dates(content: Content, blocks: tuple[_Block, ...]) -> tuple[Problem, ...]:
    periods = {block.dates: block for block in reversed(blocks) if block.dates}
    if len(periods) < 2:
        return ()
    other = list(periods.values())[-2]
    warning = Problem(
        N_("The tables of the file are of different periods; this one is not of the first's."),
        N_("Export each period into a file of its own."),
        Place(content.name, row=other.header.row),
        severity="warning",
    )
    return (warning,)


READER = Reader(_NAME, "Google Analytics", "communications", _recognise, _read)
