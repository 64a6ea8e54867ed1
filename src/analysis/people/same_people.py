"""The table ``same_people.csv``: addresses and codes that are declared to be one person's.

It lies beside ``project.toml`` and not in it, since it identifies: never in git, never published.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from analysis.people.identity import normalise_code, normalise_email
from analysis.problems import Place, Problem, ProblemsError
from analysis.project.sheet import Columns, Row, empty_cells, read_sheet
from analysis.texts import N_

FILE = "same_people.csv"
_COLUMNS = Columns(("identity", "same_as"), ("reason",))


def load_same_people(folder: Path) -> Mapping[str, str]:
    """Address or code → the address or code that it counts as; nothing if there is no table.

    Columns: ``identity``, ``same_as`` (each an e-mail address or an individual code), ``reason``.
    Raises `ProblemsError` with every fault of the table.
    """
    if not (folder / FILE).exists():
        return {}
    sheet = read_sheet(folder / FILE, FILE, _COLUMNS)
    problems = [*sheet.problems, *(fault for row in sheet.rows for fault in _faults(row))]
    declared: dict[str, str] = {}
    for row in sheet.rows:
        identity, same_as = known_as(row["identity"]), known_as(row["same_as"])
        if declared.get(identity, same_as) != same_as or _leads_to(same_as, declared) == identity:
            problems.append(_contradiction(row))
        elif identity and same_as:
            declared[identity] = same_as
    if problems:
        raise ProblemsError(problem.at(file=FILE) for problem in problems)
    return {identity: _leads_to(same_as, declared) for identity, same_as in declared.items()}


def known_as(text: str) -> str:
    """The address or code in a cell as it is compared; "" if it is neither."""
    return normalise_email(text) or ("" if "@" in text else normalise_code(text))


def _leads_to(identity: str, declared: Mapping[str, str]) -> str:
    while identity in declared:
        identity = declared[identity]
    return identity


def _faults(row: Row) -> list[Problem]:
    found = empty_cells(row, ("identity", "same_as"))
    for column in ("identity", "same_as"):
        if row[column] and not known_as(row[column]):
            found.append(
                Problem(
                    N_("The cell holds neither an e-mail address nor an individual code."),
                    N_("Write the address or the code as it stands in the exports."),
                    Place(row=row.number, column=column),
                )
            )
    return found


def _contradiction(row: Row) -> Problem:
    return Problem(
        N_("The row contradicts another: the identity is declared twice, or goes in a circle."),
        N_("Name one main address per person, and it as “same_as” of all others."),
        Place(row=row.number, column="identity"),
    )
