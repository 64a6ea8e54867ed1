"""Whether the items of a scale measure the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.instruments import Scale
from analysis.notebook.explore.choice import groups, known, once, with_columns
from analysis.notebook.explore.result import Result, Row, guarded_row
from analysis.notebook.explore.words import ALPHA, ITEM_REST
from analysis.problems import Problem, ProblemsError
from analysis.statistics import (
    Estimate,
    Statement,
    cronbach_alpha,
    item_analysis,
    no_estimate,
    why_not,
)
from analysis.statistics.observations import Values, complete_rows
from analysis.statistics.reliability import METHOD
from analysis.texts import N_

_REST, _WITHOUT = "item–rest correlation", "Cronbach's alpha of the other items"


def reliability(
    responses: pd.DataFrame, items: Scale | Sequence[str], wave: str, reverse: Sequence[str] = ()
) -> Result:
    """Cronbach's alpha with Feldt's interval, and what each item adds, in one wave.

    ``responses``: the tidy table or rows of it. ``items``: a scale of an instrument
    (``open_dataset("demo").scale("networking_confidence")``), or names of items with those to
    ``reverse``. People without gaps only, from 20. For internal use: no number here has passed
    disclosure control.
    Raises `ProblemsError` for a wave or an item that is not there, naming the nearest.
    """
    names = items.items if isinstance(items, Scale) else tuple(items)
    turned = items.reversed if isinstance(items, Scale) else frozenset(reverse)
    known("item", turned, names)
    with_columns(responses, ("person", "wave", "group", "item", "value"))
    known("wave", [wave], responses["wave"])
    asked = responses[responses["wave"] == wave]
    known("item", names, asked["item"])
    mine = asked[asked["item"].isin(names)]
    answers = _answers(mine, names, turned)
    rows = tuple(guarded_row(row) for row in _rows(answers, names, turned))
    name = items.name if isinstance(items, Scale) else f"{len(names)} items"
    title = f"Reliability of {name}, {wave}"
    return Result(title, f"{groups(mine)} n: {_COMPLETE}", rows, (), "coefficient")


_COMPLETE = "people who answered all the items."


def _answers(mine: pd.DataFrame, names: Sequence[str], turned: frozenset[str] | set[str]) -> Values:
    """People × items; a reversed item counts with the other sign, as covariances do."""
    once(mine, ["person", "item"])
    numbers = pd.to_numeric(mine["value"], errors="coerce")
    if numbers.isna().any():
        found = ", ".join(sorted(mine.loc[numbers.isna(), "item"].unique()))
        what = N_("Some answers are not numbers: {found}.")
        do = N_("Choose items whose options are coded by numbers.")
        raise ProblemsError([Problem(what, do, values={"found": found})])
    wide = mine.assign(value=numbers).pivot(index="person", columns="item", values="value")
    signs = [-1.0 if name in turned else 1.0 for name in names]
    return np.asarray(wide[list(names)].to_numpy().astype(np.float64) * np.array(signs))


def _rows(
    answers: Values, names: Sequence[str], turned: frozenset[str] | set[str]
) -> Iterator[Row]:
    n = int(complete_rows(answers).sum())
    why = why_not(Statement.ALPHA, n)
    missing = len(answers) - n
    alpha = no_estimate(n, METHOD, why, n_missing=missing) if why else cronbach_alpha(answers)
    yield Row("Cronbach's alpha", n, alpha, ALPHA, drawn=True)
    labels = [f"{name} (reversed)" if name in turned else name for name in names]
    rest, without, why = _per_item(answers, len(names), why)
    for label, value in zip(labels, rest, strict=True):
        found = _estimate(value, n, _REST, why, missing)
        yield Row(f"{label}: correlation with the rest", n, found, ITEM_REST, drawn=True)
    for label, value in zip(labels, without, strict=False):
        yield Row(
            f"{label}: alpha without it", n, _estimate(value, n, _WITHOUT, why, missing), ALPHA
        )


def _per_item(
    answers: Values, items: int, why: str
) -> tuple[Sequence[float], Sequence[float], str]:
    nothing = (float("nan"),) * items
    if why:
        return nothing, (), why
    found = item_analysis(answers)
    return found.rest_correlation or nothing, found.alpha_without, found.reason


def _estimate(value: float, n: int, method: str, why: str, missing: int) -> Estimate:
    if why or not np.isfinite(value):
        return no_estimate(n, method, why, n_missing=missing)
    return Estimate(value, None, None, n, method, n_missing=missing)
