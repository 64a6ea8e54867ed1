"""Mean time without the event within a fixed span: the area under the Kaplan–Meier curve."""

from __future__ import annotations

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values
from analysis.statistics.risk_table import RiskTable, risk_table
from analysis.statistics.survival import curve
from analysis.statistics.wald import wald

METHOD = "restricted mean survival time"
DIFFERENCE = "difference of restricted mean survival times"


def restricted_mean(times: Values, events: Values, span: float) -> Estimate:
    """Mean time without the event during ``span``, in the units of ``times``.

    Source: Uno et al. (2014); variance Σ(area after t)²·d/(r(r − d)), R `survRM2::rmst2`. (The
    variance lifelines returns is that of a person's time, not of this mean.)
    """
    table = risk_table(times, events)
    reason = _unfit(table, span)
    if reason:
        return no_estimate(table.n, METHOD, reason)
    value, error = _area(table, span)
    if error == 0:
        return Estimate(value, None, None, table.n, METHOD, reason=reasons.NONE_BY_THEN)
    return wald(value, error, table.n, METHOD)


def restricted_mean_difference(
    before: tuple[Values, Values], after: tuple[Values, Values], span: float
) -> Estimate:
    """Restricted mean of the second group minus that of the first; each as (times, events)."""
    tables = [risk_table(*group) for group in (before, after)]
    n = sum(table.n for table in tables)
    for table in tables:
        reason = _unfit(table, span)
        if reason:
            return no_estimate(n, DIFFERENCE, reason)
    (first, e1), (second, e2) = (_area(table, span) for table in tables)
    return wald(second - first, float(np.hypot(e1, e2)), n, DIFFERENCE)


def _unfit(table: RiskTable, span: float) -> str:
    if table.n == 0:
        return reasons.NOTHING
    if not np.isfinite(span) or span <= 0:
        return reasons.NO_SPAN
    ended_by_event = len(table.times) > 0 and table.times[-1] == table.last
    return reasons.TOO_LONG if span > table.last and not ended_by_event else ""


def _area(table: RiskTable, span: float) -> tuple[float, float]:
    within = table.times <= span
    share, _ = curve(table)
    edges = np.r_[0.0, table.times[within], span]
    areas = np.diff(edges) * np.r_[1.0, share[within]]
    after = areas[::-1].cumsum()[::-1][1:]
    r, d = table.at_risk[within], table.events[within]
    left = np.where(r > d, r - d, 1).astype(float)  # where none is left no area follows
    variance = float((after**2 * d / (r * left)).sum())
    return float(areas.sum()), variance**0.5
