"""Linear mixed model: people answer several times, and differ from one another throughout."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.mixed_blocks import Blocks, Slopes, blocks, slopes
from analysis.statistics.mixed_search import Optimum, search
from analysis.statistics.wald import Values, complete_rows, full_rank, wald

METHOD = "linear mixed model (REML), Satterthwaite degrees of freedom"
_SMALLEST = 1e-8  # variance between people, as a share of that within, that counts as none


@dataclass(frozen=True, eq=False)
class MixedModel:
    """A fitted model: fixed effects, variances, and what their tests need.

    ``between`` is the covariance of the random effects, ``within`` the residual variance.
    Where the model cannot be fitted ``reason`` says why and every contrast has no value.
    """

    n: int
    people: int
    fixed: Values
    covariance: Values
    between: Values
    within: float
    log_likelihood: float | None
    slopes: Slopes | None
    reason: str = ""


def mixed_model(
    outcome: Values, design: Values, people: NDArray[np.int64], random: Values | None = None
) -> MixedModel:
    """Fit ``outcome ~ design + (random | people)`` by restricted maximum likelihood.

    Shapes: n answers, an n × p design with its column of ones, n codes of people, and the n × q
    design of the random effects (a random intercept if not given). Rows with a gap are left out.
    Source: Laird & Ware (1982); agrees with lme4 (standard errors too, unlike statsmodels' MixedLM).
    """
    random = np.ones((len(outcome), 1)) if random is None else random
    kept = complete_rows(outcome, design, random)
    y, x, z, who = outcome[kept], design[kept], random[kept], people[kept]
    reason = _unfit(y, x, who)
    if reason:
        return _none(len(y), len(np.unique(who)), reason)
    scale = float(np.std(y))
    found = search(blocks(y / scale, x, z, who))
    reason = _degenerate(found)
    if reason:
        return _none(len(y), len(np.unique(who)), reason)
    return _fitted(found, blocks(y, x, z, who), scale)


def contrast(model: MixedModel, weights: Values, kenward_roger: bool = False) -> Estimate:
    """Weighted sum of the fixed effects with its t interval; ``weights`` has p places.

    Source: Satterthwaite's approximation as in lmerTest (Kuznetsova et al. 2017), or Kenward &
    Roger (1997) as in pbkrtest: adjusted standard error, expected instead of observed information.
    """
    method = METHOD.replace("Satterthwaite", "Kenward–Roger") if kenward_roger else METHOD
    if model.slopes is None:
        return no_estimate(model.n, method, model.reason)
    c, s = model.covariance, model.slopes
    variance = float(weights @ c @ weights)
    gradient = np.array([weights @ c @ first @ c @ weights for first in s.first])
    spread = s.kenward_roger_spread() if kenward_roger else s.spread()
    if kenward_roger:
        error = float(weights @ s.adjusted(c, spread) @ weights) ** 0.5
    else:
        error = variance**0.5
    df = 2 * variance**2 / float(gradient @ spread @ gradient)
    return wald(float(weights @ model.fixed), error, model.n, method, df)


def maximum_log_likelihood(
    outcome: Values, design: Values, people: NDArray[np.int64], random: Values | None = None
) -> float | None:
    """Log-likelihood by maximum likelihood, to compare models with different fixed effects."""
    random = np.ones((len(outcome), 1)) if random is None else random
    kept = complete_rows(outcome, design, random)
    y, x, who = outcome[kept], design[kept], people[kept]
    if _unfit(y, x, who):
        return None
    scale = float(np.std(y))
    found = search(blocks(y / scale, x, random[kept], who), restricted=False)
    return found.log_likelihood - len(y) * float(np.log(scale))


def _fitted(found: Optimum, parts: Blocks, scale: float) -> MixedModel:
    between, within = found.between * scale**2, found.within * scale**2
    at = slopes(parts, between, within)
    free = parts.n - parts.columns
    likelihood = found.log_likelihood - free * float(np.log(scale))
    return MixedModel(
        parts.n, parts.people, at.fixed, at.covariance, between, within, likelihood, at
    )


def _unfit(y: Values, x: Values, who: NDArray[np.int64]) -> str:
    people = len(np.unique(who))
    if len(y) == 0:
        return "no answers"
    if people < 2:
        return "answers of one person only"
    if people == len(y):
        return "nobody answered more than once"
    if len(y) <= x.shape[1] + 1:
        return "fewer answers than the model needs"
    if np.ptp(y) <= 1e-12 * np.abs(y).max():
        return "all answers are the same"
    if not full_rank(x):
        return "two of the quantities in the model say the same, or one never varies"
    return ""


def _degenerate(found: Optimum) -> str:
    if found.within < 1e-10:
        return "the model leaves no variation within people to estimate an error from"
    if not found.converged:
        return "the mixed model did not converge"
    if float(np.linalg.eigvalsh(found.between).min()) <= _SMALLEST * found.within:
        return (
            "the variation between people cannot be told from that within people "
            "(singular mixed model)"
        )
    return ""


def _none(n: int, people: int, reason: str) -> MixedModel:
    nothing = np.empty(0)
    return MixedModel(n, people, nothing, nothing, nothing, float("nan"), None, None, reason)
