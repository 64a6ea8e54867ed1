"""Logistic regression, refused where the data are too few or separate."""

from __future__ import annotations

import numpy as np
from statsmodels.discrete.discrete_model import Logit

from analysis.statistics.separation import SEPARATED, separated
from analysis.statistics.wald import (
    Coefficients,
    Values,
    coefficients,
    complete_rows,
    full_rank,
    no_coefficients,
)

METHOD = "logistic regression, Wald interval"
# Peduzzi et al. (1996), Journal of Clinical Epidemiology 49, 1373–1379
RARER_PER_PARAMETER = 10


def logistic_regression(
    outcome: Values, design: Values, rarer_per_parameter: int = RARER_PER_PARAMETER
) -> Coefficients:
    """Log odds of ``outcome`` 1 per column of ``design``; the intercept comes first.

    Shapes: n zeros and ones, n × p design without a column of ones. Rows with a gap are left out.
    Refused unless the rarer outcome occurs ``rarer_per_parameter`` times per column, and where the
    outcome is separated. Source: maximum likelihood, statsmodels `Logit`, R `glm(binomial)`.
    """
    kept = complete_rows(outcome, design)
    y, x = outcome[kept], np.hstack([np.ones((int(kept.sum()), 1)), design[kept]])
    reason = _unfit(y, x, rarer_per_parameter)
    if reason:
        return no_coefficients(x.shape[1], len(y), METHOD, reason)
    fit = Logit(y, x).fit(method="newton", maxiter=100, tol=1e-12, disp=0)
    spread = np.asarray(fit.cov_params())
    return coefficients(np.asarray(fit.params), spread, len(y), METHOD, float(fit.llf))


def _unfit(y: Values, x: Values, per_parameter: int) -> str:
    if len(y) == 0:
        return "no observations"
    if not np.isin(y, (0, 1)).all():
        return "the outcome has values other than 0 and 1"
    rarer = int(min(y.sum(), len(y) - y.sum()))
    if rarer == 0:
        return "the outcome is the same for all"
    if rarer < per_parameter * (x.shape[1] - 1):
        return (
            f"the rarer outcome occurs {rarer} times, which allows "
            f"{rarer // per_parameter} quantities and not {x.shape[1] - 1}"
        )
    if not full_rank(x):
        return "two of the quantities in the model say the same, or one never varies"
    return SEPARATED if separated((2 * y - 1)[:, None] * x) else ""
