"""Weights that let those who answered stand for those who did not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.logistic import RARER_PER_PARAMETER, logistic_regression
from analysis.statistics.observations import (
    Marks,
    Values,
    alike,
    complete_rows,
    first_reason,
    infinite,
)
from analysis.statistics.wald import Coefficients, wald

METHOD = "mean weighted by inverse probability of response (Hájek), linearised standard error"
TRUNCATED_AT = 0.99  # quantile of the weights; few may not decide for all


@dataclass(frozen=True)
class Balance:
    """Standardised difference of those who answered from all, without and with weights."""

    before: float | None
    after: float | None


@dataclass(frozen=True, eq=False)
class ResponseWeights:
    """One over each respondent's estimated probability to answer, and what to judge it by.

    ``weights`` has a place per person asked, NaN where they did not answer or a covariate has a
    gap. ``effective_n`` is Kish's (Σw)²/Σw², ``design_effect`` n over it. Without weights
    ``reason`` says why.
    """

    weights: Values
    model: Coefficients
    balance: tuple[Balance, ...]
    asked: int
    answered: int
    effective_n: float | None
    design_effect: float | None
    largest: float | None
    reason: str = ""


def response_weights(
    answered: Values,
    covariates: Values,
    truncate: float = TRUNCATED_AT,
    rarer_per_parameter: int = RARER_PER_PARAMETER,
) -> ResponseWeights:
    """Weights from a logistic model of who answered.

    Shapes: a place per person asked, 1 where they answered, and n × p covariates known of all;
    people with a gap in these are left out. Weights above the ``truncate`` quantile are lowered to
    it (1 leaves them). Source: Seaman & White (2013), Statistical Methods in Medical Research 22.
    """
    model = logistic_regression(answered, covariates, rarer_per_parameter)
    kept = complete_rows(answered, covariates)
    stayed = kept & (answered == 1)
    if model.reason:
        return _none(model, kept, stayed)
    slopes = np.array([estimate.value for estimate in model.estimates], dtype=float)
    weights = np.full(len(answered), np.nan)
    weights[stayed] = 1 / expit(slopes[0] + covariates[stayed] @ slopes[1:])
    weights = np.minimum(weights, np.nanquantile(weights, truncate))
    return _judged(weights, model, covariates, kept, stayed)


def _judged(
    weights: Values, model: Coefficients, covariates: Values, kept: Marks, stayed: Marks
) -> ResponseWeights:
    w = weights[stayed]
    effective = effective_sample_size(w)
    balance = tuple(_balance(column[kept], column[stayed], w) for column in covariates.T)
    asked, answered = int(kept.sum()), int(stayed.sum())
    return ResponseWeights(
        weights, model, balance, asked, answered, effective, answered / effective, float(w.max())
    )


def _none(model: Coefficients, kept: Marks, stayed: Marks) -> ResponseWeights:
    reason = model.reason
    if reason == reasons.SAME_OUTCOME:
        reason = reasons.ALL_ANSWERED if stayed.any() else reasons.NOBODY_ANSWERED
    empty, counts = np.full(len(kept), np.nan), (int(kept.sum()), int(stayed.sum()))
    return ResponseWeights(empty, model, (), *counts, None, None, None, reason)


def effective_sample_size(weights: Values) -> float:
    """Answers of equal weight that would tell as much: (Σw)²/Σw² (Kish 1965).

    >>> effective_sample_size(np.array([1.0, 1.0, 2.0]))
    2.6666666666666665
    """
    return float(weights.sum() ** 2 / (weights**2).sum())


def weighted_mean(values: Values, weights: Values) -> Estimate:
    """Hájek mean Σwy/Σw with the t interval of its linearised standard error.

    Shapes: a value and a weight per person; those without either are left out. Source: √(n/(n−1)
    Σ(wᵢ(yᵢ−μ)/Σw)²), R `survey::svymean` (weights taken as known).
    """
    kept = complete_rows(values, weights) & (weights > 0)
    y, w = values[kept], weights[kept]
    n, missing = len(y), len(values) - len(y)
    reason = first_reason(
        (lambda: n < 2, reasons.TOO_FEW),
        (lambda: infinite(y, w), reasons.INFINITE),
        (lambda: alike(y), reasons.ALIKE),
    )
    if reason:
        return no_estimate(n, METHOD, reason, n_missing=missing)
    value = float(w @ y / w.sum())
    parts = w * (y - value) / w.sum()
    error = float(np.sqrt(n / (n - 1) * (parts @ parts)))
    return replace(wald(value, error, n, METHOD, n - 1), n_missing=missing)


def _balance(asked: Values, stayed: Values, weights: Values) -> Balance:
    spread = float(asked.std(ddof=1))
    if spread == 0:
        return Balance(None, None)
    middle = float(asked.mean())
    before = (float(stayed.mean()) - middle) / spread
    after = (float(weights @ stayed / weights.sum()) - middle) / spread
    return Balance(before, after)
