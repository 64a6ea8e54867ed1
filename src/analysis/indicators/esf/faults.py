"""A fault found in many rows at once, and the sentences about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.problems import Place, Problem, Severity


@dataclass(frozen=True)
class Fault:
    """Rows that have a fault, by their index labels, and what to say of each.

    ``values`` fill the sentence; ``others``: per row, values that differ from row to row;
    ``also``: rows that are as doubtful, of which nothing is said.
    """

    what: str
    do: str
    rows: pd.Index
    column: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    others: pd.DataFrame | None = None
    severity: Severity = "error"
    also: pd.Index = field(default_factory=lambda: pd.Index([], dtype="int64"))


def fault(
    what: str, do: str, mask: pd.Series[bool], column: str = "", severity: Severity = "error"
) -> Fault:
    """The fault of all rows where the mask is true; what is not known is no fault."""
    wrong = mask.fillna(value=False).astype("bool")
    return Fault(what, do, mask.index[wrong], column, severity=severity)


def with_faults(faults: Iterable[Fault]) -> pd.Index:
    """The labels of all rows that have any of the faults."""
    parts = [part.to_series() for each in faults for part in (each.rows, each.also)]
    return pd.Index(pd.concat(parts).unique()) if parts else pd.Index([])


def problems(faults: Iterable[Fault], rows: pd.DataFrame) -> tuple[Problem, ...]:
    """A sentence for each row of each fault, in the order of files and rows.

    ``rows``: columns file and row of all rows, by the labels the faults use.
    """
    found = [problem for each in faults if len(each.rows) for problem in _problems(each, rows)]
    return tuple(sorted(found, key=_order))


def _problems(found: Fault, rows: pd.DataFrame) -> Iterator[Problem]:
    at = rows.loc[found.rows, ["file", "row"]]
    others = _by_row(found.others, len(at))
    for file, row, more in zip(at["file"], at["row"], others, strict=True):
        place = Place(
            "" if pd.isna(file) else str(file),
            row=None if pd.isna(row) else int(row),
            column=found.column,
        )
        yield Problem(found.what, found.do, place, dict(found.values) | more, found.severity)


def _by_row(others: pd.DataFrame | None, rows: int) -> list[dict[str, object]]:
    if others is None:
        return [{} for _ in range(rows)]
    return [{str(name): value for name, value in row.items()} for row in others.to_dict("records")]


def _order(problem: Problem) -> tuple[str, int, str, str]:
    place = problem.place
    return place.file, place.row or 0, place.column, problem.what
