"""Level of a scale by wave: each wave alone, or all of them in one mixed model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.notebook.explore.choice import at_least_two, groups, in_order, known, of_scale
from analysis.notebook.explore.result import Result, Row, guarded_row, people
from analysis.notebook.explore.words import LEVEL, MIXED, NO_COMPARISON, WILSON
from analysis.notebook.explore.yes_no import NOTE, is_yes_no, share_level
from analysis.problems import Problem, ProblemsError
from analysis.statistics import (
    Estimate,
    Statement,
    level_statements,
    no_estimate,
    wave_changes,
    why_not,
)
from analysis.statistics.mixed import METHOD
from analysis.statistics.observations import Values
from analysis.texts import N_


def levels(scores: pd.DataFrame, scale: str) -> Result:
    """Median and mean of a scale in each wave, everybody who answered it.

    ``scores``: the tidy table or rows of it; of scores of 0 and 1 only, the share of yes.
    Waves hold different people, so their levels are no change: see `change` and `waves`. For
    internal use: no number here has passed disclosure control.
    Raises `ProblemsError` for a scale that the rows do not hold, naming the nearest.
    """
    mine = of_scale(scores, scale)
    yes_no = is_yes_no(mine["score"])
    rows_of = _share_rows if yes_no else _wave_rows
    parts = [(wave, _values(mine[mine["wave"] == wave])) for wave in in_order(mine)]
    rows = tuple(row for wave, values in parts for row in rows_of(wave, values))
    notes = (_NO_CHANGE, NOTE) if yes_no else (_NO_CHANGE,)
    axis = f"share of yes to {scale}" if yes_no else f"points of {scale}"
    return Result(f"Level of {scale} by wave", groups(mine), rows, notes, axis)


def waves(
    scores: pd.DataFrame, scale: str, waves: Sequence[str] = ("start", "end", "followup")
) -> Result:
    """Mean of a scale by wave and changes between waves, by a mixed model of all who answered.

    ``scores``: the tidy table or rows of it. A person may miss a wave; ``n`` is the number of
    people of the wave, for a change of the smaller of its two, and the smallest wave decides
    whether there is a model at all. p values of changes are Holm's. For internal use: no number
    here has passed disclosure control.
    Raises `ProblemsError` for a scale or wave that the rows do not hold, naming the nearest.
    """
    mine = of_scale(scores, scale)
    at_least_two(waves)
    known("wave", waves, mine["wave"])
    _more_than_yes_no(mine)
    asked = mine[mine["wave"].isin(waves)].dropna(subset="score")
    counts = [int((asked["wave"] == wave).sum()) for wave in waves]
    rows = tuple(guarded_row(row) for row in _model_rows(asked, waves, counts))
    answered = ", ".join(
        f"{wave} {people(count)}" for wave, count in zip(waves, counts, strict=True)
    )
    base = f"{groups(mine)} With a score: {answered}."
    title = f"{scale} over {len(waves)} waves, mixed model"
    return Result(title, base, rows, (_MISSED, NO_COMPARISON), f"points of {scale}")


_NO_CHANGE = "Waves hold different people: the difference of two levels is no change."
_MISSED = (
    "The model uses everybody with a score in any of the waves. It is right where who missed a "
    "wave depends on what they answered in others only (missing at random)."
)


def _values(scores: pd.DataFrame) -> Values:
    return scores["score"].to_numpy().astype(np.float64)


def _more_than_yes_no(mine: pd.DataFrame) -> None:
    if is_yes_no(mine["score"]):
        what = N_("A linear mixed model is not for a scale of yes and no.")
        raise ProblemsError([Problem(what, N_("Ask for its change or its levels."))])


def _share_rows(wave: str, scores: Values) -> Iterator[Row]:
    found = share_level(scores)
    estimate = replace(found.estimates[Statement.SHARE], n_missing=found.n_missing)
    count = found.counts.up if found.counts else None
    row = Row(f"{wave}: share of yes", found.n, estimate, WILSON, count, drawn=True, share=True)
    yield guarded_row(row)


def _wave_rows(wave: str, scores: Values) -> Iterator[Row]:
    found = level_statements(scores)
    drawn = Statement.MEAN if Statement.MEAN in found.made() else Statement.MEDIAN
    for name, wording in LEVEL.items():
        label = f"{wave}: {wording.label}"
        yield guarded_row(
            Row(label, found.n, found.estimates[name], wording.reference, drawn=name is drawn)
        )


def _model_rows(asked: pd.DataFrame, waves: Sequence[str], counts: Sequence[int]) -> Iterator[Row]:
    means, changes = _fitted(asked, waves, min(counts))
    for wave, n, found in zip(waves, counts, means, strict=True):
        yield Row(f"{wave}: mean", n, found, MIXED, drawn=True)
    for (first, second), found in changes:
        n = min(counts[first], counts[second])
        yield Row(f"Change from {waves[first]} to {waves[second]}", n, found, MIXED)


def _fitted(
    asked: pd.DataFrame, waves: Sequence[str], smallest: int
) -> tuple[list[Estimate], list[tuple[tuple[int, int], Estimate]]]:
    """Means and changes; none of either where the smallest wave allows no model."""
    places = [(a, b) for a in range(len(waves)) for b in range(a + 1, len(waves))]
    if why := why_not(Statement.MIXED_MODEL, smallest):
        none = no_estimate(len(asked), METHOD, why)
        return [none for _ in waves], [(pair, none) for pair in places]
    people = pd.factorize(asked["person"], sort=True)[0].astype(np.int64)
    codes = asked["wave"].map({wave: code for code, wave in enumerate(waves)})
    found = wave_changes(_values(asked), people, codes.to_numpy().astype(np.int64))
    # a mean's test against zero says nothing
    means = [replace(mean, p=None, statistic=None) for mean in found.means]
    changes = [
        (pair, replace(change, p=p, method=f"{change.method}; p after Holm"))
        for pair, change, p in zip(found.pairs, found.changes, found.adjusted, strict=True)
    ]
    return means, changes
