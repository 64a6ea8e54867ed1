"""McDonald's omega: the share of a scale's variance that one common factor makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import stats

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values, complete_rows
from analysis.statistics.reliability import unfit_items

METHOD = "McDonald's omega of one factor, interval by Bonett's transformation"
_STEPS = 100


@dataclass(frozen=True, eq=False)
class OneFactor:
    """Omega, and the factor model: a loading and own variance per item.

    ``chi_square`` with ``df`` compares the model with the covariances seen.
    """

    omega: Estimate
    loadings: Values
    own_variances: Values
    chi_square: float | None
    df: int


def mcdonald_omega(items: Values) -> OneFactor:
    """Omega of people without gaps, items turned the same way, with its interval.

    Shape: people × items, three items or more. Source: McDonald (1999), (Σλ)²/((Σλ)² + Σθ);
    maximum likelihood (R `lavaan`), delta-method standard error, interval on log(1 − ω) with
    Bonett's correction log(n/(n − 1)) (R `statpsych::ci.reliability`).
    """
    found = _complete(items[complete_rows(items)])
    told = replace(found.omega, n_missing=len(items) - found.omega.n)
    return replace(found, omega=told)


def _complete(complete: Values) -> OneFactor:
    n, k = complete.shape
    reason = unfit_items(complete) or (reasons.TWO_ITEMS if k < 3 else "")
    reason = reason or (reasons.TOO_FEW_FOR_MODEL if n <= k + 1 else "")
    if reason:
        return _none(n, reason)
    covariance = np.cov(complete, rowvar=False, ddof=0)
    if float(np.linalg.eigvalsh(covariance).min()) <= 1e-10 * np.trace(covariance):
        return _none(n, reasons.ITEM_FROM_OTHERS)
    scale = np.sqrt(np.diag(covariance))
    fitted = _fit(covariance / np.outer(scale, scale))
    if fitted is None:
        return _none(n, reasons.NOT_CONVERGED)
    if fitted[k:].min() <= 1e-6:
        return _none(n, reasons.IMPROPER)
    return _judged(np.concatenate([fitted[:k] * scale, fitted[k:] * scale**2]), covariance, n)


def _judged(fitted: Values, covariance: Values, n: int) -> OneFactor:
    k = len(covariance)
    loadings = fitted[:k] * (np.sign(fitted[:k].sum()) or 1)
    own = fitted[k:]
    common, total = loadings.sum() ** 2, loadings.sum() ** 2 + own.sum()
    value = float(common / total)
    # derivatives of omega by every loading and every own variance
    slope = (
        np.concatenate([np.full(k, 2 * loadings.sum() * own.sum()), np.full(k, -common)]) / total**2
    )
    spread = np.linalg.inv(_information(np.concatenate([loadings, own]))) / n
    error = float(np.sqrt(slope @ spread @ slope))
    chi_square = n * _discrepancy(fitted, covariance)
    estimate = bonett_interval(value, error, n)
    return OneFactor(estimate, loadings, own, chi_square, k * (k - 3) // 2)


def bonett_interval(value: float, error: float, n: int) -> Estimate:
    """Interval of a reliability on the scale of log(1 − reliability).

    Source: Bonett & Wright (2015), Journal of Organizational Behavior 36, 3–15.
    """
    half = float(stats.norm.ppf(0.975)) * error / (1 - value)
    middle = np.log(1 - value) - np.log(n / (n - 1))
    low, high = (float(1 - np.exp(middle + sign * half)) for sign in (1, -1))
    if not low <= value <= high:  # loadings that cancel leave the error no meaning
        return Estimate(value, None, None, n, METHOD, reason=reasons.NO_INTERVAL)
    return Estimate(value, low, high, n, METHOD, se=error)


def _implied(parameters: Values) -> Values:
    loadings, own = np.split(parameters, 2)
    return np.outer(loadings, loadings) + np.diag(own)


def _discrepancy(parameters: Values, covariance: Values) -> float:
    """Discrepancy of maximum likelihood; infinite where the covariances are impossible."""
    implied = _implied(parameters)
    if float(np.linalg.eigvalsh(implied).min()) <= 1e-12:
        return float("inf")
    ratio = np.linalg.solve(implied, covariance)
    return float(np.trace(ratio) - np.linalg.slogdet(ratio)[1] - len(covariance))


def _derivatives(parameters: Values) -> Values:
    """Derivatives of the implied covariances by each parameter, shape 2k × k × k."""
    loadings, _ = np.split(parameters, 2)
    k = len(loadings)
    each = np.eye(k)
    by_loading = np.einsum("ia,b->iab", each, loadings)
    by_own = np.einsum("ia,ib->iab", each, each)
    return np.concatenate([by_loading + by_loading.transpose(0, 2, 1), by_own])


def _information(parameters: Values) -> Values:
    """Expected information of one observation."""
    turned = np.linalg.solve(_implied(parameters), _derivatives(parameters))
    return np.asarray(np.einsum("iab,jba->ij", turned, turned) / 2)


def _fit(correlation: Values) -> Values | None:
    """Fisher scoring with halved steps from the first principal component."""
    size, vector = (part[..., -1] for part in np.linalg.eigh(correlation))
    loadings = 0.8 * np.sqrt(size) * vector * (np.sign(vector.sum()) or 1)
    at = np.concatenate([loadings, np.maximum(1 - loadings**2, 0.1)])
    height = _discrepancy(at, correlation)
    for _ in range(_STEPS):
        step = _step(at, correlation)
        if np.max(np.abs(step)) < 1e-10:
            return at
        tries = (at + step * 0.5**halving for halving in range(12))
        better = next((t for t in tries if _discrepancy(t, correlation) < height), None)
        if better is None:
            return at if np.max(np.abs(step)) < 1e-6 else None
        at, height = better, _discrepancy(better, correlation)
    return None


def _step(at: Values, correlation: Values) -> Values:
    inverse = np.linalg.inv(_implied(at))
    off = inverse @ (correlation - _implied(at)) @ inverse
    slope = np.einsum("iab,ba->i", _derivatives(at), off) / 2
    return np.asarray(np.linalg.lstsq(_information(at), slope, rcond=None)[0])


def _none(n: int, reason: str) -> OneFactor:
    nothing = np.empty(0)
    return OneFactor(no_estimate(n, METHOD, reason), nothing, nothing, None, 0)
