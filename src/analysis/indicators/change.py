"""Change of a scale between two waves: matched people, or two groups of answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.indicators.data import Data, members
from analysis.project import Outcome
from analysis.statistics import (
    Estimate,
    independent_mean_difference,
    mean,
    paired_mean_change,
    proportion,
    proportion_difference,
)


@dataclass(frozen=True)
class Change:
    """Both waves and the change between them.

    ``people``: the smallest number of people behind any of the three; ``answered``: how many
    answered each wave at all (matched or not); ``share``: the scale is yes/no, values are shares.
    """

    outcome: Outcome
    before: Estimate
    after: Estimate
    change: Estimate
    people: int
    answered: tuple[int, int]
    share: bool


def change(data: Data, outcome: Outcome, *, share: bool) -> Change:
    """The change that an outcome of the project asks for, among people of its group.

    ``share``: the scale counts yes as 1 and no as 0.
    """
    scores = data.scores[data.scores["scale"] == outcome.scale]
    mine = scores[scores["person"].isin(members(data.people, outcome.group))]
    mine = mine.dropna(subset=["score"])
    before, after = (mine[mine["wave"] == wave] for wave in outcome.waves)
    answered = (len(before), len(after))
    if outcome.design == "paired":
        return _paired(outcome, before, after, answered, share=share)
    return _independent(outcome, before, after, answered, share=share)


def matched(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Columns before, after: a row per person with a score in both waves."""
    pairs = before[["person", "score"]].merge(
        after[["person", "score"]], on="person", suffixes=("_before", "_after"), validate="1:1"
    )
    return pairs.rename(columns={"score_before": "before", "score_after": "after"})


def _paired(
    outcome: Outcome,
    before: pd.DataFrame,
    after: pd.DataFrame,
    answered: tuple[int, int],
    *,
    share: bool,
) -> Change:
    pairs = matched(before, after)
    first, second = (pairs[name].to_numpy(dtype=np.float64) for name in ("before", "after"))
    return Change(
        outcome,
        mean(first),
        mean(second),
        paired_mean_change(first, second),
        len(pairs),
        answered,
        share,
    )


def _independent(
    outcome: Outcome,
    before: pd.DataFrame,
    after: pd.DataFrame,
    answered: tuple[int, int],
    *,
    share: bool,
) -> Change:
    first, second = (part["score"].to_numpy(dtype=np.float64) for part in (before, after))
    smallest = min(answered)
    if not share:
        difference = independent_mean_difference(first, second)
        return Change(outcome, mean(first), mean(second), difference, smallest, answered, share)
    yes = (int(first.sum()), int(second.sum()))
    return Change(
        outcome,
        proportion(yes[0], answered[0]),
        proportion(yes[1], answered[1]),
        proportion_difference(yes[0], answered[0], yes[1], answered[1]),
        smallest,
        answered,
        share,
    )
