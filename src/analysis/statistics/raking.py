"""Weights that agree with counts known of the population: post-stratification and raking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.observations import Codes, Values, first_reason
from analysis.statistics.survey import Adjustment, SurveyDesign

_ROUNDS = 1000
_TOTALS = 1e-6  # known totals may differ by this share
_NEAR = 1e-10  # largest difference from a known count, as a share of it


@dataclass(frozen=True, eq=False)
class Raked:
    """The design with its new weights; None where the counts cannot be met, ``reason`` says why."""

    design: SurveyDesign | None
    reason: str = ""


def rake(
    design: SurveyDesign,
    margins: Sequence[tuple[Codes, Mapping[int, float]]],
    near: float = _NEAR,
) -> Raked:
    """Multiply weights by a factor per group until every margin has its known counts.

    A margin is a code of a group per person and the count of each group in the population. Source:
    Deming & Stephan (1940); R `survey::rake`, with one margin `survey::postStratify` (and its
    standard errors in `survey_mean`).
    """
    reason = _unfit(design, margins)
    if reason:
        return Raked(None, reason)
    weights = design.weights
    for _ in range(_ROUNDS):
        if _furthest(weights, margins) <= near:
            groups = tuple(codes for codes, _ in margins)
            adjustment = Adjustment(groups, weights, design.weights)
            return Raked(replace(design, weights=weights, adjustment=adjustment))
        for codes, counts in margins:
            weights = weights * _factors(weights, codes, counts)
    return Raked(None, reasons.COUNTS_NOT_MET)


def _unfit(design: SurveyDesign, margins: Sequence[tuple[Codes, Mapping[int, float]]]) -> str:
    weights, totals = design.weights, [sum(counts.values()) for _, counts in margins]
    return first_reason(
        (lambda: len(weights) == 0, reasons.NOTHING),
        (lambda: not (np.isfinite(weights) & (weights > 0)).all(), reasons.BAD_WEIGHT),
        (lambda: not np.allclose(totals, totals[:1], rtol=_TOTALS), reasons.TOTALS_DIFFER),
    ) or next(filter(None, (_unfit_margin(*margin) for margin in margins)), "")


def _unfit_margin(codes: Codes, counts: Mapping[int, float]) -> str:
    held = {int(code) for code in np.unique(codes)}
    return first_reason(
        (lambda: not held <= set(counts), reasons.COUNT_UNKNOWN),
        (lambda: any(counts[group] <= 0 for group in held), reasons.NO_SUCH_GROUP),
        (lambda: any(counts[group] > 0 for group in set(counts) - held), reasons.NOBODY_OF_GROUP),
    )


def _factors(weights: Values, codes: Codes, counts: Mapping[int, float]) -> Values:
    held, place = np.unique(codes, return_inverse=True)
    known = np.array([counts[int(group)] for group in held])
    return np.asarray((known / np.bincount(place, weights))[place])


def _furthest(weights: Values, margins: Sequence[tuple[Codes, Mapping[int, float]]]) -> float:
    return max(float(np.max(np.abs(1 - _factors(weights, *margin)))) for margin in margins)
