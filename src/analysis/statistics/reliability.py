"""Whether the items of a scale measure the same: Cronbach's alpha and what each item adds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values, alike, complete_rows, first_reason, infinite

METHOD = "Cronbach's alpha, Feldt interval"


@dataclass(frozen=True, eq=False)
class ItemAnalysis:
    """What the items of a scale have in common, and a place per item for what each adds.

    ``rest_correlation`` is an item's correlation with the sum of the others, ``corrected`` that
    with the whole sum corrected for overlap by the squared multiple correlation,
    ``alpha_without`` the alpha of the other items. Where nothing can be said ``reason`` says why.
    """

    alpha: float | None
    standardised: float | None
    lambda_6: float | None
    average_correlation: float | None
    error: float | None
    rest_correlation: tuple[float, ...]
    corrected: tuple[float, ...]
    alpha_without: tuple[float, ...]
    n: int
    reason: str = ""


def cronbach_alpha(items: Values) -> Estimate:
    """Cronbach's alpha of people without gaps, items turned the same way.

    Shape: people × items. Source: Cronbach (1951), k/(k−1)·(1 − ΣVᵢ/V); interval of Feldt (1965),
    1 − (1 − α)·F with n − 1 and (n − 1)(k − 1) degrees of freedom; R `psych::alpha`.

    >>> round(cronbach_alpha(np.array([[1.0, 2], [2, 2], [4, 3], [5, 5]])).value, 4)
    0.9333
    """
    complete = items[complete_rows(items)]
    (n, k), missing = complete.shape, len(items) - len(complete)
    reason = unfit_items(complete)
    if reason:
        return no_estimate(n, METHOD, reason, n_missing=missing)
    value = _alpha(np.cov(complete, rowvar=False))
    high, low = (float(stats.f.ppf(q, n - 1, (n - 1) * (k - 1))) for q in (0.025, 0.975))
    least, most = (1 - (1 - value) * quantile for quantile in (low, high))
    return Estimate(value, least, most, n, METHOD, n_missing=missing)


def item_analysis(items: Values, pairwise: bool = False) -> ItemAnalysis:
    """Alpha by several definitions, and what each item adds.

    Shape: people × items. ``pairwise`` uses for each two items all who answered both. Source: R
    `psych::alpha`; λ₆ Guttman (1945); standard error Duhachek & Iacobucci (2004).
    """
    complete = items[complete_rows(items)]
    reason = unfit_items(complete)
    if reason:
        return ItemAnalysis(None, None, None, None, None, (), (), (), len(complete), reason)
    covariance = pairwise_covariance(items) if pairwise else np.cov(complete, rowvar=False)
    spread = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(spread, spread)
    k = len(correlation)
    shared = _squared_multiple_correlations(correlation)
    return ItemAnalysis(
        _alpha(covariance),
        _alpha(correlation),
        None if shared is None else float(1 - (1 - shared).sum() / correlation.sum()),
        float((correlation.sum() - k) / (k * (k - 1))),
        _error(covariance, len(complete)),
        _rest_correlation(covariance),
        () if shared is None else _corrected(correlation, shared),
        _alpha_without(covariance),
        len(complete),
    )


def unfit_items(complete: Values) -> str:
    """Why answers of people without gaps allow no reliability, or nothing."""
    n, k = complete.shape
    return first_reason(
        (lambda: k < 2, reasons.ONE_ITEM),
        (lambda: n < 3, reasons.FEW_COMPLETE),
        (lambda: infinite(complete), reasons.INFINITE),
        (lambda: any(alike(item) for item in complete.T), reasons.ITEM_ALIKE),
        (lambda: _same_sums(complete), reasons.SUMS_ALIKE),
    )


def _same_sums(complete: Values) -> bool:
    return bool(np.var(complete.sum(axis=1)) <= 1e-12 * np.var(complete, axis=0).sum())


def pairwise_covariance(items: Values) -> Values:
    """Covariances of each two items over all who answered both; shape items × items."""
    k = items.shape[1]
    found = np.empty((k, k))
    for a in range(k):
        for b in range(a + 1):
            both = items[complete_rows(items[:, [a, b]])][:, [a, b]]
            found[a, b] = found[b, a] = np.cov(both, rowvar=False)[0, 1]
    return _own_variances(found, items)


def _own_variances(covariance: Values, items: Values) -> Values:
    own = [np.var(column[np.isfinite(column)], ddof=1) for column in items.T]
    return covariance - np.diag(np.diag(covariance)) + np.diag(own)


def _alpha(covariance: Values) -> float:
    k = len(covariance)
    return float(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))


def _error(covariance: Values, n: int) -> float:
    k, total, trace = len(covariance), covariance.sum(), np.trace(covariance)
    square = covariance @ covariance
    inner = total * (np.trace(square) + trace**2) - 2 * trace * square.sum()
    return float(np.sqrt(2 * k**2 / ((k - 1) ** 2 * total**3) * inner / n))


def _rest_correlation(covariance: Values) -> tuple[float, ...]:
    own, with_all = np.diag(covariance), covariance.sum(axis=1)
    rest = covariance.sum() - 2 * with_all + own
    with np.errstate(invalid="ignore", divide="ignore"):
        return tuple(float(r) for r in (with_all - own) / np.sqrt(own * rest))


def _alpha_without(covariance: Values) -> tuple[float, ...]:
    if len(covariance) < 3:
        return ()
    each = range(len(covariance))
    return tuple(_alpha(np.delete(np.delete(covariance, i, 0), i, 1)) for i in each)


def _squared_multiple_correlations(correlation: Values) -> Values | None:
    if float(np.linalg.eigvalsh(correlation).min()) < 1e-10:
        return None
    return np.asarray(1 - 1 / np.diag(np.linalg.inv(correlation)))


def _corrected(correlation: Values, shared: Values) -> tuple[float, ...]:
    common = correlation - np.diag(1 - shared)
    if common.sum() <= 0:
        return ()
    return tuple(float(r) for r in common.sum(axis=0) / np.sqrt(common.sum()))
