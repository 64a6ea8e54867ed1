"""Ordinal logistic regression: answers in an order, without a distance between them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.special import expit

from analysis.statistics import model_reasons as reasons
from analysis.statistics.chi_square import ChiSquareTest, chi_square_test, no_test
from analysis.statistics.cumulative import Bounds, information, log_likelihood, maximum
from analysis.statistics.observations import (
    Codes,
    Marks,
    Values,
    complete_rows,
    first_reason,
    full_rank,
    infinite,
    inverse,
    with_ones,
)
from analysis.statistics.separation import separated
from analysis.statistics.wald import Coefficients, coefficients, no_coefficients

METHOD = "ordinal logistic regression, Wald interval"
TEST = "likelihood ratio test of proportional odds"


def ordinal_regression(
    outcome: Values, design: Values, weights: Values | None = None
) -> Coefficients:
    """Log odds of a higher answer per column of ``design``, then the thresholds between answers.

    Shapes: n answers as ordered numbers, n × p design without a column of ones, n counts of how
    often each row occurs. Rows with a gap are left out; so are answers nobody gave. Source:
    McCullagh (1980); P(Y ≤ j) = F(threshold − design · slopes), as in R `MASS::polr`.
    """
    y, x, w = _kept(outcome, design, weights)
    n = round(float(w.sum()))
    count = x.shape[1] + max(len(np.unique(y)) - 1, 0)
    reason = unfit(y, x)
    if reason:
        return no_coefficients(count, n, METHOD, reason)
    bounds = proportional(y, x, w)
    if separated(bounds.rows()):
        return no_coefficients(count, n, METHOD, reasons.SEPARATED)
    best = maximum(bounds, start(y, x.shape[1], w))
    if best is None:
        return no_coefficients(count, n, METHOD, reasons.NOT_CONVERGED)
    found = coefficients(best, inverse(information(bounds, best)), n, METHOD)
    return replace(found, log_likelihood=log_likelihood(bounds, best))


def proportional_odds_test(
    outcome: Values, design: Values, weights: Values | None = None
) -> ChiSquareTest:
    """Test whether the slopes are the same at every threshold.

    Source: likelihood ratio against the model with slopes of its own for each threshold,
    p · (thresholds − 1) degrees of freedom (Peterson & Harrell 1990).
    """
    y, x, w = _kept(outcome, design, weights)
    n, cuts = round(float(w.sum())), len(np.unique(y)) - 1
    reason = unfit(y, x) or (reasons.TWO_KINDS if cuts < 2 else "")
    if reason:
        return no_test(n, TEST, reason)
    same, free = proportional(y, x, w), _partial(y, x, w)
    if separated(free.rows()):
        return no_test(n, TEST, reasons.SEPARATED)
    narrow = maximum(same, start(y, x.shape[1], w))
    wide = None if narrow is None else maximum(free, _spread_out(narrow, x.shape[1], cuts))
    if narrow is None or wide is None:
        return no_test(n, TEST, reasons.NOT_CONVERGED)
    statistic = max(2 * (log_likelihood(free, wide) - log_likelihood(same, narrow)), 0.0)
    return chi_square_test(statistic, x.shape[1] * (cuts - 1), n, TEST)


def unfit(y: Values, x: Values) -> str:
    """Why answers and design allow no ordinal model, or nothing."""
    return first_reason(
        (lambda: len(y) == 0, reasons.NO_ANSWERS),
        (lambda: infinite(y, x), reasons.INFINITE),
        (lambda: len(np.unique(y)) < 2, reasons.ALIKE),
        (lambda: len(y) <= x.shape[1] + 1, reasons.TOO_FEW_FOR_MODEL),
        (lambda: not full_rank(with_ones(x)), reasons.COLLINEAR),
    )


def proportional(y: Values, x: Values, w: Values) -> Bounds:
    """Bounds of each answer: slopes first, then one threshold less than kinds of answers."""
    held, place = np.unique(y, return_inverse=True)
    upper, lower = _thresholds(place, len(held))
    top, bottom = ~_any(upper), ~_any(lower)
    above = np.hstack([-x * ~top[:, None], upper])
    return Bounds(above, np.hstack([-x * ~bottom[:, None], lower]), top, bottom, w)


def start(y: Values, slopes: int, w: Values) -> Values:
    """No slopes, and the thresholds of the answers' shares."""
    place = np.unique(y, return_inverse=True)[1]
    share = np.cumsum(np.bincount(place, w))[:-1] / w.sum()
    return np.concatenate([np.zeros(slopes), np.log(share / (1 - share))])


def cumulative_shares(parameters: Values, design: Values) -> Values:
    """Probability of each kind of answer or a lower one, without the last; shape n × thresholds."""
    slopes = design.shape[1]
    # thresholds drawn at random may have changed places
    thresholds = np.maximum.accumulate(parameters[slopes:])
    return np.asarray(expit(thresholds[None, :] - (design @ parameters[:slopes])[:, None]))


def _kept(outcome: Values, design: Values, weights: Values | None) -> tuple[Values, Values, Values]:
    w = np.ones(len(outcome)) if weights is None else weights
    kept = complete_rows(outcome, design, w) & (w > 0) & ~np.isinf(w)
    return outcome[kept], design[kept], w[kept]


def _any(cuts: Values) -> Marks:
    return np.asarray(cuts.any(axis=1), dtype=np.bool_)


def _thresholds(place: Codes, kinds: int) -> tuple[Values, Values]:
    cuts = np.eye(kinds)
    return cuts[place][:, : kinds - 1], np.eye(kinds, k=-1)[place][:, : kinds - 1]


def _partial(y: Values, x: Values, w: Values) -> Bounds:
    """Bounds with slopes of their own at every threshold."""
    held, place = np.unique(y, return_inverse=True)
    upper, lower = _thresholds(place, len(held))

    def rows(cut: Values) -> Values:
        own = -(cut[:, :, None] * x[:, None, :]).reshape(len(x), -1)
        return np.hstack([own, cut])

    return Bounds(rows(upper), rows(lower), ~_any(upper), ~_any(lower), w)


def _spread_out(narrow: Values, slopes: int, cuts: int) -> Values:
    return np.concatenate([np.tile(narrow[:slopes], cuts), narrow[slopes:]])
