"""Zoom's poll report: a row per person and poll, its answers tidied into a column per question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from types import MappingProxyType

from analysis.problems import Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats._zoom import lone_cell, meeting_facts, trimmed
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, export, leading, overlong, refusal, table, words
from analysis.texts import N_

_NAME = "zoom_poll"
_NEEDED = {"name", "email", "at"}
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class _Poll:
    """A header, how many of its columns are Zoom's own, and the rows below it.

    Newer reports head the columns after those with the questions, and start again for each poll;
    older ones leave them empty and print each question before its answer, in every row.
    """

    header: Record
    own: int
    rows: Rows

    @property
    def questions(self) -> tuple[str, ...]:
        return self.header.cells[self.own :]


@dataclass(frozen=True)
class _Column:
    """A column of the tidy table: its header, and how often that stood in the row before."""

    header: str
    own: bool
    nth: int


def _own(content: Content, record: Record) -> int:
    """How many of Zoom's own columns start the record; 0 if it is no header."""
    header = words(record)
    index = 1 if header[:1] and header[0] in {"", "unnamed: 0"} else 0
    found = leading(header[index:], content.headers(_NAME))
    return index + len(found) if set(found.values()) >= _NEEDED else 0


def _recognise(content: Content) -> bool:
    return any(_own(content, record) for record in content.head)


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no poll report of Zoom: no header of answers is there."),
            N_("Export the poll report again from Zoom, or correct the format in project.toml."),
        )
    records = list(content.records.filled())
    polls = _polls(content, records)
    rows = [(row.row, _answers(poll, row)) for poll in polls for row in poll.rows]
    columns = _columns(polls, [cells for _, cells in rows])
    found = table(
        Record(polls[0].header.row, tuple(column.header for column in columns)),
        [Record(row, tuple(cells.get(c, "") for c in columns)) for row, cells in rows],
        _fields(content, columns),
        section="poll",
        sheet=content.sheet.name,
    )
    above = [record for record in records if record.row < polls[0].header.row]
    whole = export(content, _NAME, "interactions", [found], _doubts(content, polls))
    return replace(whole, meeting=MappingProxyType(dict(meeting_facts(content, above))))


def _polls(content: Content, records: list[Record]) -> list[_Poll]:
    headers = [(at, own) for at, record in enumerate(records) if (own := _own(content, record))]
    ends = (*(at for at, _ in headers[1:]), None)
    return [
        _Poll(trimmed(records[at]), own, _rows(records[at + 1 : end], last=end is None))
        for (at, own), end in zip(headers, ends, strict=True)
    ]


def _rows(records: list[Record], *, last: bool) -> list[Record]:
    """The records without the title that may stand above the next poll's header."""
    titled = not last and records and lone_cell(records[-1])
    return records[:-1] if titled else records


def _answers(poll: _Poll, row: Record) -> dict[_Column, str]:
    own = zip_longest(poll.header.cells[: poll.own], row.cells[: poll.own], fillvalue="")
    given = row.cells[poll.own :]
    pairs = zip_longest(poll.questions, given, fillvalue="") if poll.questions else _paired(given)
    return dict(chain(_counted(own, own=True), _counted(pairs, own=False)))


def _paired(cells: tuple[str, ...]) -> Pairs:
    """Question, answer, question, answer … as pairs; the last answer may be missing."""
    return zip_longest(cells[::2], cells[1::2], fillvalue="")


def _counted(pairs: Pairs, *, own: bool) -> Iterator[tuple[_Column, str]]:
    """The cells by their column; where nothing stands but padding, there is none."""
    seen: Counter[str] = Counter()
    for header, cell in pairs:
        if own or header.strip() or cell.strip():
            seen[header] += 1
            yield _Column(header, own, seen[header]), cell


def _columns(polls: list[_Poll], rows: list[dict[_Column, str]]) -> list[_Column]:
    """Zoom's own columns, then the questions, both in the order in which they appear."""
    headers = [_answers(poll, Record(poll.header.row, ())) for poll in polls]
    found = dict.fromkeys(column for cells in (*headers, *rows) for column in cells)
    return sorted(found, key=lambda column: not column.own)


def _doubts(content: Content, polls: list[_Poll]) -> list[Problem]:
    headed = [poll for poll in polls if poll.questions]
    return [doubt for poll in headed for doubt in overlong(poll.header, poll.rows, content.name)]


def _fields(content: Content, columns: list[_Column]) -> Mapping[int, str]:
    known = content.headers(_NAME)
    headers = words(Record(1, tuple(column.header for column in columns)))
    return {
        at: known.get(headers[at], "ignored") for at, column in enumerate(columns) if column.own
    }


READER = Reader(_NAME, "Zoom poll", "interactions", _recognise, _read)
