"""Change over two or three waves, of everybody who answered in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.estimate import Estimate
from analysis.statistics.mixed import MixedModel, contrast, mixed_model
from analysis.statistics.observations import Values, complete_rows, infinite


@dataclass(frozen=True, eq=False)
class WaveChanges:
    """Mean of each wave, and the change between each two of them (later minus earlier).

    ``waves`` are the codes in order, ``pairs`` the places of each change's two waves, ``adjusted``
    the changes' p values after Holm's correction.
    """

    waves: tuple[int, ...]
    means: tuple[Estimate, ...]
    pairs: tuple[tuple[int, int], ...]
    changes: tuple[Estimate, ...]
    adjusted: tuple[float | None, ...]
    model: MixedModel


def wave_changes(
    scores: Values,
    people: NDArray[np.int64],
    waves: NDArray[np.int64],
    covariates: Values | None = None,
) -> WaveChanges:
    """Mean score by wave and change between waves, random-intercept model, waves as categories.

    Shapes: n scores, people's codes and waves' codes, n × c covariates (centred here, so means hold
    at their means); a person may miss a wave. Source: lme4, lmerTest and emmeans, whose means and
    contrasts these are.
    """
    covariates = np.empty((len(scores), 0)) if covariates is None else covariates
    kept = complete_rows(scores, covariates)
    held = np.unique(waves[kept])
    design = _design(waves, held, covariates, kept)
    model = mixed_model(scores, design, people)
    pairs = tuple(combinations(range(len(held)), 2))
    one = np.eye(design.shape[1])
    means = tuple(contrast(model, one[w]) for w in range(len(held)))
    changes = tuple(contrast(model, one[later] - one[first]) for first, later in pairs)
    codes = tuple(int(wave) for wave in held)
    return WaveChanges(codes, means, pairs, changes, _holm(changes), model)


def _design(
    waves: NDArray[np.int64], held: NDArray[np.int64], covariates: Values, kept: NDArray[np.bool_]
) -> Values:
    """A column of zeros and ones per wave, then the covariates around their means."""
    columns = (waves[:, None] == held[None, :]).astype(float)
    if not kept.any() or infinite(covariates[kept]):
        return np.hstack([columns, covariates])
    return np.hstack([columns, covariates - covariates[kept].mean(axis=0)])


def _holm(changes: tuple[Estimate, ...]) -> tuple[float | None, ...]:
    """Holm's (1979) step-down correction; what has no p value is no test.

    Not statsmodels' `multipletests`: it collects garbage at each call, a third of a second.
    """
    tested = sorted((c.p, place) for place, c in enumerate(changes) if c.p is not None)
    adjusted: dict[int, float] = {}
    highest = 0.0
    for rank, (p, place) in enumerate(tested):
        highest = max(highest, min(1.0, (len(tested) - rank) * p))
        adjusted[place] = highest
    return tuple(adjusted.get(place) for place in range(len(changes)))
