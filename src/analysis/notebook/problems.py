"""Problems kept as a tidy table become sentences again."""

from __future__ import annotations

import json

import pandas as pd

from analysis.problems import Place, Problem


def read_problems(table: pd.DataFrame) -> tuple[Problem, ...]:
    """The problems of the table ``problems``, in its order."""
    return tuple(_problem(row) for _, row in table.iterrows())


def _problem(row: pd.Series[str]) -> Problem:
    number = None if pd.isna(row["row"]) else int(row["row"])
    place = Place(row["file"], row["sheet"], number, row["column"], row["key"])
    values = json.loads(row["values"])
    return Problem(row["what"], row["do"], place, values, row["severity"])  # type: ignore[arg-type]
