"""Likelihood of cumulative logits: an answer lies between two thresholds on a hidden scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, log_expit

from analysis.statistics.observations import Values

_STEPS = 100
_HALVINGS = 40


@dataclass(frozen=True, eq=False)
class Bounds:
    """Linear predictors of both bounds of each answer: ``upper @ parameters``, likewise lower.

    Shapes: n × parameters. ``top`` and ``bottom`` mark answers without an upper or a lower bound,
    ``weights`` say how often each answer occurs.
    """

    upper: Values
    lower: Values
    top: NDArray[np.bool_]
    bottom: NDArray[np.bool_]
    weights: Values

    def at(self, parameters: Values) -> tuple[Values, Values]:
        """Upper and lower bound of each answer."""
        upper = np.where(self.top, np.inf, self.upper @ parameters)
        return upper, np.where(self.bottom, -np.inf, self.lower @ parameters)

    def rows(self) -> Values:
        """A row per bound, pointing to what makes the answer likelier."""
        return np.vstack([self.upper[~self.top], -self.lower[~self.bottom]])


def log_probability(upper: Values, lower: Values) -> Values:
    """Logarithm of F(upper) − F(lower), F logistic; −∞ where the bounds are in the wrong order."""
    gap = upper - lower
    with np.errstate(divide="ignore"):
        inside = np.log(-np.expm1(-np.maximum(gap, 0)))
    return np.asarray(log_expit(upper) + log_expit(-lower) + inside)


def slopes(upper: Values, lower: Values) -> tuple[Values, Values]:
    """Derivatives of the log probability by its upper and its lower bound."""
    pull = np.exp(lower - upper) / -np.expm1(lower - upper)
    return expit(-upper) + pull, -expit(lower) - pull


def curvatures(upper: Values, lower: Values) -> tuple[Values, Values, Values]:
    """Minus the second derivatives: by the upper bound, by the lower, and by their distance.

    All are positive, so the log-likelihood is concave.
    """
    between = np.exp(lower - upper) / np.expm1(lower - upper) ** 2
    return expit(upper) * expit(-upper), expit(lower) * expit(-lower), between


def log_likelihood(bounds: Bounds, parameters: Values) -> float:
    """Sum of the log probabilities of all answers."""
    return float(bounds.weights @ log_probability(*bounds.at(parameters)))


def information(bounds: Bounds, parameters: Values) -> Values:
    """Observed information: minus the second derivatives of the log-likelihood."""
    up, low, between = (bounds.weights * part for part in curvatures(*bounds.at(parameters)))
    distance = bounds.upper - bounds.lower
    pairs = ((bounds.upper, up), (bounds.lower, low), (distance, between))
    return np.asarray(sum(rows.T @ (weight[:, None] * rows) for rows, weight in pairs))


def score(bounds: Bounds, parameters: Values) -> Values:
    """First derivatives of the log-likelihood."""
    up, low = slopes(*bounds.at(parameters))
    return np.asarray(
        bounds.upper.T @ (bounds.weights * up) + bounds.lower.T @ (bounds.weights * low)
    )


def maximum(bounds: Bounds, start: Values) -> Values | None:
    """Newton's method with halved steps; None where it finds no top."""
    parameters, height = start, log_likelihood(bounds, start)
    for _ in range(_STEPS):
        slope, curved = score(bounds, parameters), information(bounds, parameters)
        step = np.asarray(np.linalg.lstsq(curved, slope, rcond=None)[0], dtype=np.float64)
        if float(slope @ step) < 1e-18 * max(1.0, abs(height)):
            return parameters
        parameters, height, moved = _climb(bounds, parameters, height, step)
        if not moved:
            return parameters if float(slope @ step) < 1e-8 else None
    return None


def _climb(
    bounds: Bounds, parameters: Values, height: float, step: Values
) -> tuple[Values, float, bool]:
    for halving in range(_HALVINGS):
        tried = parameters + step * 0.5**halving
        reached = log_likelihood(bounds, tried)
        if reached > height:
            return tried, reached, True
    return parameters, height, False
