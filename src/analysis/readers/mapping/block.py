"""Where in a file of unknown form its table stands: the largest block below one header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.readers.content import Content
from analysis.readers.formats._measurements import gaps, lone
from analysis.readers.mapping.shapes import is_value
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, values, words
from analysis.readers.workbook import Sheet

_LOOKED_AT = 5000
_HEADER_WITHIN = 12
_LOOKED_BELOW = 20
# A header is at least this share of the widest row.
_WIDE = 0.5
# How many things must speak for a row being a header before its words are repeated anywhere.
_EVIDENCE = 2


@dataclass(frozen=True)
class Block:
    """A table within a sheet.

    ``header``: the record above the data (row 0 and no cells if there is none); ``named``:
    whether it surely holds headers and no data; ``last_row``: where something else follows.
    """

    sheet: str
    header: Record
    named: bool
    rows: tuple[Record, ...]
    last_row: int | None = None

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(len(record.cells) for record in (self.header, *self.rows))

    @property
    def headers(self) -> tuple[str, ...]:
        """The header of each column; "" where there is none, or it may be a value."""
        known = self.header.cells if self.named else ()
        return (*known, *[""] * (self.width - len(known)))

    def column(self, position: int) -> list[str]:
        """What the cells of a column hold, without empty ones."""
        return values(self.rows, position)


def find_block(content: Content, known: Mapping[str, str]) -> Block | None:
    """The largest table of the file; None if it holds none. ``known``: words of headers."""
    found = [block for sheet in _starts(content) for block in _blocks(sheet, known)]
    return max(found, key=_size, default=None)


def _size(block: Block) -> int:
    filled = sum(any(block.column(at)) for at in range(block.width))
    return filled * max(len(block.rows), 1)


def _starts(content: Content) -> Iterator[tuple[str, Rows]]:
    if content.is_large and not content.is_workbook:
        yield "", content.head
        return
    for sheet in content.sheets:
        if not sheet.blank:
            yield sheet.name, _start(sheet)


def _start(sheet: Sheet) -> Rows:
    return sheet.records[:_LOOKED_AT]


def _blocks(start: tuple[str, Rows], known: Mapping[str, str]) -> Iterator[Block]:
    sheet, records = start
    sections = list(_sections(records, known))
    for at, section in enumerate(sections):
        header, rows, named = _header_of(section, known)
        last = section[-1].row if at + 1 < len(sections) else None
        yield Block(sheet, header, named, tuple(rows), last)


def _sections(records: Rows, known: Mapping[str, str]) -> Iterator[list[Record]]:
    """The records up to a title or header that starts another table."""
    found = list(gaps(records))
    section: list[Record] = []
    for at, (after_gap, record) in enumerate(found):
        below = [record for _, record in found[at + 1 : at + 1 + _LOOKED_BELOW]]
        if section and (
            _is_title(record, below, known)
            or (after_gap and _starts_another(record, section, known))
        ):
            yield section
            section = []
        section.append(record)
    if section:
        yield section


def _is_title(record: Record, below: list[Record], known: Mapping[str, str]) -> bool:
    """Whether a record stands alone above a sure header."""
    return lone(record) and bool(below) and _filled(below[0]) > 1 and _is_named(below, 0, known)


def _filled(record: Record) -> int:
    return sum(bool(cell.strip()) for cell in record.cells)


def _starts_another(record: Record, section: list[Record], known: Mapping[str, str]) -> bool:
    if any(map(is_value, record.cells)):
        return False
    if lone(record):
        return max(map(_filled, section)) > 1
    return _evidence(record, section[1:], known) >= _EVIDENCE


def _header_of(
    section: list[Record], known: Mapping[str, str]
) -> tuple[Record, list[Record], bool]:
    """The header of a section, the rows below, and whether it surely is one."""
    widest = max(map(_filled, section))
    wide = [
        at for at, record in enumerate(section[:_HEADER_WITHIN])
        if _filled(record) >= max(_WIDE * widest, 1)
    ]  # fmt: skip
    first = wide[0] if wide else 0
    sure = (at for at in wide if _is_named(section, at, known))
    at = next(sure, first)
    if any(map(is_value, section[at].cells)):
        return Record(section[first].row - 1, ()), section[first:], False
    return section[at], section[at + 1 :], _is_named(section, at, known)


def _is_named(section: list[Record], at: int, known: Mapping[str, str]) -> bool:
    """Whether a record surely holds headers."""
    header, rows = section[at], section[at + 1 :]
    plain = not any(map(is_value, header.cells))
    return plain and _evidence(header, rows, known) >= _EVIDENCE


def _evidence(record: Record, rows: Rows, known: Mapping[str, str]) -> int:
    """How many cells are a known header, or stand as text above values that are none."""
    found = 0
    for at, word in enumerate(words(record)):
        below = values(rows[:_LOOKED_AT], at)
        typed = bool(below) and sum(map(is_value, below)) > _WIDE * len(below)
        found += bool(word) and (word in known or typed)
    return found
