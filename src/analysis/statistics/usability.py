"""The System Usability Scale: scores of complete forms, and their mean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from analysis.statistics.change import mean
from analysis.statistics.estimate import Estimate
from analysis.statistics.observed import Values

_ITEMS = 10
_LOWEST, _HIGHEST = 1.0, 5.0
_POINTS = 2.5


def usability_scores(items: ArrayLike) -> Values:
    """2.5·(Σ(odd − 1) + Σ(5 − even)), 0 to 100, per form; NaN where an item is not 1 to 5.

    Shape: a row per form, ten columns in the order of the form.
    Source: Brooke (1996), SUS: a quick and dirty usability scale.

    >>> usability_scores([[5, 1] * 5, [3, 3] * 5]).tolist()
    [100.0, 50.0]
    """
    forms = np.asarray(items, dtype=np.float64).reshape(-1, _ITEMS)
    known = np.all((forms >= _LOWEST) & (forms <= _HIGHEST), axis=1)
    positive = (forms[:, 0::2] - _LOWEST).sum(axis=1)
    negative = (_HIGHEST - forms[:, 1::2]).sum(axis=1)
    scores: Values = np.where(known, _POINTS * (positive + negative), np.nan)
    return scores


def usability(items: ArrayLike) -> Estimate:
    """Mean SUS score with the t interval; incomplete forms are left out and counted."""
    found = mean(usability_scores(items))
    return replace(found, method="mean System Usability Scale score, t interval")
