"""Samples that are a large part of a known, small population."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

import numpy as np
from scipy import special, stats

from analysis.statistics import reasons
from analysis.statistics.change import mean, t_quantile
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.observed import Limits, Values
from analysis.statistics.proportion import wilson_limits

Interval = Literal["best", "Wilson", "exact", "adjusted Wald", "logit", "beta", "t"]
_TAIL = (1 - LEVEL) / 2
# Below this population the exact limits are used: few shares are possible at all.
_SMALL = 60


def population_mean(values: Values, population: int, limits: Limits | None = None) -> Estimate:
    """Mean of a population of which ``values`` are a simple random sample, t interval.

    SE·√(1 − n/N). Source: Cochran (1977) 2.5; R `survey::svymean` with `fpc`.
    """
    method, found = "mean, t interval with finite-population correction", mean(values, limits)
    if found.se is None or found.value is None or found.df is None:
        return replace(found, method=method)
    if found.n > population:
        reason = reasons.IMPOSSIBLE_COUNTS
        return no_estimate(found.n, method, reason, n_missing=found.n_missing)
    se = found.se * math.sqrt(1 - found.n / population)
    half = t_quantile(1 - _TAIL, found.df) * se
    return replace(found, low=found.value - half, high=found.value + half, se=se, method=method)


def population_total(values: Values, population: int, limits: Limits | None = None) -> Estimate:
    """Sum over the whole population: `population_mean` times its size."""
    found = population_mean(values, population, limits)
    method = "total of the population, t interval with finite-population correction"
    if None in (found.value, found.low, found.high, found.se):
        return replace(found, method=method)
    value, low, high, se = (
        population * (part or 0.0) for part in (found.value, found.low, found.high, found.se)
    )
    return replace(found, value=value, low=low, high=high, se=se, method=method)


def population_proportion(
    count: int, n: int, population: int, interval: Interval = "best"
) -> Estimate:
    """Share in a population of which ``n`` people are a simple random sample.

    ``best``: Wilson's interval at n(N − 1)/(N − n), exact hypergeometric limits for N < 60.
    Source: Wilson at the effective size; Wright (1991), Exact confidence bounds when sampling
    from small finite universes; R `statpsych::ci.prop.fpc` (adjusted Wald) and
    `survey::svyciprop` (logit, beta, t).
    """
    chosen = ("exact" if population < _SMALL else "Wilson") if interval == "best" else interval
    method = f"share of a finite population, {chosen} interval"
    if n == 0 and count == 0:
        return no_estimate(0, method, reasons.NONE)
    if not 0 <= count <= n <= population:
        return no_estimate(max(n, 0), method, reasons.IMPOSSIBLE_COUNTS)
    p = count / n
    if n == population:
        return Estimate(p, p, p, n, method, se=0.0)
    if chosen in ("logit", "beta", "t") and (n == 1 or count in (0, n)):
        return no_estimate(n, method, reasons.ALIKE)
    low, high = _LIMITS[chosen](count, n, population)
    return Estimate(p, low, high, n, method, se=_se(count, n, population))


def effective_size(n: int, population: int) -> float:
    """n(N − 1)/(N − n): the sample of an endless population that would tell as much.

    >>> effective_size(18, 20)
    171.0
    """
    return n * (population - 1) / (population - n)


def _se(count: int, n: int, population: int) -> float | None:
    if n < 2:
        return None
    p = count / n
    return math.sqrt(p * (1 - p) / (n - 1) * (1 - n / population))


def _wilson(count: int, n: int, population: int) -> tuple[float, float]:
    size = effective_size(n, population)
    # the same multiplication for count and size, so that nobody and everybody stay exact
    return wilson_limits(size if count == n else count / n * size, size)


def _exact(count: int, n: int, population: int) -> tuple[float, float]:
    """Shares of the population under which neither tail of the sample is below 2.5 %."""
    able = np.arange(count, population - n + count + 1)
    at_least = stats.hypergeom.sf(count - 1, population, able, n)
    at_most = stats.hypergeom.cdf(count, population, able, n)
    near = _TAIL * (1 - 1e-9)
    low, high = able[at_least > near].min(), able[at_most > near].max()
    return float(low / population), float(high / population)


def _adjusted_wald(count: int, n: int, population: int) -> tuple[float, float]:
    p, correction = (count + 2) / (n + 4), (population - n) / (population - 1)
    half = float(special.ndtri(1 - _TAIL)) * math.sqrt(p * (1 - p) * correction / (n + 4))
    return max(p - half, 0.0), min(p + half, 1.0)


def _t(count: int, n: int, population: int) -> tuple[float, float]:
    half = t_quantile(1 - _TAIL, n - 1) * (_se(count, n, population) or 0.0)
    return max(count / n - half, 0.0), min(count / n + half, 1.0)


def _logit(count: int, n: int, population: int) -> tuple[float, float]:
    p, se = count / n, _se(count, n, population) or 0.0
    half = t_quantile(1 - _TAIL, n - 1) * se / (p * (1 - p))
    centre = math.log(p / (1 - p))
    return float(special.expit(centre - half)), float(special.expit(centre + half))


def _beta(count: int, n: int, population: int) -> tuple[float, float]:
    """Clopper–Pearson at the effective size: Korn & Graubard (1998)."""
    p, se = count / n, _se(count, n, population) or 0.0
    size = p * (1 - p) / se**2
    yes, no = size * p, size * (1 - p)
    return (
        float(special.betaincinv(yes, no + 1, _TAIL)),
        float(special.betaincinv(yes + 1, no, 1 - _TAIL)),
    )


_LIMITS = {
    "Wilson": _wilson,
    "exact": _exact,
    "adjusted Wald": _adjusted_wald,
    "logit": _logit,
    "beta": _beta,
    "t": _t,
}
