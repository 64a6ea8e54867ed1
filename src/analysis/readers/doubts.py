"""What any export may hold whatever its tool: lines that are no rows, and rows that are no whole.

Such lines are marked, so that cleaning sets them aside, and said to the person who looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.problems import Place, Problem
from analysis.readers import pieces, summaries
from analysis.readers.content import Content
from analysis.readers.export import Export, Table
from analysis.readers.html_table import is_html_table
from analysis.readers.records import Record, Records
from analysis.readers.tabular import marked
from analysis.texts import N_

# A spreadsheet holds no longer text in a cell (Excel specifications and limits).
_LONGEST = 32_767
# More lines of headers than this stand above no table; a shorter line may be a title.
_HEADERS, _NARROWEST = 3, 3

Found = tuple[Table, tuple[Problem, ...]]


@dataclass(frozen=True)
class _Sheet:
    """The records of a table's sheet, and the numbers of the rows that any table holds."""

    records: Records
    taken: frozenset[int]
    text: bool

    def headers(self, table: Table) -> list[Record]:
        """The lines above the first row of a table, the nearest first."""
        found: list[Record] = []
        for number in range(int(table.rows.index[0]) - 1, 0, -1):
            record = self.records[number - 1]
            filled = sum(bool(cell.strip()) for cell in record.cells)
            if number in self.taken or len(found) == _HEADERS or 0 < filled < _NARROWEST:
                break
            if filled:
                found.append(record)
        return found


def examined(content: Content, export: Export) -> Export:
    """The export, its doubtful lines marked, with what a person should know of them.

    A row that repeats the header is no row; the pieces of a row that a line break cut, and lines
    of totals at the end, are not either. Rows cut short and texts too long are only told.
    """
    if export.kind == "structure" or export.scan:
        return export
    examined = [_examined(content, export, table) for table in export.tables]
    problems = tuple(problem for _, told in examined for problem in told)
    return replace(
        export,
        tables=tuple(table for table, _ in examined),
        problems=(*export.problems, *problems),
    )


def _examined(content: Content, export: Export, table: Table) -> Found:
    if not len(table.rows):
        return table, ()
    sheet = _sheet(content, export, table)
    whole, of_lines = _whole(table, sheet, export.file) if sheet else (table, ())
    found, of_summaries = _without_summaries(content, whole, export.file)
    has_long = sheet is not None and sheet.records.longest >= _LONGEST
    of_cells = _long_cells(table, export.file) if has_long else ()
    return found, (*of_lines, *of_summaries, *of_cells)


def _whole(table: Table, sheet: _Sheet, file: str) -> Found:
    rows, of_headers = _without_headers(table, sheet, file)
    found, of_pieces = _without_pieces(rows, sheet, file)
    return found, (*of_headers, *of_pieces)


def _sheet(content: Content, export: Export, table: Table) -> _Sheet | None:
    """The records behind a table; None where rows are no lines of the file."""
    if not content.is_table or not table.rows.index.is_monotonic_increasing:
        return None
    found = next((s.records for s in content.sheets if s.name == table.sheet), None)
    if found is None or int(table.rows.index[-1]) > len(found):
        return None
    taken = {int(row) for other in export.tables for row in other.rows.index}
    is_text = not content.is_workbook and not is_html_table(content.text)
    return _Sheet(found, frozenset(taken), is_text)


def _without_headers(table: Table, sheet: _Sheet, file: str) -> Found:
    again = pd.Series(data=False, index=table.rows.index)
    for header in sheet.headers(table):
        again |= _equal(table.rows, header)
    if not again.any():
        return table, ()
    warning = Problem(
        N_("{count} rows repeat the header, the first of them here; they were set aside."),
        N_("Several exports seem to be joined in this file: look whether rows are there twice."),
        Place(file, table.sheet, row=int(again.index[again][0])),
        {"count": int(again.sum())},
        severity="warning",
    )
    return marked(table, "header again", again), (warning,)


def _equal(rows: pd.DataFrame, header: Record) -> pd.Series[bool]:
    """Whether each row holds the same texts as the header."""
    equal = pd.Series(data=True, index=rows.index)
    for position, cell in enumerate(header.cells[: rows.shape[1]]):
        if not equal.any():
            break
        equal &= rows[position].str.lstrip("\ufeff") == cell.lstrip("\ufeff")
    return equal


def _without_pieces(table: Table, sheet: _Sheet, file: str) -> Found:
    """Mark the pieces of rows that line breaks cut; warn of other rows that are too short."""
    headers = sheet.headers(table) if sheet.text else []
    width = len(headers[0].cells) if headers else 0
    if width < _NARROWEST:
        return table, ()
    every = pd.Series(sheet.records.lengths(), index=sheet.records.numbers())
    lengths = every.reindex(table.rows.index)
    torn = pieces.torn(table, lengths, width)
    # many tools leave out empty cells at the end of rows, but then of most
    short = (lengths < width) & ~torn
    rare = short.sum() <= max(1, len(short) // 2)
    problems = (
        *_told(file, torn, pieces.WHAT, pieces.DO),
        *(_told(file, short, _SHORT, _SHORT_DO) if rare else ()),
    )
    return marked(table, "piece of a row", torn), problems


_SHORT = N_("{count} rows hold fewer cells than the header; this is the first.")
_SHORT_DO = N_("A row was cut, or an answer holds a line break without quotation marks. Export the "
               "file again, or correct the row in a copy.")  # fmt: skip


def _told(file: str, rows: pd.Series[bool], what: str, do: str) -> Iterator[Problem]:
    if rows.any():
        place = Place(file, row=int(rows.index[rows][0]))
        yield Problem(what, do, place, {"count": int(rows.sum())}, severity="warning")


def _without_summaries(content: Content, table: Table, file: str) -> Found:
    lines = summaries.lines(table, content.words("summary_line"))
    if not lines.any():
        return table, ()
    first = int(lines.index[lines][0])
    note = Problem(
        N_("The lines from here on look like a total or an average of those above; {count} were "
           "set aside."),
        N_("Nothing, unless one is an answer; then write something else into its first cell."),
        Place(file, table.sheet, row=first),
        {"count": int(lines.sum())},
        severity="note",
    )  # fmt: skip
    return marked(table, "summary line", lines), (note,)


def _long_cells(table: Table, file: str) -> Iterator[Problem]:
    for column in table.columns:
        lengths = table.rows[column.position].str.len().to_numpy(dtype="int64")
        if lengths.max(initial=0) >= _LONGEST:
            at = int(np.argmax(lengths))
            yield Problem(
                N_("A cell holds {count} characters, as many as no spreadsheet can hold or just so "
                   "many that it may have been cut."),
                N_("Look whether rows have run together there; if so, export the file again."),
                Place(file, table.sheet, int(table.rows.index[at]), column.header),
                {"count": int(lengths[at])},
                severity="warning",
            )  # fmt: skip
