"""Mean time without the event within a fixed span: the area under the Kaplan–Meier curve."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values
from analysis.statistics.risk_table import Observed, RiskTable, observed, risk_table
from analysis.statistics.survival import curve
from analysis.statistics.wald import wald

METHOD = "restricted mean survival time"
DIFFERENCE = "difference of restricted mean survival times"


def restricted_mean(times: Values, events: Values, span: float) -> Estimate:
    """Mean time without the event during ``span``, in the units of ``times``.

    Source: Uno et al. (2014); variance Σ(area after t)²·d/(r(r − d)), R `survRM2::rmst2`. (The
    variance lifelines returns is that of a person's time, not of this mean.)
    """
    people = observed(times, events)
    reason = people.reason or _unfit(people, span)
    if reason:
        return no_estimate(people.n, METHOD, reason, n_missing=people.n_missing)
    value, error = _area(risk_table(people), span)
    if error == 0:
        alike = reasons.ALIKE if people.codes.any() and value < span else reasons.NONE_BY_THEN
        return Estimate(
            value, None, None, people.n, METHOD, reason=alike, n_missing=people.n_missing
        )
    return replace(wald(value, error, people.n, METHOD), n_missing=people.n_missing)


def restricted_mean_difference(
    before: tuple[Values, Values], after: tuple[Values, Values], span: float
) -> Estimate:
    """Restricted mean of the second group minus that of the first; each as (times, events)."""
    groups = [observed(*group) for group in (before, after)]
    n, n_missing = sum(g.n for g in groups), sum(g.n_missing for g in groups)
    reason = next(filter(None, (g.reason or _unfit(g, span) for g in groups)), "")
    if reason:
        return no_estimate(n, DIFFERENCE, reason, n_missing=n_missing)
    (first, e1), (second, e2) = (_area(risk_table(group), span) for group in groups)
    found = wald(second - first, float(np.hypot(e1, e2)), n, DIFFERENCE)
    return replace(found, n_missing=n_missing)


def _unfit(people: Observed, span: float) -> str:
    if not np.isfinite(span) or span <= 0:
        return reasons.NO_SPAN
    return reasons.TOO_LONG if span > risk_table(people).last else ""


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
