"""Which of several events comes first: cumulative incidence (Aalen–Johansen)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values
from analysis.statistics.risk_table import usable
from analysis.statistics.wald import Z

METHOD = "cumulative incidence (Aalen–Johansen), log-log interval"


def cumulative_incidence(
    times: Values, causes: Values, cause: int, at: Values
) -> tuple[Estimate, ...]:
    """Share that had event ``cause`` first, by each time of ``at``; ``n`` is the number of people.

    Shapes: a time and a code of the event (0: observation ended) per person. Source: Aalen &
    Johansen (1978); standard error by the infinitesimal jackknife, as R `survival::survfit`.
    """
    kept = usable(times, causes)
    t, code = times[kept], causes[kept].astype(int)
    if len(t) == 0:
        return tuple(no_estimate(0, METHOD, reasons.NOTHING) for _ in at)
    steps, share, influence = _incidence(t, code, cause)
    error = np.sqrt((influence**2).sum(axis=1))
    return tuple(
        _at(float(time), steps, share, error, (len(t), _observed_to(t, code))) for time in at
    )


def incidence_errors(times: Values, causes: Values, cause: int, at: Values) -> Values:
    """Standard error of the cumulative incidence at each time."""
    kept = usable(times, causes)
    steps, _, influence = _incidence(times[kept], causes[kept].astype(int), cause)
    error = np.sqrt((influence**2).sum(axis=1))
    return np.asarray(np.r_[0.0, error][np.searchsorted(steps, at, side="right")])


def _observed_to(t: Values, code: NDArray[np.int64]) -> float:
    """Until when something can be said: for ever once the last person had an event."""
    last = t.max()
    return float("inf") if (code[t == last] != 0).all() else float(last)


def _incidence(t: Values, code: NDArray[np.int64], cause: int) -> tuple[Values, Values, Values]:
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


def _at(
    time: float, steps: Values, share: Values, error: Values, size: tuple[int, float]
) -> Estimate:
    n, observed_to = size
    if time > observed_to:
        return no_estimate(n, METHOD, reasons.NOT_SO_LONG)
    place = int(np.searchsorted(steps, time, side="right"))
    value, e = (float(np.r_[0.0, part][place]) for part in (share, error))
    if value <= 0:
        return Estimate(0.0, None, None, n, METHOD, reason="nobody had this event by then")
    if value >= 1 or e == 0:
        return Estimate(value, None, None, n, METHOD, reason="all had this event by then")
    left = 1 - value
    turned = Z * e / (left * np.log(left))
    high, low = (1 - left ** np.exp(sign * turned) for sign in (-1, 1))
    return Estimate(value, float(min(low, high)), float(max(low, high)), n, METHOD)
