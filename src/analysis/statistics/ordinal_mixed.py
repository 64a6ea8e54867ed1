"""Ordinal logistic regression of people who answer several times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy import optimize
from scipy.special import logsumexp

from analysis.statistics import model_reasons as reasons
from analysis.statistics.cumulative import Bounds, curvatures, log_probability, slopes
from analysis.statistics.observations import Codes, Values, complete_rows, inverse
from analysis.statistics.ordinal import ordinal_regression, proportional
from analysis.statistics.wald import Coefficients, coefficients, no_coefficients

METHOD = "ordinal logistic regression with a random intercept, Wald interval"
_NODES = 10
_NONE_BETWEEN = 1e-3  # standard deviation between people that cannot be told from none


@dataclass(frozen=True, eq=False)
class OrdinalMixedModel:
    """Slopes then thresholds, and the standard deviation between people (in log odds)."""

    fixed: Coefficients
    between: float | None
    people: int


def ordinal_mixed_model(
    outcome: Values, design: Values, people: Codes, nodes: int = _NODES
) -> OrdinalMixedModel:
    """Log odds of a higher answer with an intercept of each person's own.

    Shapes: as `ordinal_regression`, and a code of the person per answer. Source: Hedeker & Gibbons
    (1994); adaptive Gauss–Hermite quadrature with ``nodes`` points, R `ordinal::clmm(nAGQ)`.
    """
    kept = complete_rows(outcome, design)
    order = np.argsort(people[kept], kind="stable")
    y, x, who = outcome[kept][order], design[kept][order], people[kept][order]
    first = ordinal_regression(y, x)
    reason = first.reason or _unfit_people(who)
    if reason:
        return _none(first, len(np.unique(who)), reason)
    starts = np.flatnonzero(np.r_[True, who[1:] != who[:-1]])
    bounds = proportional(y, x, np.ones(len(y)))
    begin = np.r_[[e.value for e in first.estimates], 0.0]
    height = _marginal(bounds, starts, nodes)
    best = _minimum(height, begin)
    if best is None or np.exp(best[-1]) < _NONE_BETWEEN:
        return _none(first, len(starts), _reason(best))
    curved = _second_differences(height, best)
    if not (np.linalg.eigvalsh(curved) > 0).all():
        return _none(first, len(starts), reasons.NOT_CONVERGED)
    spread = inverse(curved)[:-1, :-1]
    fixed = coefficients(best[:-1], spread, len(y), METHOD)
    fixed = replace(fixed, log_likelihood=-height(best))
    return OrdinalMixedModel(fixed, float(np.exp(best[-1])), len(starts))


def _unfit_people(who: Codes) -> str:
    people = len(np.unique(who))
    if people < 2:
        return reasons.ONE_PERSON
    return reasons.NOBODY_TWICE if people == len(who) else ""


def _reason(best: Values | None) -> str:
    if best is None:
        return reasons.NOT_CONVERGED
    return reasons.SINGULAR


def _none(first: Coefficients, people: int, reason: str) -> OrdinalMixedModel:
    nothing = no_coefficients(len(first.estimates), first.n, METHOD, reason)
    return OrdinalMixedModel(nothing, None, people)


def _marginal(bounds: Bounds, starts: Codes, nodes: int) -> Callable[[Values], float]:
    """Minus the log-likelihood, the people's own intercepts integrated out."""
    points, weights = np.polynomial.hermite.hermgauss(nodes)
    sizes = np.diff(np.r_[starts, len(bounds.top)])

    def height(parameters: Values) -> float:
        upper, lower = bounds.at(parameters[:-1])
        between = float(np.exp(np.clip(parameters[-1], -15, 4)))
        if not (upper > lower).all():
            return float("inf")
        middle, width = _modes(upper, lower, between, starts, sizes)
        at = middle + np.sqrt(2) * width * points[:, None]
        shift = between * np.repeat(at, sizes, axis=1)
        joint = np.add.reduceat(log_probability(upper - shift, lower - shift), starts, axis=1)
        logs = joint - at**2 / 2 + points[:, None] ** 2 + np.log(weights)[:, None]
        return -float((logsumexp(logs, axis=0) + np.log(width / np.sqrt(np.pi))).sum())

    return height


def _modes(
    upper: Values,
    lower: Values,
    between: float,
    starts: Codes,
    sizes: Codes,
) -> tuple[Values, Values]:
    """Each person's likeliest standardised intercept, and the width of the likelihood there."""
    at = np.zeros(len(starts))
    for _ in range(100):
        shift = between * np.repeat(at, sizes)
        slope = -between * np.add.reduceat(sum(slopes(upper - shift, lower - shift)), starts) - at
        up, low, _ = curvatures(upper - shift, lower - shift)
        curved = between**2 * np.add.reduceat(up + low, starts) + 1
        step = np.clip(slope / curved, -1, 1)
        at = at + step
        if np.max(np.abs(step)) < 1e-12:
            break
    return at, 1 / np.sqrt(curved)


def _minimum(height: Callable[[Values], float], begin: Values) -> Values | None:
    found = optimize.minimize(height, begin, method="L-BFGS-B")
    at = np.asarray(found.x)
    if not np.isfinite(found.fun) or np.exp(at[-1]) < _NONE_BETWEEN:
        return at if np.isfinite(found.fun) else None
    curved = _second_differences(height, at)
    for _ in range(4):  # Newton's method, since the search stops early
        step = np.linalg.lstsq(curved, _differences(height, at))[0]
        if height(at - step) > height(at):
            break
        at = at - step
    return at if np.max(np.abs(_differences(height, at))) < 1e-3 else None


def _differences(height: Callable[[Values], float], at: Values, h: float = 1e-4) -> Values:
    steps = h * np.eye(len(at))
    return np.array([(height(at + s) - height(at - s)) / (2 * h) for s in steps])


def _second_differences(height: Callable[[Values], float], at: Values, h: float = 1e-3) -> Values:
    """Second derivatives from central differences of the first."""
    steps = h * np.eye(len(at))
    rows = [(_differences(height, at + s) - _differences(height, at - s)) / (2 * h) for s in steps]
    return np.asarray((np.array(rows) + np.array(rows).T) / 2)
