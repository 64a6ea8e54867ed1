"""Scales that count yes as 1 and no as 0 (``any_of``): shares in place of means, as in reports."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.statistics import (
    Statements,
    share_change_statements,
    share_difference_statements,
    share_statements,
)
from analysis.statistics.observations import Values

NOTE = "The scores are 0 and 1 only, so they are read as no and yes: shares, not means."
NO_EQUIVALENCE = "Equivalence is not tested for shares."


def is_yes_no(scores: pd.Series[float]) -> bool:
    """Whether scores are 0 and 1 only; nothing but ones may be the lowest mark of another scale.

    >>> is_yes_no(pd.Series([0.0, 1.0, np.nan])), is_yes_no(pd.Series([1.0, 1.0]))
    (True, False)
    """
    given = scores.dropna()
    return bool(given.isin([0.0, 1.0]).all() and given.eq(0.0).any())


def share_change(before: Values, after: Values) -> Statements:
    """Change of the share of yes among the same people; pairs with a gap are left out."""
    kept = ~(np.isnan(before) | np.isnan(after))
    first, second = before[kept] == 1, after[kept] == 1
    cells = (first & second, first & ~second, ~first & second, ~first & ~second)
    found = share_change_statements(*(int(cell.sum()) for cell in cells))
    return replace(found, n_missing=int((~kept).sum()))


def share_difference(before: Values, after: Values) -> Statements:
    """Difference of the shares of yes of two groups of people."""
    counted = (_counted(before), _counted(after))
    found = share_difference_statements(*counted[0], *counted[1])
    return replace(found, n_missing=int(np.isnan(before).sum() + np.isnan(after).sum()))


def share_level(scores: Values) -> Statements:
    """Share of yes in one wave."""
    return replace(share_statements(*_counted(scores)), n_missing=int(np.isnan(scores).sum()))


def _counted(scores: Values) -> tuple[int, int]:
    return int(np.nansum(scores)), int((~np.isnan(scores)).sum())
