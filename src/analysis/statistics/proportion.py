"""Shares, and differences of shares between independent groups."""

from __future__ import annotations

import math
from typing import Literal

from scipy import optimize, special, stats
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.statistics import reasons
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.score_interval import miettinen_nurminen_limits

Interval = Literal["Wilson", "Wilson corrected", "Clopper–Pearson", "mid-p", "Jeffreys"]
DifferenceInterval = Literal["Newcombe", "Miettinen–Nurminen"]
_TAIL = (1 - LEVEL) / 2


def proportion(count: int, n: int, interval: Interval = "Wilson") -> Estimate:
    """Share ``count / n`` with Wilson's score interval, or another one of the usual.

    Source: Wilson (1927), R `prop.test(correct = FALSE)`; Clopper & Pearson (1934), R
    `binom.test`; mid-p, R `exactci::binom.exact(midp = TRUE)`; Jeffreys: Brown, Cai & DasGupta
    (2001), which ends at 0 and 1 where nobody and everybody is counted.

    >>> estimate = proportion(81, 263)
    >>> round(estimate.low, 4), round(estimate.high, 4)
    (0.2553, 0.3662)
    """
    method = f"share, {interval} interval"
    if refused := _refused(count, n):
        return no_estimate(max(n, 0), method, refused)
    low, high = _LIMITS[interval](count, n)
    return Estimate(count / n, low, high, n, method)


def proportion_difference(
    before: int,
    n_before: int,
    after: int,
    n_after: int,
    interval: DifferenceInterval = "Newcombe",
) -> Estimate:
    """Share after minus share before, two independent groups, Newcombe's hybrid score interval.

    Source: Newcombe (1998), Statistics in Medicine 17, 873–890, method 10; Miettinen & Nurminen
    (1985), by own code because statsmodels 0.15 has a wrong variance there.

    >>> estimate = proportion_difference(48, 80, 56, 70)
    >>> round(estimate.low, 4), round(estimate.high, 4)
    (0.0524, 0.3339)
    """
    method = f"difference of two independent shares, {interval} interval"
    n = n_before + n_after
    if min(n_before, n_after) == 0:
        return no_estimate(n, method, reasons.EMPTY_GROUP)
    if refused := _refused(before, n_before) or _refused(after, n_after):
        return no_estimate(max(n, 0), method, refused)
    if interval == "Newcombe":
        low, high = confint_proportions_2indep(after, n_after, before, n_before, method="newcomb")
    else:
        low, high = miettinen_nurminen_limits(after, n_after, before, n_before)
    return Estimate(after / n_after - before / n_before, float(low), float(high), n, method)


def wilson_limits(count: float, n: float) -> tuple[float, float]:
    """Wilson's score limits, also of a share of an effective number of observations."""
    z = float(special.ndtri(1 - _TAIL))
    p, spread = count / n, z**2 / n
    half = z * math.sqrt(p * (1 - p) / n + spread / (4 * n))
    low, high = ((p + spread / 2 + side * half) / (1 + spread) for side in (-1, 1))
    # where nobody or everybody is counted, the limit is exact; fractions would miss it
    return (0.0 if count == 0 else low), (1.0 if count == n else high)


def clopper_pearson_limits(count: int, n: int) -> tuple[float, float]:
    """The exact limits by the beta distribution."""
    found = stats.binomtest(count, n).proportion_ci(LEVEL, method="exact")
    return float(found.low), float(found.high)


def _corrected_limits(count: int, n: int) -> tuple[float, float]:
    found = stats.binomtest(count, n).proportion_ci(LEVEL, method="wilsoncc")
    return float(found.low), float(found.high)


def _jeffreys_limits(count: int, n: int) -> tuple[float, float]:
    # statsmodels leaves the limits open where nobody or everybody is counted
    low, high = (
        float(special.betaincinv(count + 0.5, n - count + 0.5, tail)) for tail in (_TAIL, 1 - _TAIL)
    )
    return (0.0 if count == 0 else low), (1.0 if count == n else high)


def _mid_p_limits(count: int, n: int) -> tuple[float, float]:
    return (
        0.0 if count == 0 else 1 - _upper_mid_p(n - count, n),
        1.0 if count == n else _upper_mid_p(count, n),
    )


def _upper_mid_p(count: int, n: int) -> float:
    """The share at which P(fewer) + ½·P(as many) is the tail."""

    def excess(share: float) -> float:
        fewer = float(special.bdtr(count - 1, n, share)) if count else 0.0
        return (fewer + float(special.bdtr(count, n, share))) / 2 - _TAIL

    return float(optimize.brentq(excess, 0.0, 1.0, xtol=1e-14, rtol=1e-14))


def _refused(count: int, n: int) -> str:
    if n == 0 and count == 0:
        return reasons.NONE
    return "" if 0 <= count <= n else reasons.IMPOSSIBLE_COUNTS


_LIMITS = {
    "Wilson": wilson_limits,
    "Wilson corrected": _corrected_limits,
    "Clopper–Pearson": clopper_pearson_limits,
    "mid-p": _mid_p_limits,
    "Jeffreys": _jeffreys_limits,
}
