"""Cox regression: what goes with the event coming sooner."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import optimize, sparse
from statsmodels.duration.hazard_regression import PHReg

from analysis.statistics import model_reasons as reasons
from analysis.statistics.observations import (
    Values,
    complete_rows,
    first_reason,
    full_rank,
    infinite,
    with_ones,
)
from analysis.statistics.risk_table import observed
from analysis.statistics.wald import Coefficients, coefficients, counted, no_coefficients

METHOD = "Cox regression (Efron's method for ties), Wald interval"
_GAIN = 1e-7  # what the linear programme reaches above its rounding
EVENTS_PER_PARAMETER = 10  # Peduzzi et al. (1995), Journal of Clinical Epidemiology 48, 1503–1510


def cox_regression(
    times: Values, events: Values, design: Values, events_per_parameter: int = EVENTS_PER_PARAMETER
) -> Coefficients:
    """Log hazard ratio per column of ``design`` (no column of ones).

    Refused unless there are ``events_per_parameter`` events per column, and where a quantity
    orders all events without error. Source: Cox (1972), Efron (1977); statsmodels `PHReg`, R
    `survival::coxph`.
    """
    kept = complete_rows(design)
    people = observed(np.where(kept, times, np.nan), events)
    t, happened, x = people.times, (people.codes != 0).astype(float), design[people.kept]
    reason = people.reason or _unfit(t, happened, x, events_per_parameter)
    if reason:
        return counted(no_coefficients(x.shape[1], len(t), METHOD, reason), len(times))
    scale = x.std(axis=0)
    standard = (x - x.mean(axis=0)) / scale
    try:
        fit = PHReg(t, standard, status=happened, ties="efron").fit(disp=0)
        spread = np.asarray(fit.cov_params()) / np.outer(scale, scale)
    except np.linalg.LinAlgError:  # nothing varies among those at risk at an event
        refused = no_coefficients(x.shape[1], len(t), METHOD, reasons.NOT_DETERMINED)
        return counted(refused, len(times))
    found = np.asarray(fit.params) / scale
    model = counted(coefficients(found, spread, len(t), METHOD), len(times))
    return replace(model, log_likelihood=float(fit.llf))


def _unfit(t: Values, happened: Values, x: Values, per_parameter: int) -> str:
    return first_reason(
        (lambda: infinite(x), reasons.INFINITE),
        (lambda: not happened.any(), reasons.NO_EVENTS),
        (lambda: bool(happened.sum() < per_parameter * x.shape[1]), reasons.FEW_EVENTS),
        (lambda: not full_rank(with_ones(x)), reasons.COLLINEAR),
        (
            lambda: _monotone(t, happened, (x - x.mean(axis=0)) / x.std(axis=0)),
            reasons.SEPARATED,
        ),
    )


def _monotone(t: Values, happened: Values, x: Values) -> bool:
    """Whether some direction puts every event highest among those at risk (linear programme).

    Auxiliary unknowns m bound the largest predictor among those at risk at each place, so that the
    programme grows with the people, not with their pairs.
    """
    order = np.argsort(-t, kind="stable")
    t, happened, x = t[order], happened[order], x[order]
    n, p = x.shape
    last = np.searchsorted(-t, -t, side="right") - 1  # the risk set of place i is 0 … last[i]
    who = np.flatnonzero(happened == 1)
    ones = sparse.eye_array(n, format="csr")
    above = sparse.hstack([sparse.csr_array(x), -ones])
    rising = sparse.hstack([sparse.csr_array((n - 1, p)), ones[:-1] - ones[1:]])
    highest = sparse.hstack([sparse.csr_array(-x[who]), ones[last[who]]])
    gain = ((last[who] + 1)[:, None] * x[who] - np.cumsum(x, axis=0)[last[who]]).sum(axis=0)
    rows = sparse.vstack([above, rising, highest])
    found = optimize.linprog(  # type: ignore[call-overload] # its stubs know no sparse matrix
        np.concatenate([-gain / n, np.zeros(n)]),
        A_ub=rows,
        b_ub=np.zeros(len(who) + 2 * n - 1),
        bounds=[(-1, 1)] * p + [(None, None)] * n,
        method="highs",
    )
    return found.status == 0 and bool(-found.fun > _GAIN)
