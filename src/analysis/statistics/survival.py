"""How long until it happens, when some are not observed to the end: Kaplan–Meier."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from statsmodels.duration.survfunc import survdiff

from analysis.statistics import model_reasons as reasons
from analysis.statistics.chi_square import ChiSquareTest, chi_square_test, no_test
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values
from analysis.statistics.risk_table import RiskTable, risk_table, usable
from analysis.statistics.wald import Z

Transform = Literal["log-log", "log", "plain"]
CURVE = "Kaplan–Meier estimate, {} interval"
MEDIAN = "median survival time (Kaplan–Meier), {} interval"
LOG_RANK = "log-rank test"
_SAME = 1e-9  # shares nearer than this are equal


def survival_curve(
    times: Values, events: Values, at: Values, transform: Transform = "log-log"
) -> tuple[Estimate, ...]:
    """Share still without the event at each time of ``at``; ``n`` is the number at risk there.

    Shapes: a time and a mark (1 event, 0 observation ended) per person; gaps and negative times
    are left out. Source: Kaplan & Meier (1958), Greenwood's variance, R `survival::survfit`.
    """
    method = CURVE.format(transform)
    table = risk_table(times, events)
    if table.n == 0:
        return tuple(no_estimate(0, method, reasons.NOTHING) for _ in at)
    return tuple(_at(table, float(time), method, transform) for time in at)


def standard_errors(times: Values, events: Values, at: Values) -> Values:
    """Greenwood's standard error of the share without the event at each time."""
    table = risk_table(times, events)
    share, error = curve(table)
    place = np.searchsorted(table.times, at, side="right")
    return np.asarray(np.r_[0.0, error][place])


def median_survival(times: Values, events: Values, transform: Transform = "log-log") -> Estimate:
    """Time by which half had the event, with the times at which the curve's limits fall to half.

    A limit that never falls so far is None. Source: Brookmeyer & Crowley (1982), R `survfit`.
    """
    method = MEDIAN.format(transform)
    table = risk_table(times, events)
    if table.n == 0:
        return no_estimate(0, method, reasons.NOTHING)
    share, error = curve(table)
    value = _falls_to_half(table.times, share)
    if value is None:
        return no_estimate(table.n, method, reasons.LESS_THAN_HALF)
    low, high = limits(share, error, transform)
    least, most = _falls_to_half(table.times, low), _falls_to_half(table.times, high)
    reason = "" if most is not None else reasons.NO_UPPER_LIMIT
    return Estimate(value, least, most, table.n, method, reason=reason)


def log_rank_test(times: Values, events: Values, groups: NDArray[np.int64]) -> ChiSquareTest:
    """Test whether the curves of two groups or more are the same.

    Source: Mantel (1966); statsmodels `survdiff`, R `survival::survdiff`.
    """
    kept = usable(times, events)
    t, happened, group = times[kept], (events[kept] != 0).astype(int), groups[kept]
    kinds = len(np.unique(group))
    if kinds < 2:
        return no_test(len(t), LOG_RANK, reasons.ONE_GROUP)
    if happened.sum() == 0:
        return no_test(len(t), LOG_RANK, reasons.NO_EVENTS)
    # a group that left before the first event tells nothing
    first = t[happened == 1].min()
    if any(t[group == one].max() < first for one in np.unique(group)):
        return no_test(len(t), LOG_RANK, reasons.GROUP_LEFT)
    try:
        statistic = float(survdiff(t, happened, group)[0])
    except np.linalg.LinAlgError:
        statistic = float("nan")
    if not np.isfinite(statistic):
        return no_test(len(t), LOG_RANK, reasons.NOT_TOGETHER)
    return chi_square_test(statistic, kinds - 1, len(t), LOG_RANK)


def curve(table: RiskTable) -> tuple[Values, Values]:
    """Share without the event after each time, and Greenwood's standard error."""
    left = table.at_risk - table.events
    share = np.cumprod(left / table.at_risk)
    terms = table.events / (table.at_risk * np.where(left > 0, left, 1).astype(float))
    return share, share * np.sqrt(np.cumsum(terms))


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
    bounds = (np.clip(bound, 0, 1) for bound in (low, high))
    low, high = (np.where(inside, bound, np.nan) for bound in bounds)
    return low, high


def _at(table: RiskTable, time: float, method: str, transform: Transform) -> Estimate:
    at_risk = table.risk_at(time)
    if time > table.last and (len(table.times) == 0 or table.times[-1] < table.last):
        return no_estimate(at_risk, method, reasons.NOT_SO_LONG)
    share, error = curve(table)
    place = int(np.searchsorted(table.times, time, side="right"))
    if place == 0:
        return Estimate(1.0, None, None, at_risk, method, reason=reasons.NONE_BY_THEN)
    low, high = (
        float(b[0]) for b in limits(share[place - 1 : place], error[place - 1 : place], transform)
    )
    if np.isnan(low):
        return Estimate(0.0, None, None, at_risk, method, reason=reasons.ALL_BY_THEN)
    return Estimate(float(share[place - 1]), low, high, at_risk, method)


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
