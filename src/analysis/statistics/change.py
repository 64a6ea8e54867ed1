"""Mean change between two waves: of the same people, or between two groups of answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from analysis.statistics.estimate import Estimate, no_estimate

Values = NDArray[np.float64]
_TOO_FEW = "fewer than two observations"


def paired_mean_change(before: Values, after: Values) -> Estimate:
    """Mean of ``after - before`` over pairs without gaps, with the t interval.

    Shapes: two vectors of the same length, one place per person; pairs with NaN are left out.
    Source: mean difference ± t(n−1)·s/√n; R `t.test(paired = TRUE)`.

    >>> paired_mean_change(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 4.0])).n
    3
    """
    changes = after - before
    return _mean(changes[np.isfinite(changes)], "paired mean change, t interval")


def mean(values: Values) -> Estimate:
    """Mean with the t interval; NaN is left out."""
    return _mean(values[np.isfinite(values)], "mean, t interval")


def independent_mean_difference(before: Values, after: Values) -> Estimate:
    """Mean of ``after`` minus mean of ``before`` for two groups of different people.

    Source: Welch (1947), unequal variances; R `t.test(after, before)`. ``n`` is both together.
    """
    method = "difference of two independent means, Welch interval"
    first, second = before[np.isfinite(before)], after[np.isfinite(after)]
    n = len(first) + len(second)
    if min(len(first), len(second)) < 2:
        return no_estimate(n, method, _TOO_FEW)
    value = float(second.mean() - first.mean())
    # by the formula: scipy's test warns where one group's answers are all alike
    parts = [float(group.var(ddof=1)) / len(group) for group in (first, second)]
    variance = sum(parts)
    if variance == 0:
        return Estimate(value, value, value, n, method)
    spread = sum(part**2 / (len(g) - 1) for part, g in zip(parts, (first, second), strict=True))
    half = float(stats.t.ppf(0.975, variance**2 / spread)) * variance**0.5
    return Estimate(value, value - half, value + half, n, method)


def _mean(values: Values, method: str) -> Estimate:
    n = len(values)
    if n < 2:
        return no_estimate(n, method, _TOO_FEW)
    value = float(values.mean())
    half = float(stats.t.ppf(0.975, n - 1) * values.std(ddof=1) / np.sqrt(n))
    return Estimate(value, value - half, value + half, n, method)
