"""The median, with limits that are values of the sample."""

from __future__ import annotations

import numpy as np
from scipy import special

from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.observed import Limits, Values, sample


def median(values: Values, limits: Limits | None = None, *, level: float = LEVEL) -> Estimate:
    """Median with the exact interval between two order statistics; NaN is left out.

    ``level`` of the result is attained without ties and exceeded with them; it is below 0.95
    where no interval reaches it (n < 6).
    Source: Hahn & Meeker (1991), Statistical Intervals, 5.2; R `DescTools::MedianCI("exact")`.

    >>> found = median(np.arange(1.0, 11.0))
    >>> found.value, found.low, found.high, round(found.level, 4)
    (5.5, 2.0, 9.0, 0.9785)
    """
    method, found = "median, exact interval", sample(values, limits)
    if refused := found.refusal():
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    ordered = np.sort(found.values)
    rank, attained = _rank_of_limit(found.n, level)
    low, high = float(ordered[rank - 1]), float(ordered[-rank])
    value, n_missing = float(np.median(ordered)), found.n_missing
    return Estimate(value, low, high, found.n, method, level=attained, n_missing=n_missing)


def _rank_of_limit(n: int, level: float) -> tuple[int, float]:
    """The largest rank with 2·P(Binomial(n, ½) < rank) ≤ 1 − level, at least 1."""
    tails = special.bdtr(np.arange(n // 2 + 1), n, 0.5)
    rank = max(1, int(np.searchsorted(tails, (1 - level) / 2 * (1 + 1e-12), side="right")))
    return rank, 1 - 2 * float(tails[rank - 1])
