"""Cox regression: what goes with the event coming sooner."""

from __future__ import annotations

import numpy as np
from scipy import optimize, sparse
from statsmodels.duration.hazard_regression import PHReg

from analysis.statistics.risk_table import usable
from analysis.statistics.separation import SEPARATED
from analysis.statistics.wald import (
    Coefficients,
    Values,
    coefficients,
    complete_rows,
    full_rank,
    no_coefficients,
)

METHOD = "Cox regression (Efron's method for ties), Wald interval"
EVENTS_PER_PARAMETER = 10  # Peduzzi et al. (1995), Journal of Clinical Epidemiology 48, 1503–1510


def cox_regression(
    times: Values, events: Values, design: Values, events_per_parameter: int = EVENTS_PER_PARAMETER
) -> Coefficients:
    """Log hazard ratio per column of ``design`` (no column of ones).

    Refused unless there are ``events_per_parameter`` events per column, and where a quantity
    orders all events without error. Source: Cox (1972), Efron (1977); statsmodels `PHReg`, R
    `survival::coxph`.
    """
    kept = usable(times, events) & complete_rows(design)
    t, happened, x = times[kept], (events[kept] != 0).astype(float), design[kept]
    reason = _unfit(t, happened, x, events_per_parameter)
    if reason:
        return no_coefficients(x.shape[1], len(t), METHOD, reason)
    scale = x.std(axis=0)
    fit = PHReg(t, (x - x.mean(axis=0)) / scale, status=happened, ties="efron").fit(disp=0)
    spread = np.asarray(fit.cov_params()) / np.outer(scale, scale)
    found = np.asarray(fit.params) / scale
    return coefficients(found, spread, len(t), METHOD, float(fit.llf))


def _unfit(t: Values, happened: Values, x: Values, per_parameter: int) -> str:
    if len(t) == 0:
        return "no observations"
    if happened.sum() == 0:
        return "nobody had the event"
    if happened.sum() < per_parameter * x.shape[1]:
        return "too few events for the number of quantities in the model"
    if not full_rank(np.hstack([np.ones((len(x), 1)), x])):
        return "two of the quantities in the model say the same, or one never varies"
    return SEPARATED if _monotone(t, happened, (x - x.mean(axis=0)) / x.std(axis=0)) else ""


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
    found = optimize.linprog(
        np.r_[-gain / n, np.zeros(n)],
        A_ub=rows,
        b_ub=np.zeros(rows.shape[0]),
        bounds=[(-1, 1)] * p + [(None, None)] * n,
        method="highs",
    )
    return bool(found.status == 0 and -found.fun > 1e-7)
