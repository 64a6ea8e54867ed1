"""Rank tests between groups of different people, exact with ties where that is feasible."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import special, stats

from analysis.statistics import reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observed import Limits, Sample, Values, alike, sample

# People in both groups together; above, the exact distribution takes seconds.
_MOST_EXACT = 120
# Decimal places that ranks look at: what binary fractions leave must not break ties.
_PLACES = 8


def mann_whitney(
    first: Values, second: Values, limits: Limits | None = None, *, exact: bool | None = None
) -> Estimate:
    """Chance that one of ``second`` lies above one of ``first`` (ties half), and its test.

    ``statistic`` is U of ``second``; p is two-sided, exact given the ties (all choices of people)
    up to 120 people, else the normal approximation with ties and without continuity correction.
    No interval. Source: R `coin::wilcox_test(distribution = "exact")`.
    """
    method = "Mann–Whitney test, probability of superiority"
    groups = (sample(first, limits), sample(second, limits))
    n, n_missing = sum(g.n for g in groups), sum(g.n_missing for g in groups)
    if refused := _refused(groups):
        return no_estimate(n, method, refused, n_missing=n_missing)
    doubled = _doubled_ranks(groups)
    n_first, n_second = (group.n for group in groups)
    rank_sum = int(doubled[n_first:].sum())
    u = rank_sum / 2 - n_second * (n_second + 1) / 2
    exactly = n <= _MOST_EXACT if exact is None else exact
    p = _exact_p(doubled, n_second, rank_sum) if exactly else _normal_p(doubled, n_second, rank_sum)
    how = f"{method}, {'exact' if exactly else 'normal approximation'}"
    value = u / (n_first * n_second)
    return Estimate(value, None, None, n, how, p=p, statistic=u, n_missing=n_missing)


def kruskal_wallis(groups: Sequence[Values], limits: Limits | None = None) -> Estimate:
    """Whether groups differ: ``value`` and ``statistic`` are H, p from χ²(k − 1); no interval.

    Source: Kruskal & Wallis (1952) with ties; scipy and R `kruskal.test`, values rounded to
    eight decimals first, which both omit.
    """
    method, found = "Kruskal–Wallis test", [sample(group, limits) for group in groups]
    n, n_missing = sum(g.n for g in found), sum(g.n_missing for g in found)
    refused = reasons.ONE_GROUP if len(found) < 2 else _refused(found)
    if refused:
        return no_estimate(n, method, refused, n_missing=n_missing)
    h, p = stats.kruskal(*(np.round(group.values, _PLACES) for group in found))
    made = Estimate(float(h), None, None, n, method, n_missing=n_missing)
    return replace(made, p=float(p), statistic=float(h), df=len(found) - 1)


def _refused(groups: Sequence[Sample]) -> str:
    for group in groups:
        if group.fault:
            return group.fault
    if min(group.n for group in groups) == 0:
        return reasons.EMPTY_GROUP
    together = np.concatenate([group.values for group in groups])
    return reasons.ALIKE if alike(np.round(together, _PLACES)) else ""


def _doubled_ranks(groups: Sequence[Sample]) -> NDArray[np.int64]:
    together = np.round(np.concatenate([group.values for group in groups]), _PLACES)
    return np.rint(2 * stats.rankdata(together)).astype(np.int64)


def _exact_p(doubled: NDArray[np.int64], n_second: int, rank_sum: int) -> float:
    """Share of all choices of ``n_second`` people whose rank sum lies as far from its mean."""
    ways = np.zeros((n_second + 1, int(doubled.sum()) + 1))
    ways[0, 0] = 1.0
    for rank in doubled:
        ways[1:, rank:] += ways[:-1, :-rank]
    sums = np.arange(ways.shape[1])
    # doubled ranks: the mean of their sum is n_second·(n + 1), a whole number
    mean = n_second * (len(doubled) + 1)
    far = np.abs(sums - mean) >= abs(rank_sum - mean)
    return min(1.0, float(ways[-1, far].sum() / ways[-1].sum()))


def _normal_p(doubled: NDArray[np.int64], n_second: int, rank_sum: int) -> float:
    n, share = len(doubled), n_second / len(doubled)
    variance = n_second * (1 - share) * float(np.var(doubled, ddof=1))
    z = (rank_sum - n_second * (n + 1)) / math.sqrt(variance)
    return float(2 * special.ndtr(-abs(z)))
