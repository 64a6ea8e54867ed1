"""Linear mixed model: people answer several times, and differ from one another throughout."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.mixed_blocks import Blocks, Slopes, blocks, slopes
from analysis.statistics.mixed_search import Optimum, search
from analysis.statistics.observations import (
    Codes,
    Values,
    alike,
    complete_rows,
    first_reason,
    full_rank,
    infinite,
)
from analysis.statistics.wald import wald

METHOD = "linear mixed model (REML), Satterthwaite degrees of freedom"
_SMALLEST = 1e-8  # variance between people, as a share of that within, that counts as none
_SMALL = 1e-4  # the same, where the search found no top
_NONE_WITHIN = 1e-10  # residual variance, as a share of the outcome's, that counts as none


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
    n_missing: int = 0


def mixed_model(
    outcome: Values, design: Values, people: Codes, random: Values | None = None
) -> MixedModel:
    """Fit ``outcome ~ design + (random | people)`` by restricted maximum likelihood.

    Shapes: n answers, an n × p design with its column of ones, n codes of people, and the n × q
    design of the random effects (a random intercept if not given). Rows with a gap are left out.
    Source: Laird & Ware (1982); agrees with lme4, in standard errors too (statsmodels' MixedLM does
    not).
    """
    random = np.ones((len(outcome), 1)) if random is None else random
    kept = complete_rows(outcome, design, random)
    fitted = _complete(outcome[kept], design[kept], random[kept], people[kept])
    return replace(fitted, n_missing=int((~kept).sum()))


def contrast(model: MixedModel, weights: Values, kenward_roger: bool = False) -> Estimate:
    """Weighted sum of the fixed effects with its t interval; ``weights`` has p places.

    Source: Satterthwaite's approximation as in lmerTest (Kuznetsova et al. 2017), or Kenward &
    Roger (1997) as in pbkrtest: adjusted standard error, expected instead of observed information.
    """
    method = METHOD.replace("Satterthwaite", "Kenward–Roger") if kenward_roger else METHOD
    if model.slopes is None:
        return no_estimate(model.n, method, model.reason, n_missing=model.n_missing)
    c, s = model.covariance, model.slopes
    variance = float(weights @ c @ weights)
    gradient = np.array([weights @ c @ first @ c @ weights for first in s.first])
    spread = s.kenward_roger_spread() if kenward_roger else s.spread()
    if kenward_roger:
        error = float(weights @ s.adjusted(c, spread) @ weights) ** 0.5
    else:
        error = variance**0.5
    df = 2 * variance**2 / float(gradient @ spread @ gradient)
    found = wald(float(weights @ model.fixed), error, model.n, method, df)
    return replace(found, n_missing=model.n_missing)


def maximum_log_likelihood(
    outcome: Values, design: Values, people: Codes, random: Values | None = None
) -> float | None:
    """Log-likelihood by maximum likelihood, to compare models with different fixed effects."""
    random = np.ones((len(outcome), 1)) if random is None else random
    kept = complete_rows(outcome, design, random)
    y, x, z, who = outcome[kept], design[kept], random[kept], people[kept]
    if _unfit(y, x, z, who):
        return None
    scale = float(np.std(y))
    found = search(blocks(y / scale, x, z, who), restricted=False)
    likelihood = found.log_likelihood - len(y) * float(np.log(scale))
    return likelihood if found.converged else None


def _complete(y: Values, x: Values, z: Values, who: Codes) -> MixedModel:
    reason = _unfit(y, x, z, who)
    if reason:
        return _none(len(y), len(np.unique(who)), reason)
    scale = float(np.std(y))
    found = search(blocks(y / scale, x, z, who))
    reason = _degenerate(found)
    if reason:
        return _none(len(y), len(np.unique(who)), reason)
    return _fitted(found, blocks(y, x, z, who), scale)


def _fitted(found: Optimum, parts: Blocks, scale: float) -> MixedModel:
    between, within = found.between * scale**2, found.within * scale**2
    at = slopes(parts, between, within)
    free = parts.n - parts.columns
    likelihood = found.log_likelihood - free * float(np.log(scale))
    return MixedModel(
        parts.n, parts.people, at.fixed, at.covariance, between, within, likelihood, at
    )


def _unfit(y: Values, x: Values, z: Values, who: Codes) -> str:
    people = len(np.unique(who))
    return first_reason(
        (lambda: len(y) == 0, reasons.NO_ANSWERS),
        (lambda: infinite(y, x, z), reasons.INFINITE),
        (lambda: people < 2, reasons.ONE_PERSON),
        (lambda: people == len(y), reasons.NOBODY_TWICE),
        (lambda: len(y) <= x.shape[1] + 1, reasons.TOO_FEW_FOR_MODEL),
        (lambda: alike(y), reasons.ALIKE),
        (lambda: not (full_rank(x) and full_rank(z)), reasons.COLLINEAR),
        (lambda: _none_within(y, x, who), reasons.NONE_WITHIN),
    )


def _none_within(y: Values, x: Values, who: Codes) -> bool:
    """Whether the model predicts each person's answers up to a constant without error."""
    place, sizes = np.unique(who, return_inverse=True, return_counts=True)[1:]
    both = np.column_stack([x, y])
    means = np.column_stack([np.bincount(place, column) / sizes for column in both.T])
    inside = both - means[place]
    slopes = np.linalg.lstsq(inside[:, :-1], inside[:, -1], rcond=None)[0]
    left = inside[:, -1] - inside[:, :-1] @ slopes
    return bool(left @ left <= _NONE_WITHIN * np.var(y) * len(y))


def _degenerate(found: Optimum) -> str:
    if found.within < _NONE_WITHIN:
        return reasons.NONE_WITHIN
    least = float(np.linalg.eigvalsh(found.between).min()) / found.within
    if least <= (_SMALLEST if found.converged else _SMALL):
        return reasons.SINGULAR
    return "" if found.converged else reasons.NOT_CONVERGED


def _none(n: int, people: int, reason: str) -> MixedModel:
    nothing = np.empty(0)
    return MixedModel(n, people, nothing, nothing, nothing, float("nan"), None, None, reason)
