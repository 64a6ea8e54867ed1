"""The corrections that people decided on, from the table ``corrections.csv`` they keep."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.sheet import Columns, Row, empty_cells, read_sheet
from analysis.texts import N_

FILE = "corrections.csv"
_FILLED = ("file", "row", "variable", "reason", "who", "when")
_COLUMNS = Columns(("file", "row", "variable", "old", "new", "reason", "who", "when"), ("section",))


@dataclass(frozen=True)
class Correction:
    """One cell to be read as ``new`` instead of ``old``; ``line``: its row in corrections.csv.

    ``section`` names the table of a file that holds several, where the row alone does not tell.
    """

    line: int
    file: str
    row: int
    variable: str
    old: str
    new: str
    reason: str
    who: str
    when: str
    section: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(FILE, row=self.line)


def load_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections of the data set in ``folder``; none if it has no ``corrections.csv``.

    Raises `ProblemsError` with every fault of the table.
    """
    if not (folder / FILE).exists():
        return ()
    sheet = read_sheet(folder / FILE, FILE, _COLUMNS)
    problems = [*sheet.problems, *(fault for row in sheet.rows for fault in _faults(row))]
    if problems:
        raise ProblemsError(problem.at(file=FILE) for problem in problems)
    return tuple(_correction(row) for row in sheet.rows)


def _correction(row: Row) -> Correction:
    texts = {name: row[name] for name in _COLUMNS.used if name != "row"}
    return Correction(line=row.number, row=int(row["row"]), **texts)


def _faults(row: Row) -> list[Problem]:
    faults = empty_cells(row, _FILLED)
    if row["row"] and not (row["row"].isdecimal() and int(row["row"]) > 0):
        what = N_("“{found}” is not the number of a row.")
        do = N_("Write the row as a spreadsheet counts it, the header being row 1.")
        faults.append(Problem(what, do, Place(row=row.number, column="row"), {"found": row["row"]}))
    return faults
