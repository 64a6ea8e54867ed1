"""Mean change between two waves: of the same people, or between two groups of answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import special

from analysis.statistics import reasons
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.observed import Limits, Sample, Values, alike, pairs, sample


def paired_mean_change(before: Values, after: Values, limits: Limits | None = None) -> Estimate:
    """Mean of ``after - before`` over pairs without gaps, with the t interval and paired t test.

    Shapes: two vectors of the same length, one place per person; pairs with NaN are left out.
    ``limits``: the smallest and largest possible value.
    Source: mean difference ± t(n−1)·s/√n; R `t.test(paired = TRUE)`.

    >>> paired_mean_change(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 4.0])).n
    3
    """
    method, found = "paired mean change, t interval", pairs(before, after, limits)
    if refused := found.refusal():
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    return replace(_mean(found.changes, method), n_missing=found.n_missing)


def mean(values: Values, limits: Limits | None = None) -> Estimate:
    """Mean with the t interval; NaN is left out.

    Source: mean ± t(n−1)·s/√n; R `t.test`, whose test against zero is left out here.
    """
    method, found = "mean, t interval", sample(values, limits)
    if refused := found.refusal():
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    made = _mean(found.values, method)
    return replace(made, p=None, statistic=None, n_missing=found.n_missing)


def independent_mean_difference(
    before: Values, after: Values, limits: Limits | None = None
) -> Estimate:
    """Mean of ``after`` minus mean of ``before`` for two groups of different people.

    Source: Welch (1947), unequal variances; R `t.test(after, before)`. ``n`` is both together.
    """
    method = "difference of two independent means, Welch interval"
    groups = (sample(before, limits), sample(after, limits))
    n, n_missing = (sum(part) for part in zip(*((g.n, g.n_missing) for g in groups), strict=True))
    if refused := _refused(groups):
        return no_estimate(n, method, refused, n_missing=n_missing)
    first, second = (group.values for group in groups)
    # by the formula: scipy's test warns where one group's answers are all alike
    parts = [float(group.var(ddof=1)) / len(group) for group in (first, second)]
    spread = sum(part**2 / (g.n - 1) for part, g in zip(parts, groups, strict=True))
    value, se = float(second.mean() - first.mean()), sum(parts) ** 0.5
    made = t_estimate(value, se, sum(parts) ** 2 / spread, n, method)
    return replace(made, n_missing=n_missing)


def t_estimate(value: float, se: float, df: float, n: int, method: str) -> Estimate:
    """``value`` ± t·``se``, and the two-sided t test against zero."""
    df = float(df)
    half, ratio = t_quantile((1 + LEVEL) / 2, df) * se, value / se
    made = Estimate(value, value - half, value + half, n, method)
    return replace(made, df=df, se=se, statistic=ratio, p=two_sided_t(ratio, df))


def t_quantile(probability: float, df: float) -> float:
    """Quantile of Student's t distribution."""
    return float(special.stdtrit(df, probability))


def two_sided_t(statistic: float, df: float) -> float:
    """P(|t| ≥ |statistic|)."""
    return float(2 * special.stdtr(df, -abs(statistic)))


def _mean(values: Values, method: str) -> Estimate:
    se = float(values.std(ddof=1) / np.sqrt(len(values)))
    return t_estimate(float(values.mean()), se, len(values) - 1, len(values), method)


def _refused(groups: tuple[Sample, Sample]) -> str:
    for group in groups:
        if group.fault:
            return group.fault
    if min(group.n for group in groups) < 2:
        return reasons.SMALL_GROUP
    return reasons.ALIKE if all(alike(group.values) for group in groups) else ""
