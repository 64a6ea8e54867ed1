"""Whether a change is too small to matter, and who changed more than a scale errs."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from analysis.statistics import reasons
from analysis.statistics.change import paired_mean_change, t_quantile
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.observed import Limits, Values, pairs, sample

_ALPHA = 0.05


@dataclass(frozen=True)
class Equivalence:
    """Two one-sided tests; ``change`` has the 90 % interval and the larger p of both."""

    change: Estimate
    above_low: Estimate
    below_high: Estimate

    @property
    def equivalent(self) -> bool:
        """Whether the change lies within the limits at 5 %."""
        return self.change.p is not None and self.change.p < _ALPHA


def equivalence(
    before: Values, after: Values, low: float, high: float, limits: Limits | None = None
) -> Equivalence:
    """Two one-sided paired t tests that the mean change lies between ``low`` and ``high``.

    ``-low`` and ``high`` are mostly the smallest worthwhile change.
    Source: Schuirmann (1987); R `TOSTER::t_TOST`, `t.test(mu =, alternative =)`.
    """
    method = "equivalence by two one-sided tests (TOST), paired, 90 % interval"
    tested = paired_mean_change(before, after, limits)
    wrong = "" if math.isfinite(low) and math.isfinite(high) and low < high else reasons.NO_LIMITS
    if tested.value is None or tested.se is None or tested.df is None or wrong:
        none = no_estimate(tested.n, method, wrong or tested.reason, n_missing=tested.n_missing)
        return Equivalence(none, none, none)
    above, below = ((tested.value - limit) / tested.se for limit in (low, high))
    p_above, p_below = (float(special.stdtr(tested.df, side)) for side in (-above, below))
    half = t_quantile(1 - _ALPHA, tested.df) * tested.se
    change = replace(
        tested,
        low=tested.value - half,
        high=tested.value + half,
        level=1 - 2 * _ALPHA,
        method=method,
        p=max(p_above, p_below),
        statistic=min(above, -below),
    )
    one_sided = replace(change, low=None, high=None, level=LEVEL)
    return Equivalence(
        change,
        replace(one_sided, p=p_above, statistic=above, method="change above the low limit"),
        replace(one_sided, p=p_below, statistic=below, method="change below the high limit"),
    )


@dataclass(frozen=True)
class ReliableChange:
    """How many changed by more than the scale's error; ``reason``: why that is unknown."""

    n: int
    improved: int = 0
    worse: int = 0
    threshold: float | None = None
    standard_error: float | None = None
    standard_error_of_difference: float | None = None
    n_missing: int = 0
    reason: str = ""


def reliable_change(
    before: Values,
    after: Values,
    reliability: float,
    sd_before: float | None = None,
    limits: Limits | None = None,
) -> ReliableChange:
    """Who changed by more than 1.96·√2·SD·√(1 − reliability), strictly.

    ``reliability``: Cronbach's alpha or McDonald's omega of the scale; ``sd_before``: of all
    who answered before, else of the pairs.
    Source: Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12–19.
    """
    found = pairs(before, after, limits)
    known = sample(before, limits)
    refused = found.refusal(1, varied=False) or ("" if sd_before else known.refusal())
    if not 0 <= reliability <= 1:
        refused = refused or reasons.NO_RELIABILITY
    if refused:
        return ReliableChange(found.n, n_missing=found.n_missing, reason=refused)
    error = (sd_before or float(found.before.std(ddof=1))) * math.sqrt(1 - reliability)
    threshold = float(special.ndtri((1 + LEVEL) / 2)) * math.sqrt(2) * error
    improved, worse = (int(np.sum(side * found.changes > threshold)) for side in (1, -1))
    of_difference = math.sqrt(2) * error
    return ReliableChange(
        found.n, improved, worse, threshold, error, of_difference, found.n_missing
    )


def half_standard_deviation(before: Values, limits: Limits | None = None) -> Estimate:
    """Half the SD before: a smallest worthwhile change where none was declared, to be flagged.

    Source: Norman, Sloan & Wyrwich (2003), Medical Care 41, 582–592. No interval.
    """
    method, found = "half a standard deviation before, no interval", sample(before, limits)
    if refused := found.refusal():
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    value = float(found.values.std(ddof=1)) / 2
    return Estimate(value, None, None, found.n, method, n_missing=found.n_missing)
