"""Coefficients of a model with the interval, test and degrees of freedom of Wald."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from analysis.statistics.estimate import Estimate, no_estimate

Values = NDArray[np.float64]
_NOT_DETERMINED = "the data do not determine this value"


@dataclass(frozen=True, eq=False)
class Coefficients:
    """What a regression found: an estimate per column of the design, and how well it fits.

    ``errors`` are standard errors, ``covariance`` is square in the order of the estimates.
    Where the model cannot be fitted, every estimate has no value and ``reason`` says why.
    """

    estimates: tuple[Estimate, ...]
    errors: tuple[float, ...]
    covariance: Values
    log_likelihood: float | None
    n: int
    reason: str = ""


def wald(value: float, error: float, n: int, method: str, df: float | None = None) -> Estimate:
    """Value ± quantile · standard error, with its test against 0; ``df`` None means normal.

    >>> found = wald(1.0, 0.5, 30, "example")
    >>> round(found.low, 2), round(found.high, 2), round(found.p, 4)
    (0.02, 1.98, 0.0455)
    """
    if not (np.isfinite(value) and np.isfinite(error) and error > 0) or (df is not None and df <= 0):
        return no_estimate(n, method, _NOT_DETERMINED)
    law = stats.norm() if df is None else stats.t(df)
    half, statistic = float(law.ppf(0.975)) * error, value / error
    p = 2 * float(law.sf(abs(statistic)))
    return Estimate(value, value - half, value + half, n, method, p=p, df=df, statistic=statistic)


def coefficients(
    values: Values,
    covariance: Values,
    n: int,
    method: str,
    log_likelihood: float | None = None,
    df: float | None = None,
) -> Coefficients:
    """Estimates of all coefficients of a fitted model."""
    errors = tuple(float(e) for e in np.sqrt(np.clip(np.diag(covariance), 0, None)))
    found = tuple(wald(float(v), e, n, method, df) for v, e in zip(values, errors, strict=True))
    return Coefficients(found, errors, covariance, log_likelihood, n)


def no_coefficients(count: int, n: int, method: str, reason: str) -> Coefficients:
    """Say why a model with ``count`` coefficients was not fitted."""
    nothing = tuple(no_estimate(n, method, reason) for _ in range(count))
    return Coefficients(nothing, (), np.empty((0, 0)), None, n, reason)


def complete_rows(*arrays: Values) -> NDArray[np.bool_]:
    """Which places hold a finite number in every vector and every column of every matrix."""
    kept = [np.isfinite(a.reshape(len(a), -1)).all(axis=1) for a in arrays]
    return np.logical_and.reduce(kept)


def full_rank(design: Values) -> bool:
    """Whether no column is a sum of the others; the scale of the columns does not matter."""
    if design.shape[0] < design.shape[1]:
        return False
    length = np.linalg.norm(design, axis=0)
    if not (length > 0).all():
        return False
    return int(np.linalg.matrix_rank(design / length, tol=1e-8)) == design.shape[1]


@dataclass(frozen=True)
class ChiSquareTest:
    """A test without a value of its own; where it cannot be made ``reason`` says why."""

    statistic: float | None
    df: float | None
    p: float | None
    n: int
    method: str
    reason: str = ""


def chi_square_test(statistic: float, df: int, n: int, method: str) -> ChiSquareTest:
    """Probability of a chi-square value at least as large."""
    return ChiSquareTest(statistic, df, float(stats.chi2.sf(statistic, df)), n, method)


def no_test(n: int, method: str, reason: str) -> ChiSquareTest:
    """Say why a test cannot be made."""
    return ChiSquareTest(None, None, None, n, method, reason)
