"""The net promoter score with an interval."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from scipy import special

from analysis.statistics import reasons
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.observed import Values, sample

_Z = float(special.ndtri((1 + LEVEL) / 2))
# Answers 9 and 10 promote, 0 to 6 detract: Reichheld (2003).
_PROMOTES, _PASSIVE = 9, 7
_ANSWERS = (0.0, 10.0)
# Rocks (2016): three answers more, half of them passive.
_MORE, _MORE_AT_AN_END = 3.0, 0.75


def net_promoter_score(answers: Values) -> Estimate:
    """Net promoter score of answers 0 to 10, in points from −100 to 100; NaN is left out."""
    found = sample(answers, _ANSWERS)
    if found.fault:
        method = "net promoter score, adjusted Wald interval"
        return no_estimate(found.n, method, found.fault, n_missing=found.n_missing)
    promoters = int(np.sum(found.values >= _PROMOTES))
    passives = int(np.sum((found.values >= _PASSIVE) & (found.values < _PROMOTES)))
    detractors = found.n - promoters - passives
    return promoter_balance(promoters, passives, detractors, n_missing=found.n_missing)


def promoter_balance(
    promoters: int,
    passives: int,
    detractors: int,
    interval: Literal["adjusted Wald", "Wald"] = "adjusted Wald",
    *,
    n_missing: int = 0,
) -> Estimate:
    """100·(promoters − detractors)/n; the interval lies around the score of three answers more.

    Wald's interval has no width where all answer alike, the adjusted one has.
    Source: Rocks (2016), Interval estimation for the net promoter score, The American
    Statistician 70, 365–372.

    >>> found = promoter_balance(60, 25, 15)
    >>> found.value, round(found.low, 2), round(found.high, 2)
    (45.0, 29.34, 58.04)
    """
    method, n = f"net promoter score, {interval} interval", promoters + passives + detractors
    if min(promoters, passives, detractors) < 0:
        return no_estimate(max(n, 0), method, reasons.IMPOSSIBLE_COUNTS, n_missing=n_missing)
    if n < 2:
        reason = reasons.TOO_FEW if n else reasons.NONE
        return no_estimate(n, method, reason, n_missing=n_missing)
    adjust = interval == "adjusted Wald"
    more, at_an_end = (_MORE, _MORE_AT_AN_END) if adjust else (0.0, 0.0)
    up, down = promoters + at_an_end, detractors + at_an_end
    centre, se = _centre_and_se(up, down, n + more)
    low, high = max(centre - _Z * se, -100.0), min(centre + _Z * se, 100.0)
    value, own = _centre_and_se(promoters, detractors, n)
    return Estimate(value, low, high, n, method, se=own, n_missing=n_missing)


def _centre_and_se(up: float, down: float, n: float) -> tuple[float, float]:
    balance = (up - down) / n
    variance = ((up + down) / n - balance**2) / n
    return 100 * balance, 100 * math.sqrt(max(variance, 0.0))
