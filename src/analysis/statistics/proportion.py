"""Shares, and differences of shares between independent groups."""

from __future__ import annotations

from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.statistics.estimate import Estimate, no_estimate


def proportion(count: int, n: int) -> Estimate:
    """Share ``count / n`` with Wilson's score interval.

    Source: Wilson (1927); R `prop.test(correct = FALSE)`.

    >>> estimate = proportion(81, 263)
    >>> round(estimate.low, 4), round(estimate.high, 4)
    (0.2553, 0.3662)
    """
    method = "share, Wilson interval"
    if n == 0:
        return no_estimate(0, method, "no observations")
    interval = stats.binomtest(count, n).proportion_ci(method="wilson")
    return Estimate(count / n, float(interval.low), float(interval.high), n, method)


def proportion_difference(before: int, n_before: int, after: int, n_after: int) -> Estimate:
    """Share after minus share before, two independent groups, Newcombe's hybrid score interval.

    Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.

    >>> estimate = proportion_difference(48, 80, 56, 70)
    >>> round(estimate.low, 4), round(estimate.high, 4)
    (0.0524, 0.3339)
    """
    method = "difference of two independent shares, Newcombe interval"
    n = n_before + n_after
    if min(n_before, n_after) == 0:
        return no_estimate(n, method, "no observations in one group")
    low, high = confint_proportions_2indep(after, n_after, before, n_before, method="newcomb")
    value = after / n_after - before / n_before
    return Estimate(value, float(low), float(high), n, method)
