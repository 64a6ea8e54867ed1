"""Logistic regression, refused where the data are too few or separate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from statsmodels.discrete.discrete_model import Logit

from analysis.statistics import model_reasons as reasons
from analysis.statistics.observations import (
    Values,
    complete_rows,
    first_reason,
    full_rank,
    infinite,
    with_ones,
)
from analysis.statistics.separation import separated
from analysis.statistics.wald import Coefficients, coefficients, counted, no_coefficients

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
    y, x = outcome[kept], with_ones(design[kept])
    reason = _unfit(y, x, rarer_per_parameter)
    if reason:
        return counted(no_coefficients(x.shape[1], len(y), METHOD, reason), len(outcome))
    fit = Logit(y, x).fit(method="newton", maxiter=100, tol=1e-12, disp=0)
    spread = np.asarray(fit.cov_params())
    found = coefficients(np.asarray(fit.params), spread, len(y), METHOD)
    return replace(counted(found, len(outcome)), log_likelihood=float(fit.llf))


def _unfit(y: Values, x: Values, per_parameter: int) -> str:
    rarer = min(y.sum(), len(y) - y.sum())
    return first_reason(
        (lambda: len(y) == 0, reasons.NOTHING),
        (lambda: infinite(y, x), reasons.INFINITE),
        (lambda: not np.isin(y, (0, 1)).all(), reasons.NOT_BINARY),
        (lambda: bool(rarer == 0), reasons.SAME_OUTCOME),
        (lambda: bool(rarer < per_parameter * (x.shape[1] - 1)), reasons.RARER_TOO_RARE),
        (lambda: not full_rank(x), reasons.COLLINEAR),
        (lambda: separated((2 * y - 1)[:, None] * x), reasons.SEPARATED),
    )
