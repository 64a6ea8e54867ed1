"""The people whom a data set must leave out: ``forgotten.csv``, which holds marks, no names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from analysis.problems import ProblemsError
from analysis.project.sheet import Columns, empty_cells, read_sheet

FILE = "forgotten.csv"
_COLUMNS = Columns(("mark", "since"))


def load_forgotten(folder: Path) -> Mapping[str, str]:
    """The marks in the data set's ``forgotten.csv`` with their days; none without the file.

    Raises `ProblemsError` with every fault of the table.
    """
    if not (folder / FILE).exists():
        return {}
    sheet = read_sheet(folder / FILE, FILE, _COLUMNS)
    faults = [*sheet.problems, *(f for row in sheet.rows for f in empty_cells(row, ("mark",)))]
    if faults:
        raise ProblemsError(problem.at(file=FILE) for problem in faults)
    return {row["mark"]: row["since"] for row in sheet.rows}


def with_forgotten(known: Mapping[str, str], marks: Iterable[str], today: date) -> bytes:
    """The file's bytes with more marks; a mark that is there keeps its day."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS.used)
    writer.writerows(sorted({**dict.fromkeys(marks, today.isoformat()), **known}.items()))
    return out.getvalue().encode()
