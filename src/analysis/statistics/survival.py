"""How long until it happens, when some are not observed to the end: Kaplan–Meier."""

from __future__ import annotations

from typing import Literal

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values
from analysis.statistics.risk_table import RiskTable, observed, risk_table
from analysis.statistics.wald import Z

Transform = Literal["log-log", "log", "plain"]
CURVE = "Kaplan–Meier estimate, {} interval"
MEDIAN = "median survival time (Kaplan–Meier), {} interval"
_SAME = 1e-9  # shares nearer than this are equal


def survival_curve(
    times: Values, events: Values, at: Values, transform: Transform = "log-log"
) -> tuple[Estimate, ...]:
    """Share still without the event at each time of ``at``; ``n`` is the number at risk there.

    Shapes: a time and a mark (1 event, 0 observation ended) per person; gaps are left out. Source:
    Kaplan & Meier (1958), Greenwood's variance, R `survival::survfit`.
    """
    method = CURVE.format(transform)
    people = observed(times, events)
    if people.reason:
        return tuple(no_estimate(people.n, method, people.reason) for _ in at)
    table = risk_table(people)
    return tuple(_at(table, float(time), method, transform) for time in at)


def median_survival(times: Values, events: Values, transform: Transform = "log-log") -> Estimate:
    """Time by which half had the event, with the times at which the curve's limits fall to half.

    A limit that never falls so far is None. Source: Brookmeyer & Crowley (1982), R `survfit`.
    """
    method = MEDIAN.format(transform)
    people = observed(times, events)
    if people.reason:
        return no_estimate(people.n, method, people.reason, n_missing=people.n_missing)
    table = risk_table(people)
    share, error = curve(table)
    value = _falls_to_half(table.times, share)
    if value is None:
        return no_estimate(people.n, method, reasons.LESS_THAN_HALF, n_missing=people.n_missing)
    low, high = limits(share, error, transform)
    least, most = _falls_to_half(table.times, low), _falls_to_half(table.times, high)
    reason = "" if most is not None else reasons.NO_UPPER_LIMIT
    return Estimate(value, least, most, people.n, method, reason=reason, n_missing=people.n_missing)


def curve(table: RiskTable) -> tuple[Values, Values]:
    """Share without the event after each time, and Greenwood's standard error."""
    left = table.at_risk - table.events
    share = np.cumprod(left / table.at_risk)
    terms = table.events / (table.at_risk * np.where(left > 0, left, 1).astype(float))
    return np.asarray(share), np.asarray(share * np.sqrt(np.cumsum(terms)))


def limits(share: Values, error: Values, transform: Transform) -> tuple[Values, Values]:
    """Limits of shares; NaN where the transformation has no value (all, or none, left).

    Source: Kalbfleisch & Prentice (2002), section 1.4.
    """
    inside = (share > _SAME) & (share < 1 - _SAME)
    s, e = np.where(inside, share, 0.5), np.where(inside, error, 0.0)
    if transform == "log-log":
        turned = Z * e / (s * np.log(s))
        low, high = (np.exp(np.log(s) * np.exp(sign * turned)) for sign in (-1, 1))
    elif transform == "log":
        low, high = (s * np.exp(sign * Z * e / s) for sign in (-1, 1))
    else:
        low, high = s - Z * e, s + Z * e
    low, high = (np.where(inside, np.clip(bound, 0, 1), np.nan) for bound in (low, high))
    return np.asarray(low), np.asarray(high)


def _at(table: RiskTable, time: float, method: str, transform: Transform) -> Estimate:
    at_risk = table.risk_at(time)
    if time > table.last:
        return no_estimate(at_risk, method, reasons.NOT_SO_LONG)
    place = int(np.searchsorted(table.times, time, side="right"))
    if place == 0:
        return Estimate(1.0, None, None, at_risk, method, reason=reasons.NONE_BY_THEN)
    share, error = (part[place - 1 : place] for part in curve(table))
    low, high = (float(bound[0]) for bound in limits(share, error, transform))
    if np.isnan(low):
        return Estimate(0.0, None, None, at_risk, method, reason=reasons.ALL_BY_THEN)
    return Estimate(float(share[0]), low, high, at_risk, method, se=float(error[0]))


def _falls_to_half(times: Values, share: Values) -> float | None:
    """First time at which the curve is at most ½; between two times where it stays at ½."""
    below = np.flatnonzero(share <= 0.5 + _SAME)
    if len(below) == 0:
        # the limits have no value where nobody is left, which is below half
        return None
    first = int(below[0])
    if abs(share[first] - 0.5) > _SAME or first + 1 == len(times):
        return float(times[first])
    return float((times[first] + times[first + 1]) / 2)
