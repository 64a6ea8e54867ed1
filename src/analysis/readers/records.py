"""Text to records: the delimiter is found out, quoted line breaks are right, rows are numbered."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_

# In order of trust: a TAB is hardly ever part of an answer, a comma often is.
DELIMITERS = ("\t", ";", ",")
_SEP_LINE = re.compile(r'"?sep=([,;\t|])"?[,;\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_LOOKED_AT = 1 << 16
_END = "end of the file"


@dataclass(frozen=True, slots=True)
class Record:
    """A row as a spreadsheet counts it (1-based) and its cells."""

    row: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything but space."""
        return not any(cell.strip() for cell in self.cells)


def parse(text: str, name: str) -> tuple[Record, ...]:
    r"""Every record of the text, blank ones too; a first line ``sep=;`` is obeyed, not counted.

    Raises ProblemsError if a quotation mark is never closed: all rows after it would be lost in
    one cell.

    >>> [record.cells for record in parse('a;b\n"1\n2";3', "a.csv")]
    [('a', 'b'), ('1\n2', '3')]
    """
    said = _SEP_LINE.match(text)
    body = text[said.end() :] if said else text
    delimiter = said.group(1) if said else sniff(body)
    return numbered(_cells(body, delimiter, name))


def numbered(rows: Iterable[Iterable[str]]) -> tuple[Record, ...]:
    """The rows as records, counted from 1."""
    return tuple(Record(row, tuple(cells)) for row, cells in enumerate(rows, start=1))


def sniff(text: str) -> str:
    r"""The delimiter outside quotes that most lines hold, then the one the header holds most of.

    The header alone would mislead: question texts hold commas and semicolons.

    >>> sniff("Time;What, if anything, helped?;Age\n1;work, school;20")
    ';'
    """
    lines = [line for line in _QUOTED.sub("", text[:_LOOKED_AT]).splitlines() if line.strip()]
    header = next((line for line in lines if any(mark in line for mark in DELIMITERS)), "")

    def weight(mark: str) -> tuple[int, int]:
        return sum(mark in line for line in lines), header.count(mark)

    return max(DELIMITERS, key=weight) if header else ","


def _cells(text: str, delimiter: str, name: str) -> list[list[str]]:
    # A last line of our own comes back as a record of its own only if every quote was closed.
    lines = chain(io.StringIO(text, newline=""), [_END])
    rows: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            rows.append(row)  # one by one: after a fault their number tells the place
    except csv.Error:  # the cell grew beyond the module's limit
        raise _never_closed(name, len(rows) + 1) from None
    if rows.pop() != [_END]:
        raise _never_closed(name, len(rows) + 1)
    return rows


def _never_closed(name: str, row: int) -> ProblemsError:
    fault = Problem(
        N_("A quotation mark that opens in this row is never closed, so the rows after it run on."),
        N_("Export the file again; if that does not help, close the quotation mark in a copy."),
        Place(name, row=row),
    )
    return ProblemsError([fault])
