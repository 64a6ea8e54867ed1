"""Correlation of two ordinal items as if each cut a normal quantity into steps."""

from __future__ import annotations

import numpy as np
from scipy import optimize, stats

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values, complete_rows, infinite

METHOD = "polychoric correlation (two-step maximum likelihood)"
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(40)
_EDGE = 0.9999


def polychoric(first: Values, second: Values, correction: float = 0.0) -> Estimate:
    """Polychoric correlation; the interval is Wald's on Fisher's scale.

    Shapes: an answer per person, twice. Empty cells count as ``correction`` answers (psych adds ½
    unless told otherwise). Source: Olsson (1979), Psychometrika 44, 443–460; R `psych::polychoric`.
    """
    kept = complete_rows(first, second)
    table = np.array(_table(first[kept], second[kept]), dtype=float)
    n = int(kept.sum())
    if infinite(first[kept], second[kept]):
        return no_estimate(n, METHOD, reasons.INFINITE)
    if min(table.shape) < 2:
        return no_estimate(n, METHOD, reasons.ITEM_ALIKE)
    value, curved = _likeliest(np.where(table == 0, correction, table))
    if abs(value) > _EDGE - 1e-3 or curved <= 0:
        return no_estimate(n, METHOD, reasons.ITEM_FROM_OTHERS)
    half = float(stats.norm.ppf(0.975)) / (np.sqrt(curved) * (1 - value**2))
    low, high = (float(np.tanh(np.arctanh(value) + sign * half)) for sign in (-1, 1))
    return Estimate(value, low, high, n, METHOD)


def ordinal_alpha(items: Values, correction: float = 0.0) -> Estimate:
    """Alpha of the polychoric correlations (Zumbo et al. 2007); no interval is known to hold."""
    complete = items[complete_rows(items)]
    n, k = complete.shape
    method = "ordinal alpha of polychoric correlations"
    if k < 2:
        return no_estimate(n, method, reasons.ONE_ITEM)
    found = np.eye(k)
    for a in range(k):
        for b in range(a):
            pair = polychoric(complete[:, a], complete[:, b], correction)
            if pair.value is None:
                return no_estimate(n, method, pair.reason)
            found[a, b] = found[b, a] = pair.value
    value = float(k / (k - 1) * (1 - k / found.sum()))
    return Estimate(value, None, None, n, method, reason=reasons.NO_INTERVAL)


def _table(first: Values, second: Values) -> Values:
    rows, row = np.unique(first, return_inverse=True)
    columns, column = np.unique(second, return_inverse=True)
    table = np.zeros((len(rows), len(columns)))
    np.add.at(table, (row, column), 1)
    return table


def _likeliest(table: Values) -> tuple[float, float]:
    """Correlation with the highest likelihood, and the curvature there."""
    rows, columns = (_cuts(table.sum(axis=axis)) for axis in (1, 0))

    def height(rho: float) -> float:
        cells = np.diff(np.diff(_below(rows, columns, rho), axis=0), axis=1)
        return -float((table * np.log(np.maximum(cells, 1e-300))).sum())

    found = optimize.minimize_scalar(
        height, bounds=(-_EDGE, _EDGE), method="bounded", options={"xatol": 1e-10}
    )
    rho, h = float(found.x), 1e-4
    at = float(np.clip(rho, h - _EDGE, _EDGE - h))
    return rho, (height(at + h) - 2 * height(at) + height(at - h)) / h**2


def _cuts(counts: Values) -> Values:
    return np.asarray(stats.norm.ppf(np.r_[0, np.cumsum(counts) / counts.sum()].clip(0, 1)))


def _below(rows: Values, columns: Values, rho: float) -> Values:
    """Probability that both quantities lie below each two cuts.

    Source: Plackett (1954): the derivative by the correlation is the bivariate normal density.
    """
    start = np.outer(stats.norm.cdf(rows), stats.norm.cdf(columns))
    a, b = np.clip(rows, -40, 40)[:, None, None], np.clip(columns, -40, 40)[None, :, None]
    angle = np.arcsin(rho) * (_NODES + 1) / 2
    sine, square = np.sin(angle), np.cos(angle) ** 2
    density = np.exp(-(a**2 - 2 * a * b * sine + b**2) / (2 * square))
    return np.asarray(start + np.arcsin(rho) / (4 * np.pi) * (density @ _WEIGHTS))
