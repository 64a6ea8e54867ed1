"""Lines of totals and averages that somebody added below the rows of an export."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from analysis.readers.export import Table
from analysis.texts import normalise

# "6", "3,5", "1 234", "98 %", "1:30:00", "2h 5m", and Excel's errors.
_NUMBER = re.compile(
    r"[-\u2212]?\d[\d\s\u00a0]*(?:[.,]\d+)?\s*%?|\d+:\d{2}(?::\d{2})?|(?:\d+\s*[hms]\w*\s*)+|#\S+[!?]?"
)
_COUNT = re.compile(r"\d{0,7}")
# Who or when; no line of totals has such a thing, but perhaps the number of them.
_OF_ONE = ("email", "upn", "token", "submitted", "started", "join", "leave", "at", "registered")
_MOST = 10


def lines(table: Table, words: Collection[str]) -> pd.Series[bool]:
    """Whether each row is certainly a summary of those above: the last ones, up to ten.

    Such a line begins with a word that says so, holds nothing else but numbers, and neither an
    address nor a time.
    """
    last = 0
    of_one = [column.position for name in _OF_ONE for column in table.named(name)]
    for row in reversed(table.rows.index[-_MOST:]):
        cells = table.rows.loc[row].str.strip()
        if not _is_summary(cells, of_one, words):
            break
        last += 1
    marks = [at >= len(table.rows) - last for at in range(len(table.rows))]
    return pd.Series(marks if last < len(marks) else False, index=table.rows.index, dtype="bool")


def _is_summary(cells: pd.Series[str], of_one: list[int], words: Collection[str]) -> bool:
    filled = cells[cells != ""]
    if not len(filled) or not _says_so(filled.iloc[0], words):
        return False
    rest = filled.iloc[1:]
    numbers = [_NUMBER.fullmatch(cell) for cell in rest]
    nobody = all(_says_so(cells[at], words) or _COUNT.fullmatch(cells[at]) for at in of_one)
    return all(numbers) and nobody and (len(rest) > 0 or bool(of_one))


def _says_so(cell: str, words: Collection[str]) -> bool:
    return normalise(cell).rstrip(" :") in words
