"""Which of several events comes first: cumulative incidence (Aalen–Johansen)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Codes, Values
from analysis.statistics.risk_table import observed, risk_table
from analysis.statistics.wald import Z

_SAME = 1e-12
METHOD = "cumulative incidence (Aalen–Johansen), log-log interval"


@dataclass(frozen=True, eq=False)
class Incidence:
    """Times of events, share after each, its standard error; people, and the last time known."""

    times: Values
    share: Values
    error: Values
    n: int
    last: float


def cumulative_incidence(
    times: Values, causes: Values, cause: int, at: Values
) -> tuple[Estimate, ...]:
    """Share that had event ``cause`` first, by each time of ``at``; ``n`` is the number of people.

    Shapes: a time and a code of the event (0: observation ended) per person. Source: Aalen &
    Johansen (1978); standard error by the infinitesimal jackknife, as R `survival::survfit`.
    """
    people = observed(times, causes)
    if people.reason:
        return tuple(no_estimate(people.n, METHOD, people.reason) for _ in at)
    steps, share, influence = _incidence(people.times, people.codes, cause)
    error = np.sqrt((influence**2).sum(axis=1))
    curve = Incidence(steps, share, error, people.n, risk_table(people).last)
    return tuple(replace(_at(float(t), curve), n_missing=people.n_missing) for t in at)


def _incidence(t: Values, code: Codes, cause: int) -> tuple[Values, Values, Values]:
    """Times of any event, incidence after each, and each person's influence on it."""
    steps = np.unique(t[code != 0])
    free, found = 1.0, 0.0
    d_free, d_found = np.zeros(len(t)), np.zeros(len(t))
    shares, influences = np.zeros(len(steps)), np.zeros((len(steps), len(t)))
    for k, time in enumerate(steps):
        at_risk = t >= time
        ours, any_event = (t == time) & (code == cause), (t == time) & (code != 0)
        r = int(at_risk.sum())
        hazard, total = ours.sum() / r, any_event.sum() / r
        d_hazard, d_total = (ours - at_risk * hazard) / r, (any_event - at_risk * total) / r
        found, d_found = found + free * hazard, d_found + d_free * hazard + free * d_hazard
        d_free, free = d_free * (1 - total) - free * d_total, free * (1 - total)
        shares[k], influences[k] = found, d_found
    return steps, shares, influences


def _at(time: float, curve: Incidence) -> Estimate:
    if time > curve.last:
        return no_estimate(curve.n, METHOD, reasons.NOT_SO_LONG)
    place = int(np.searchsorted(curve.times, time, side="right"))
    value, error = (float(np.r_[0.0, part][place]) for part in (curve.share, curve.error))
    if value <= 0 or error <= _SAME:
        alike = reasons.NONE_BY_THEN if value <= 0 else reasons.ALL_BY_THEN
        return Estimate(value, None, None, curve.n, METHOD, reason=alike)
    left = 1 - value
    turned = Z * error / (left * np.log(left))
    low, high = sorted(float(1 - left ** np.exp(sign * turned)) for sign in (-1, 1))
    return Estimate(value, low, high, curve.n, METHOD, se=error)
