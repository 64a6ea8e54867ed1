"""Rows that a line break without quotation marks cut into pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.readers.delimited import shape
from analysis.readers.export import Table
from analysis.texts import N_

WHAT = N_("{count} rows are pieces of rows that a line break in an answer cut; this is the first. "
          "They were set aside.")  # fmt: skip
DO = N_("The tool wrote the answer without quotation marks. Export the file in another way (XLSX), "
        "or join the pieces in a copy.")  # fmt: skip

# Columns that every row of a tool fills in one shape, which a piece of an answer hardly has.
_FILLED = ("submitted", "started", "response_id", "join", "registered", "at", "email")
_MOST_PIECES = 50


def torn(table: Table, lengths: pd.Series[int], width: int) -> pd.Series[bool]:
    """Whether each row is a piece of one that was cut.

    Certain are short rows one below the other whose cells make one row of ``width`` cells, a cell
    being shared at every cut, where the later ones do not begin as rows of the tool do.
    """
    found = pd.Series(data=False, index=table.rows.index)
    column = next((c.position for name in _FILLED for c in table.named(name)), None)
    short = (lengths < width).to_numpy(dtype=bool)
    if column is None or not short.any() or short.all():
        return found
    cells = table.rows[column]
    shapes = {shape(cell) for cell in cells[~short].unique()}
    starts = [shape(cell) in shapes for cell in cells[short]]
    for group in _groups(list(found.index[short]), list(lengths[short]), starts, width):
        found[group] = True
    return found


def _groups(
    rows: Sequence[int], lengths: Sequence[int], starts: Sequence[bool], width: int
) -> Iterator[list[int]]:
    """The rows that make one together: the first begins as rows do, the others do not."""
    for at, is_start in enumerate(starts):
        if not is_start:
            continue
        cells = lengths[at]
        for next_one in range(at + 1, min(len(rows), at + _MOST_PIECES)):
            if starts[next_one]:
                break
            cells += lengths[next_one] - 1
            if cells == width:
                yield list(rows[at : next_one + 1])
                break
