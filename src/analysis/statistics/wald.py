"""Coefficients of a model with the interval, test and degrees of freedom of Wald."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import stats

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values

# Quantile of the normal distribution for 95 % intervals.
Z = float(stats.norm.ppf(0.975))


@dataclass(frozen=True, eq=False)
class Coefficients:
    """What a regression found: an estimate per column of the design, and how well it fits.

    ``covariance`` is square, in the order of the estimates. Where the model cannot be fitted,
    every estimate has no value and ``reason`` says why.
    """

    estimates: tuple[Estimate, ...]
    covariance: Values
    n: int
    log_likelihood: float | None = None
    reason: str = ""


def wald(value: float, error: float, n: int, method: str, df: float | None = None) -> Estimate:
    """Value ± quantile · standard error, with its test against 0; ``df`` None means normal.

    >>> found = wald(1.0, 0.5, 30, "example")
    >>> round(found.low, 2), round(found.high, 2), round(found.p, 4)
    (0.02, 1.98, 0.0455)
    """
    known = np.isfinite(value) and np.isfinite(error) and error > 0
    if not known or (df is not None and not df > 0):
        return no_estimate(n, method, reasons.NOT_DETERMINED)
    law = stats.norm() if df is None else stats.t(df)
    half, statistic = float(law.ppf(0.975)) * error, value / error
    p = 2 * float(law.sf(abs(statistic)))
    test = {"p": p, "df": df, "statistic": statistic, "se": error}
    return Estimate(value, value - half, value + half, n, method, **test)  # type: ignore[arg-type]


def coefficients(
    values: Values, covariance: Values, n: int, method: str, df: float | None = None
) -> Coefficients:
    """Estimates of all coefficients of a fitted model."""
    errors = np.sqrt(np.clip(np.diag(covariance), 0, None))
    pairs = zip(values, errors, strict=True)
    found = tuple(wald(float(value), float(error), n, method, df) for value, error in pairs)
    return Coefficients(found, covariance, n)


def counted(found: Coefficients, asked: int) -> Coefficients:
    """The same, saying of each estimate how many of ``asked`` rows were left out for gaps."""
    missing = asked - found.n
    told = tuple(replace(estimate, n_missing=missing) for estimate in found.estimates)
    return replace(found, estimates=told)


def no_coefficients(count: int, n: int, method: str, reason: str) -> Coefficients:
    """Say why a model with ``count`` coefficients was not fitted."""
    nothing = tuple(no_estimate(n, method, reason) for _ in range(count))
    return Coefficients(nothing, np.empty((0, 0)), n, reason=reason)
