"""Separation: a model that could predict every answer has no finite estimate."""

from __future__ import annotations

import numpy as np
from scipy import optimize

from analysis.statistics.observations import Values

_GAIN = 1e-7  # what the linear programme reaches above its rounding


def separated(rows: Values) -> bool:
    """Whether some direction lowers no row's likelihood and raises one's for ever.

    Shape: one row per bound an answer puts on the linear predictor, pointing to what is likelier;
    in a logistic model the design times +1 or −1. Source: Konis (2007), linear programming; finds
    complete and quasi-complete separation.

    >>> separated(np.array([[-1.0, -1.0], [1.0, 2.0]]))
    True
    """
    length = np.abs(rows).max(axis=0)
    scaled = rows / np.where(length > 0, length, 1)
    found = optimize.linprog(
        -scaled.sum(axis=0), A_ub=-scaled, b_ub=np.zeros(len(rows)), bounds=(-1, 1), method="highs"
    )
    return found.status == 0 and found.fun is not None and bool(-found.fun > _GAIN)
