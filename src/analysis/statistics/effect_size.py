"""Standardised effects; what each is divided by stands in its ``standardiser``."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

import numpy as np
from scipy import special

from analysis.statistics import reasons
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.noncentral_t import noncentrality_limits
from analysis.statistics.observed import Limits, Pairs, Values, alike, pairs, sample

AVERAGE_SD = "root mean square of the standard deviations before and after"
SD_BEFORE = "standard deviation before"
SD_OF_CHANGES = "standard deviation of the changes"
POOLED_SD = "pooled standard deviation of both groups"
SD_WITHIN = "standard deviation of the changes over √(2(1 − r))"
_Z = float(special.ndtri((1 + LEVEL) / 2))

Correction = Literal["none", "hedges", "bonett"]


def hedges_correction(df: float) -> float:
    """J(df) = Γ(df/2) / (√(df/2)·Γ((df−1)/2)), which takes the bias from a standardised effect.

    Source: Hedges (1981), Journal of Educational Statistics 6, equation 6e.

    >>> round(hedges_correction(9), 6)
    0.913875
    """
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)


def d_z(before: Values, after: Values, limits: Limits | None = None) -> Estimate:
    """Mean change over the SD of the changes, interval from the noncentral t (for power only).

    Source: R `MBESS::ci.sm`, `effectsize::cohens_d(paired = TRUE)`. Two pairs are enough.
    """
    return _of_changes(pairs(before, after, limits), "standardised change d_z", corrected=False)


def g_z(before: Values, after: Values, limits: Limits | None = None) -> Estimate:
    """`d_z` times Hedges' correction; ``se`` is √(1/n + g²/(2n)), as `metafor` "SMCC" has it.

    Source: R `effectsize::hedges_g(paired = TRUE)`. Needs three pairs.
    """
    return _of_changes(pairs(before, after, limits), "standardised change g_z", corrected=True)


def d_av(before: Values, after: Values, limits: Limits | None = None) -> Estimate:
    """Mean change over the average SD of both waves, Bonett's interval; biased, see `g_av`."""
    return average_sd_effect(pairs(before, after, limits), "standardised change d_av", "none")


def g_av(before: Values, after: Values, limits: Limits | None = None) -> Estimate:
    """Mean change over the average SD of both waves, bias-corrected, with Bonett's interval.

    Source: Bonett (2008), Psychological Methods 13, 99–109; R `statpsych::ci.stdmean.ps`.
    The interval is that of the population's effect, so it lies around the uncorrected value.
    """
    return average_sd_effect(pairs(before, after, limits), "standardised change g_av", "hedges")


def average_sd_effect(found: Pairs, method: str, correction: Correction) -> Estimate:
    """Mean change / √((s₁² + s₂²)/2); ``bonett``: times √((n−2)/(n−1)), as `statpsych` does."""
    if refused := _no_spread(found, both=True):
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    first, second, covariance = _moments(found)
    df, average = found.n - 1, (first + second) / 2
    d = float(found.changes.mean()) / math.sqrt(average)
    own = d**2 * (first**2 + second**2 + 2 * covariance**2) / (8 * df * average**2)
    se = math.sqrt(own + (first + second - 2 * covariance) / (df * average))
    factor = {
        "none": 1.0,
        "hedges": hedges_correction(df),
        "bonett": math.sqrt((df - 1) / df),
    }[correction]
    named = f"{method}, Bonett interval"
    return replace(_around(d, se, found, named, AVERAGE_SD), value=factor * d)


def glass_delta(
    before: Values, after: Values, limits: Limits | None = None, *, becker: bool = False
) -> Estimate:
    """Mean change over the SD before, Glass's Δ, with Bonett's interval.

    ``becker``: with Hedges' correction and Becker's (1988) variance 2(1−r)/n + Δ²/(2n), as R
    `metafor::escalc("SMCR")`. Source: Bonett (2008), standardiser of one wave.
    """
    method, found = "standardised change Glass's Δ, Bonett interval", pairs(before, after, limits)
    if refused := _no_spread(found, both=becker):
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    first, second, covariance = _moments(found)
    df, delta = found.n - 1, float(found.changes.mean()) / math.sqrt(first)
    if becker:
        r, delta = covariance / math.sqrt(first * second), hedges_correction(df) * delta
        se = math.sqrt(2 * (1 - r) / found.n + delta**2 / (2 * found.n))
        return _around(delta, se, found, method.replace("Bonett", "Becker"), SD_BEFORE)
    of_changes = first + second - 2 * covariance
    se = math.sqrt(delta**2 / (2 * df) + of_changes / (df * first))
    return _around(delta, se, found, method, SD_BEFORE)


def d_rm(before: Values, after: Values, limits: Limits | None = None) -> Estimate:
    """`d_z`·√(2(1−r)), only to compare with other reports: no interval.

    Source: Morris & DeShon (2002); R `effsize::cohen.d(paired = TRUE)`.
    """
    method, found = "standardised change d_rm, no interval", pairs(before, after, limits)
    if refused := _no_spread(found, both=True):
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    first, second, covariance = _moments(found)
    r = min(covariance / math.sqrt(first * second), 1.0)
    value = float(found.changes.mean() / found.changes.std(ddof=1)) * math.sqrt(2 * (1 - r))
    return Estimate(
        value, None, None, found.n, method, n_missing=found.n_missing, standardiser=SD_WITHIN
    )


def hedges_g(before: Values, after: Values, limits: Limits | None = None) -> Estimate:
    """Difference of the means of two independent groups over their pooled SD, bias-corrected.

    ``after`` minus ``before``; the interval from the noncentral t, times the same correction.
    Source: Hedges (1981); R `effectsize::hedges_g(pooled_sd = TRUE)`.
    """
    method = "standardised difference Hedges's g, noncentral t interval"
    first, second = sample(before, limits), sample(after, limits)
    n, n_missing = first.n + second.n, first.n_missing + second.n_missing
    refused = first.fault or second.fault
    refused = refused or (reasons.SMALL_GROUP if min(first.n, second.n) < 2 else "")
    if not refused and alike(first.values) and alike(second.values):
        refused = reasons.ALIKE
    if refused:
        return no_estimate(n, method, refused, n_missing=n_missing)
    df = n - 2
    squares = sum(float(part.values.var(ddof=1)) * (part.n - 1) for part in (first, second))
    d = float(second.values.mean() - first.values.mean()) / math.sqrt(squares / df)
    root = math.sqrt(first.n * second.n / n)
    low, high = (limit / root for limit in noncentrality_limits(d * root, df))
    j = hedges_correction(df)
    return Estimate(
        j * d, j * low, j * high, n, method, df=df, n_missing=n_missing, standardiser=POOLED_SD
    )


def _of_changes(found: Pairs, name: str, *, corrected: bool) -> Estimate:
    method = f"{name}, noncentral t interval"
    if refused := found.refusal(3 if corrected else 2):
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    df, root = found.n - 1, math.sqrt(found.n)
    d = float(found.changes.mean() / found.changes.std(ddof=1))
    low, high = (limit / root for limit in noncentrality_limits(d * root, df))
    j = hedges_correction(df) if corrected else 1.0
    se = math.sqrt((1 + (j * d) ** 2 / 2) / found.n)
    return Estimate(
        j * d,
        j * low,
        j * high,
        found.n,
        method,
        df=df,
        se=se,
        n_missing=found.n_missing,
        standardiser=SD_OF_CHANGES,
    )


def _around(value: float, se: float, found: Pairs, method: str, standardiser: str) -> Estimate:
    return Estimate(
        value,
        value - _Z * se,
        value + _Z * se,
        found.n,
        method,
        se=se,
        n_missing=found.n_missing,
        standardiser=standardiser,
    )


def _moments(found: Pairs) -> tuple[float, float, float]:
    """Variances before and after, and the covariance."""
    table = np.cov(found.before, found.after)
    return float(table[0, 0]), float(table[1, 1]), float(table[0, 1])


def _no_spread(found: Pairs, *, both: bool) -> str:
    """Why there is no standard deviation to divide by; the first wave's is always needed."""
    refused = found.refusal(3)
    if refused:
        return refused
    flat = alike(found.before), alike(found.after)
    return reasons.NO_SPREAD_IN_A_WAVE if flat[0] or (both and flat[1]) else ""
