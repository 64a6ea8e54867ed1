"""Shares of people who chose each answer to a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.notebook.explore.choice import groups, in_order, known, once, with_columns
from analysis.notebook.explore.result import Result, Row, guarded_row
from analysis.notebook.explore.words import WILSON
from analysis.statistics import Statement, share_statements

_NEEDED = ("response", "person", "wave", "group", "item", "value", "label", "submitted")


def shares(responses: pd.DataFrame, item: str, by: str = "wave") -> Result:
    """Share of people who chose each answer to a question, by wave, with Wilson's interval.

    ``responses``: the tidy table or rows of it; ``by``: a column of it. The base is everybody
    who answered the question; where several answers can be chosen, shares add up to more than
    one. For internal use: no number here has passed disclosure control.
    Raises `ProblemsError` for a question or column that is not there, naming the nearest.
    """
    with_columns(responses, (*_NEEDED, by))
    known("question", [item], responses["item"])
    mine = responses[responses["item"] == item]
    once(mine.drop_duplicates(["response", by]), ["person", by])
    rows = tuple(
        row for part in _parts(mine, by) for row in _rows(part, mine[mine[by] == part], mine)
    )
    base = f"{groups(mine)} n: people who answered the question."
    return Result(f"Answers to {item} by {by}", base, rows, (), "share of those who answered")


def _parts(mine: pd.DataFrame, by: str) -> Sequence[str]:
    return in_order(mine) if by == "wave" else sorted(mine[by].dropna().unique())


def _rows(part: str, asked: pd.DataFrame, mine: pd.DataFrame) -> Iterator[Row]:
    n = asked["person"].nunique()
    for value, label in _options(mine):
        count = int(asked.loc[asked["value"] == value, "person"].nunique())
        found = share_statements(count, n)
        estimate = found.estimates[Statement.SHARE]
        counted = found.counts.up if found.counts else None
        yield guarded_row(
            Row(f"{part}: {label}", n, estimate, WILSON, counted, drawn=True, share=True)
        )


def _options(mine: pd.DataFrame) -> list[tuple[str, str]]:
    """Answers that somebody chose and their wording: by number, else the most chosen first."""
    chosen = mine["value"].value_counts(sort=True).sort_index(kind="stable")
    numbers = pd.to_numeric(pd.Series(chosen.index), errors="coerce").to_numpy(dtype=np.float64)
    order = np.argsort(
        numbers if not np.isnan(numbers).any() else -chosen.to_numpy(), kind="stable"
    )
    worded = mine.drop_duplicates("value").set_index("value")["label"]
    return [(str(value), str(worded[value] or value)) for value in chosen.index[order]]
