"""A tidy table of a data set in one call."""

from __future__ import annotations

import pandas as pd

from analysis.notebook.dataset import open_dataset
from analysis.notebook.explore.choice import known
from analysis.problems import Problem, ProblemsError
from analysis.tables import SCHEMAS
from analysis.texts import N_


def load(dataset: str, table: str) -> pd.DataFrame:
    """A tidy table of a data set, e.g. ``scores`` of ``demo``.

    Raises `ProblemsError` where the table is unknown (naming the nearest) or not made yet.
    """
    known("table", [table], SCHEMAS)
    opened = open_dataset(dataset)
    if not opened.cleaned:
        what = N_("The tidy tables of “{found}” have not been made.")
        do = N_("Make them with: {example}")
        values = {"found": dataset, "example": f"digimesh run --dataset {dataset}"}
        raise ProblemsError([Problem(what, do, values=values)])
    return opened.table(table)
