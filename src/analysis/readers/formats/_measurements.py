"""Tables of measurements: which column is the day, the thing measured, a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from analysis.readers.records import Record
from analysis.readers.tabular import Rows, named, values, widest, words

# 1,234 · 1 234,5 · -3.2 · 62.5% · 62,5 % · 1,234 (23.4%) · 1.2e-05 · 00:01:23
_NUMBER = re.compile(
    r"[-+−]?\s?[$€£]?\s?\d{1,30}(?:[\s.,'’]\d{1,30}){0,9}(?:e[-+]?\d{1,3})?\s?[%€]?(?:\s?\([^()]{1,20}\))?"
    r"|\d{1,4}:\d{2}(?::\d{2})?",
    re.IGNORECASE,
)
_NOTHING = frozenset({"-", "–", "—", "--", "n/a", "null", "(not set)"})
# 0003 is the fourth day of a report, 20260531 a day: names, no counts.
_PADDED = re.compile(r"0\d+")
_DAY = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# A cell of a column of numbers may hold a word now and then.
_MOST = 0.5
_LOOKED_AT = 200


def is_number(cell: str) -> bool:
    """Whether a cell holds a number as tools print it.

    >>> [is_number(cell) for cell in ("1,234 (23.4%)", "62,5 %", "0:01:23", "2nd", "")]
    [True, True, True, False, False]
    """
    return _NUMBER.fullmatch(cell.strip()) is not None


def is_column_of_days(rows: Rows, position: int) -> bool:
    """Whether all cells are days written like 20260531."""
    cells = values(rows[:_LOOKED_AT], position)
    return bool(cells) and all(_DAY.fullmatch(cell) for cell in cells)


def is_column_of_numbers(rows: Rows, position: int) -> bool:
    """Whether most cells are numbers, and none is a number with zeros in front."""
    cells = [c for c in values(rows[:_LOOKED_AT], position) if c.casefold() not in _NOTHING]
    if any(_PADDED.fullmatch(cell) for cell in cells):
        return False
    return bool(cells) and sum(map(is_number, cells)) > _MOST * len(cells)


def measured(header: Record, rows: Rows, known: Mapping[str, str]) -> Mapping[int, str]:
    """The field of each column: a known word's; else numbers below a header are metrics.

    The first column left is what was measured, if no word names that column; others are ignored.
    """
    own = named(words(header), known)
    headed = [at for at, word in enumerate(words(header)) if word and at not in own]
    numbers = {at: "metric" for at in headed if is_column_of_numbers(rows, at)}
    width = max(len(header.cells), widest(rows))
    fields = {**dict.fromkeys(range(width), "ignored"), **numbers, **own}
    if "content" in own.values():
        return fields
    texts = (at for at in headed if at not in numbers and values(rows[:_LOOKED_AT], at))
    return {**fields, **dict.fromkeys(islice(texts, 1), "content")}


def lone(record: Record) -> bool:
    """Whether only the first cell holds anything: a title or a note."""
    return bool(record.cells[0].strip()) and not any(c.strip() for c in record.cells[1:])


def gaps(records: Iterable[Record]) -> Iterator[tuple[bool, Record]]:
    """Each record that holds anything, and whether a blank one or nothing stands before it."""
    blank_before = True
    for record in records:
        if record.blank:
            blank_before = True
        else:
            yield blank_before, record
            blank_before = False
