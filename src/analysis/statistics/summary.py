"""Means, standard deviations and correlation of two waves, for tables of a report."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observed import Limits, Values, alike, pairs, sample


@dataclass(frozen=True)
class PairedSummary:
    """Complete pairs of two waves; None where there are too few, ``r`` also without spread."""

    n: int
    mean_before: float | None = None
    mean_after: float | None = None
    sd_before: float | None = None
    sd_after: float | None = None
    sd_change: float | None = None
    r: float | None = None
    n_missing: int = 0
    reason: str = ""


def paired_summary(before: Values, after: Values, limits: Limits | None = None) -> PairedSummary:
    """Describe both waves of the same people; standard deviations with n − 1."""
    found = pairs(before, after, limits)
    if refused := found.refusal(varied=False):
        return PairedSummary(found.n, n_missing=found.n_missing, reason=refused)
    waves = (found.before, found.after)
    flat = any(alike(wave) for wave in waves)
    r = None if flat else float(np.corrcoef(*waves)[0, 1])
    return PairedSummary(
        found.n,
        mean_before=float(found.before.mean()),
        mean_after=float(found.after.mean()),
        sd_before=float(found.before.std(ddof=1)),
        sd_after=float(found.after.std(ddof=1)),
        sd_change=float(found.changes.std(ddof=1)),
        r=r,
        n_missing=found.n_missing,
    )


def standard_deviation(values: Values, limits: Limits | None = None) -> Estimate:
    """Standard deviation with n − 1, in two passes; no interval."""
    method, found = "standard deviation", sample(values, limits)
    if refused := found.refusal(varied=False):
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    value = float(found.values.std(ddof=1))
    return Estimate(value, None, None, found.n, method, n_missing=found.n_missing)
