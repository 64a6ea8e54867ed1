"""Rubin's rules: one estimate out of several imputed sets of data."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values
from analysis.statistics.wald import wald

METHOD = "multiple imputation, Rubin's rules with Barnard–Rubin degrees of freedom"
_SMALLEST_SHARE = 1e-4  # as R `mice`, where imputations do not differ


@dataclass(frozen=True)
class Pooled:
    """The pooled estimate and the parts of its variance.

    ``within`` and ``between`` imputations, ``total``; ``increase`` is the relative increase of the
    variance through what is missing, ``share`` (λ) the part of the variance due to it,
    ``missing_information`` the fraction of information missing (γ).
    """

    estimate: Estimate
    error: float | None
    within: float | None
    between: float | None
    total: float | None
    increase: float | None
    share: float | None
    missing_information: float | None


def pool(values: Values, variances: Values, n: int, complete_df: float = np.inf) -> Pooled:
    """Pool the estimates of m imputed data sets, and their squared standard errors.

    ``complete_df`` are the degrees of freedom had nothing been missing (n − 1 for a mean). Source:
    Rubin (1987); Barnard & Rubin (1999), Biometrika 86, 948–955; R `mice::pool.scalar`.

    >>> round(pool(np.array([1.0, 2.0, 3.0]), np.ones(3), 20, 19).total, 4)
    2.3333
    """
    reason = _unfit(values, variances, complete_df)
    if reason:
        return Pooled(no_estimate(n, METHOD, reason), *(None,) * 7)
    m, value, within = len(values), float(values.mean()), float(variances.mean())
    between = float(values.var(ddof=1))
    extra = (1 + 1 / m) * between
    total = within + extra
    increase, share = extra / within, extra / total
    df = _degrees(m, max(share, _SMALLEST_SHARE), complete_df)
    missing = (increase + 2 / (df + 3)) / (increase + 1)
    error = total**0.5
    found = wald(value, error, n, METHOD, df)
    return Pooled(found, error, within, between, total, increase, share, missing)


def _unfit(values: Values, variances: Values, complete_df: float) -> str:
    if len(values) < 2:
        return reasons.FEW_IMPUTATIONS
    if not (np.isfinite(values).all() and np.isfinite(variances).all()):
        return reasons.COPY_WITHOUT_ESTIMATE
    if not (variances > 0).all() or complete_df <= 0:
        return reasons.COPY_WITHOUT_ERROR
    return ""


def _degrees(m: int, share: float, complete: float) -> float:
    many = (m - 1) / share**2
    if np.isinf(complete):
        return many
    seen = (complete + 1) / (complete + 3) * complete * (1 - share)
    return many * seen / (many + seen)
