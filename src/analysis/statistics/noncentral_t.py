"""The noncentral t distribution, and limits of its noncentrality by inversion."""

from __future__ import annotations

import math

import numpy as np
from numpy.polynomial.legendre import leggauss
from scipy import optimize, special

from analysis.statistics.estimate import LEVEL

_NODES, _WEIGHTS = leggauss(96)
# Beyond so many standard deviations a normal tail is below 1e-16.
_FAR = 8.5
_TAIL = 1e-18


def noncentral_t_cdf(t: float, df: float, noncentrality: float) -> float:
    """P(T ≤ t) for T = (Z + noncentrality) / s with s = √(χ²(df) / df).

    By Gauss–Legendre quadrature of Φ(t·s − noncentrality) over the density of s, where the factor
    is neither 0 nor 1; scipy's `nct.cdf` 1.17 gives NaN far from the centre.

    >>> round(noncentral_t_cdf(2.0, 9, 1.0), 6)
    0.804144
    """
    if t < 0:
        return 1 - noncentral_t_cdf(-t, df, -noncentrality)
    if t == 0:
        return float(special.ndtr(-noncentrality))
    least = math.sqrt(special.chdtri(df, 1 - _TAIL) / df)
    most = math.sqrt(special.chdtri(df, _TAIL) / df)
    start, stop = (min(max((noncentrality + side * _FAR) / t, least), most) for side in (-1, 1))
    sure = float(special.chdtrc(df, df * stop**2))
    s = (stop - start) / 2 * _NODES + (stop + start) / 2
    inside = special.ndtr(t * s - noncentrality) * _density(s, df)
    return sure + (stop - start) / 2 * float(_WEIGHTS @ inside)


def noncentrality_limits(t: float, df: float, level: float = LEVEL) -> tuple[float, float]:
    """The noncentralities for which ``t`` is the upper and the lower tail's quantile.

    Source: Steiger & Fouladi (1997); R `MBESS::conf.limits.nct`.
    """
    tail = (1 - level) / 2
    return _limit(t, df, 1 - tail), _limit(t, df, tail)


def _limit(t: float, df: float, probability: float) -> float:
    def excess(noncentrality: float) -> float:
        return noncentral_t_cdf(t, df, noncentrality) - probability

    # the cdf falls with the noncentrality: widen until the limit is inside
    step = 4 * (1 + abs(t) / math.sqrt(2 * df))
    low, high = t - step, t + step
    while excess(low) < 0:
        low -= step
    while excess(high) > 0:
        high += step
    return float(optimize.brentq(excess, low, high, xtol=1e-12, rtol=1e-13))


def _density(s: np.ndarray, df: float) -> np.ndarray:
    """Density of √(χ²(df) / df)."""
    constant = math.log(2) + df / 2 * math.log(df / 2) - math.lgamma(df / 2)
    with np.errstate(divide="ignore"):
        density: np.ndarray = np.exp(constant + special.xlogy(df - 1, s) - df * s**2 / 2)
    return density
