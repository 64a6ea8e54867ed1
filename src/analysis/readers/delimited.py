"""Text to records: the delimiter is found out, quoted line breaks are right, rows are numbered."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers.records import Records
from analysis.texts import N_

# In order of trust: a TAB is hardly ever part of an answer, a comma often is.
DELIMITERS = ("\t", ";", ",")
_SEP_LINE = re.compile(r'"?sep=([,;\t|])"?[,;\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
# A quotation mark after a backslash that neither ends a cell nor is doubled.
_ESCAPED = re.compile(r'\\"(?=[^",;\t\r\n])')
LOOKED_AT = 1 << 16
# The module refuses longer cells than 128 KiB, as people may have pasted a document into one.
_LONGEST_CELL = 16 << 20
csv.field_size_limit(_LONGEST_CELL)
# Fewer cells than these, and a sentence with commas would look like a row.
_NARROWEST = 3
_END = "end of the file"


@dataclass(frozen=True)
class Dialect:
    """How a text is divided.

    ``escaped``: whether a backslash escapes quotes; ``skipped``: a first line ``sep=;``.
    """

    delimiter: str
    escaped: bool = False
    skipped: str = ""


def dialect_of(start: str) -> Dialect:
    """The dialect that the first part of a text shows."""
    said = _SEP_LINE.match(start)
    body = start[said.end() :] if said else start
    delimiter = said.group(1) if said else sniff(body)
    escaped = bool(_ESCAPED.search(body)) and _fits_better_escaped(body, delimiter)
    return Dialect(delimiter, escaped, said.group() if said else "")


def parse(text: str, name: str) -> Records:
    r"""Every record of the text, blank ones too; a first line ``sep=;`` is obeyed, not counted.

    Raises ProblemsError if a quotation mark is never closed: all rows after it would be lost in
    one cell.

    >>> [record.cells for record in parse('a;b\n"1\n2";3', "a.csv")]
    [('a', 'b'), ('1\n2', '3')]
    """
    dialect = dialect_of(text[:LOOKED_AT])
    lines = io.StringIO(text[len(dialect.skipped) :], newline="")
    return parse_lines(lines, dialect, name)


def parse_lines(lines: Iterable[str], dialect: Dialect, name: str) -> Records:
    """The records of a text that comes line by line, without the line the dialect leaves out."""
    return Records.of(_cells(lines, dialect, name))


def parse_start(text: str) -> Records:
    """The records of the first part of a text, as far as they are whole."""
    dialect = dialect_of(text)
    lines = io.StringIO(text[len(dialect.skipped) :], newline="")
    return Records.of(_reader(lines, dialect.delimiter, escaped=dialect.escaped))


def sniff(text: str) -> str:
    r"""The delimiter outside quotes that most lines hold, then the one the header holds most of.

    The header alone would mislead: question texts hold commas and semicolons.

    >>> sniff("Time;What, if anything, helped?;Age\n1;work, school;20")
    ';'
    """
    # where every cell is quoted, a line of a TAB file is now nothing but TABs
    lines = [line for line in _QUOTED.sub("", text[:LOOKED_AT]).splitlines() if line]
    header = next((line for line in lines if any(mark in line for mark in DELIMITERS)), "")

    def weight(mark: str) -> tuple[int, int]:
        return sum(mark in line for line in lines), header.count(mark)

    return max(DELIMITERS, key=weight) if header else ","


def _reader(lines: Iterable[str], delimiter: str, *, escaped: bool) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=delimiter, escapechar=_escape(escaped))


def _escape(escaped: bool) -> str | None:
    return "\\" if escaped else None


def _cells(lines: Iterable[str], dialect: Dialect, name: str) -> Iterator[list[str]]:
    # A last line of our own comes back as a record of its own only if every quote was closed.
    rows = csv.reader(
        chain(lines, [_END]), delimiter=dialect.delimiter, escapechar=_escape(dialect.escaped)
    )
    number, line, last, above = 0, 0, None, list[str]()
    several = False  # whether the last row runs over several lines
    try:
        for row in rows:
            if last is not None:
                if several and _swallows(last, above, dialect.delimiter):
                    raise _swallowed(name, number)
                yield last
                above = last
            last, number = row, number + 1
            several, line = rows.line_num - line > 1, rows.line_num
    except csv.Error:  # the cell grew beyond the module's limit
        raise _never_closed(name, number + 1) from None
    if last != [_END]:
        raise _never_closed(name, number)


def _swallows(row: list[str], above: list[str], delimiter: str) -> bool:
    """Whether a cell holds lines that look like the row above: as wide, and begun like it."""
    width, begun = len(above), shape("".join(above[:1]))
    if width < _NARROWEST or "0" not in begun:
        return False
    lines = (line for cell in row for line in cell.splitlines()[1:])
    inner = _reader(lines, delimiter, escaped=False)
    return any(abs(len(cells) - width) <= 1 and shape(cells[0]) == begun for cells in inner)


def shape(cell: str) -> str:
    """A cell with its numbers and words alike.

    >>> shape("2023/04/26 9:04 AM"), shape("Thanks")
    ('0/0/0 0:0 a', 'a')
    """
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", cell.strip()))


def _swallowed(name: str, row: int) -> ProblemsError:
    fault = Problem(
        N_("An answer in this row holds whole rows: a quotation mark is missing or one too many."),
        N_("Export the file again; if that does not help, correct the quotation marks in a copy."),
        Place(name, row=row),
    )
    return ProblemsError([fault])


def _fits_better_escaped(text: str, delimiter: str) -> bool:
    """Whether more rows are as wide as the header if a backslash escapes quotes."""

    def fitting(*, escaped: bool) -> int:
        lines = io.StringIO(text.rpartition("\n")[0], newline="")
        try:
            widths = [len(row) for row in _reader(lines, delimiter, escaped=escaped)]
        except csv.Error:
            return 0
        return sum(width == widths[0] for width in widths)

    return fitting(escaped=True) > fitting(escaped=False)


def _never_closed(name: str, row: int) -> ProblemsError:
    fault = Problem(
        N_("A quotation mark that opens in this row is never closed, so the rows after it run on."),
        N_("Export the file again; if that does not help, close the quotation mark in a copy."),
        Place(name, row=row),
    )
    return ProblemsError([fault])
