"""The Hodges–Lehmann estimate of a shift, with the level that its interval attains."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from scipy import special, stats

from analysis.statistics import reasons
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.observed import Limits, Values, pairs

# Above, the sum of ranks is normal for all purposes.
_MOST_EXACT = 200
# Twelve million averages of two: 200 MB for a moment.
_MOST = 5000


def hodges_lehmann(
    before: Values,
    after: Values,
    limits: Limits | None = None,
    *,
    keep_zeros: bool = True,
    normal: bool = False,
) -> Estimate:
    """Median of all means of two changes (Walsh averages); interval by order statistics.

    ``level`` of the result is attained exactly without ties and at least with ties, below
    0.95 where no interval reaches it (n < 6). Unchanged people count, unless ``keep_zeros`` is
    False as in R. ``normal``: the limits that R gives with ties or zeros, by the normal
    approximation, at a lower level where that does not reach 0.95; only to compare with R.
    Source: Hollander & Wolfe (1999) 3.2–3.3; R `wilcox.test(conf.int = TRUE)`.
    """
    method, found = "Hodges–Lehmann shift, exact interval", pairs(before, after, limits)
    if refused := found.refusal() or (reasons.TOO_MANY if found.n > _MOST else ""):
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    changes = found.changes if keep_zeros else found.changes[found.to_rank != 0]
    averages = walsh_averages(changes)
    value, n_missing = float(np.median(averages)), found.n_missing
    if normal:
        low, high, level = _normal_limits(changes)
        how = method.replace("exact", "normal approximation")
        return Estimate(value, low, high, found.n, how, level=level, n_missing=n_missing)
    rank, level = _rank_of_limit(len(changes))
    low, high = float(averages[rank - 1]), float(averages[-rank])
    return Estimate(value, low, high, found.n, method, level=level, n_missing=n_missing)


def walsh_averages(values: Values) -> Values:
    """Means of all pairs of values, each with itself too, in order."""
    first, second = np.triu_indices(len(values))
    averages: Values = np.sort((values[first] + values[second]) / 2)
    return averages


@lru_cache(maxsize=256)
def _rank_of_limit(n: int) -> tuple[int, float]:
    """How far from each end the limits lie, and the level that they attain.

    As in R: qsignrank(0.025, n), at least 1; attained 1 − 2·psignrank(rank − 1, n).
    """
    tail = (1 - LEVEL) / 2
    if n > _MOST_EXACT:
        centre, sd = n * (n + 1) / 4, math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
        rank = max(1, math.floor(centre + float(special.ndtri(tail)) * sd))
        return rank, 1 - 2 * float(special.ndtr((rank - 0.5 - centre) / sd))
    cumulative = np.cumsum(_distribution_without_ties(n))
    rank = max(1, int(np.searchsorted(cumulative, tail * (1 - 1e-12))))
    return rank, 1 - 2 * float(cumulative[rank - 1])


def _normal_limits(changes: Values) -> tuple[float | None, float | None, float]:
    """Shifts at which the standardised rank sum, corrected for continuity, crosses ±z; the level.

    As R does, the error is doubled until the extremes lie beyond ±z.
    """
    ends, error = (float(changes.min()), float(changes.max())), 1 - LEVEL
    reached = min(_z(changes - ends[0]), -_z(changes - ends[1]))
    while error < 1 and reached < -float(special.ndtri(error / 2)):
        error *= 2
    if error >= 1:
        return None, None, 0.0
    z = -float(special.ndtri(error / 2))
    return _crossing(changes, z, *ends), _crossing(changes, -z, *ends), 1 - error


def _crossing(changes: Values, quantile: float, low: float, high: float) -> float:
    """By halving, because the rank sum falls in steps."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _z(changes - middle) > quantile else (low, middle)
    return (low + high) / 2


def _z(shifted: Values) -> float:
    left = shifted[shifted != 0]
    ranks = stats.rankdata(np.round(np.abs(left), 8))
    balance = float((np.sign(left) * ranks).sum()) / 2
    spread = math.sqrt(float((ranks**2).sum()) / 4)
    return (balance - 0.5 * float(np.sign(balance))) / spread if spread else 0.0


def _distribution_without_ties(n: int) -> Values:
    """Chance of each sum of the ranks 1 to n, when each counts or not with equal chance."""
    chances = np.zeros(n * (n + 1) // 2 + 1)
    chances[0] = 1.0
    for rank in range(1, n + 1):
        moved = chances / 2
        chances = moved.copy()
        chances[rank:] += moved[:-rank]
    return chances
