"""Samples of a finite population: how many to ask, and what a stratified sample tells."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.estimate import Estimate, no_estimate

#: The 95 % quantile that the funder's formula uses.
Z_95 = 1.96
Counts = NDArray[np.integer[Any]]


def sample_size(population: int, margin: float, share: float = 0.5) -> int:
    """How many to draw so that a share is known within ± ``margin`` at 95 %.

    ``margin`` and ``share`` are fractions. Source: n = N·z²·p(1−p) / (e²(N−1) + z²·p(1−p)),
    rounded up; Cochran (1977), Sampling Techniques, with finite population correction. Raises
    ValueError for a margin that is not between 0 and 1.

    >>> [sample_size(people, 0.03) for people in (1000, 20, 0)]
    [517, 20, 0]
    """
    if not 0 < margin < 1:
        raise ValueError("the margin is a fraction between 0 and 1")
    if population == 0:
        return 0
    spread = Z_95**2 * share * (1 - share)
    exact = population * spread / (margin**2 * (population - 1) + spread)
    return math.ceil(round(exact, 9))  # a whole number may come out a little above itself


def margin_of(population: int, answered: int) -> float:
    """The margin at 95 % of a share of one half that so many answers reach; 0 if all answered.

    >>> round(margin_of(1000, 707), 4), margin_of(30, 30)
    (0.02, 0.0)
    """
    if answered >= population:
        return 0.0
    if answered == 0:
        return 1.0
    return Z_95 * math.sqrt(0.25 / answered * (population - answered) / (population - 1))


def stratified_share(population: Counts, answered: Counts, yes: Counts) -> Estimate:
    """The share in the whole population, from a sample of each stratum, with 95 % interval.

    Shapes: three vectors with a place per stratum. Value and variance: Σ W·p and
    Σ W²·(1 − n/N)·p(1−p)/(n−1) (Cochran 1977, 5.3; R ``survey::svymean`` with strata and fpc).
    Interval: Wilson's, with the n of a simple random sample of that variance. Where a stratum of
    people has no answer there is no estimate; where one has a single answer of many people, its
    variance is taken as that of a share of one half.

    >>> some = np.array([100, 50]), np.array([40, 20]), np.array([10, 15])
    >>> round(stratified_share(*some).value, 4)
    0.4167
    """
    method = "share in a stratified sample, Wilson interval with finite population correction"
    n, total = int(answered.sum()), int(population.sum())
    here = population > 0
    if n == 0 or bool((answered[here] == 0).any()):
        return no_estimate(n, method, "a stratum without answers")
    size, told, said = (part[here].astype(np.float64) for part in (population, answered, yes))
    share = said / told
    value = float((size * share).sum() / total)
    spread = np.where(told > 1, share * (1 - share) / np.maximum(told - 1, 1), 0.25)
    variance = float((((size / total) ** 2) * (1 - told / size) * spread).sum())
    if n == total:
        return Estimate(value, value, value, n, method)
    return Estimate(value, *_wilson(value, _effective(value, variance, n, total)), n, method)


def _effective(value: float, variance: float, n: int, total: int) -> float:
    """The size of a simple random sample as exact as this one.

    Without any variance (everybody said the same) the sample's own size, corrected for the finite
    population.
    """
    if variance > 0 and 0 < value < 1:
        return value * (1 - value) / variance
    return n * (total - 1) / (total - n)


def _wilson(share: float, n: float) -> tuple[float, float]:
    middle = (share + Z_95**2 / (2 * n)) / (1 + Z_95**2 / n)
    half = Z_95 / (1 + Z_95**2 / n) * math.sqrt(share * (1 - share) / n + Z_95**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)
