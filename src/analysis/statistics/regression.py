"""Linear regression with standard errors that hold when the spread differs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from statsmodels.regression.linear_model import OLS

from analysis.statistics import model_reasons as reasons
from analysis.statistics.observations import (
    Values,
    alike,
    complete_rows,
    first_reason,
    full_rank,
    infinite,
    with_ones,
)
from analysis.statistics.wald import Coefficients, coefficients, no_coefficients

METHOD = "linear regression, t interval"
ROBUST = "linear regression, t interval with robust standard errors (HC3)"


def linear_regression(outcome: Values, design: Values, robust: bool = True) -> Coefficients:
    """Change of the mean of ``outcome`` per column of ``design``; the intercept comes first.

    Shapes: n values, n × p design without a column of ones. Rows with a gap are left out. Source:
    least squares; HC3 of MacKinnon & White (1985), R `sandwich::vcovHC`. With the score before as
    a column this is the analysis of covariance of a change.
    """
    method = ROBUST if robust else METHOD
    kept = complete_rows(outcome, design)
    y, x = outcome[kept], with_ones(design[kept])
    reason = _unfit(y, x)
    if reason:
        return no_coefficients(x.shape[1], len(y), method, reason)
    fit = OLS(y, x).fit(method="qr")
    if float(fit.ssr) <= 1e-20 * float(y @ y):
        return no_coefficients(x.shape[1], len(y), method, reasons.NO_ERROR_LEFT)
    if robust and float(np.max(_leverage(x))) > 1 - 1e-10:
        return no_coefficients(x.shape[1], len(y), method, reasons.ONE_DECIDES)
    spread = np.asarray(fit.cov_HC3 if robust else fit.cov_params())
    found = coefficients(np.asarray(fit.params), spread, len(y), method, df=float(fit.df_resid))
    return replace(found, log_likelihood=float(fit.llf))


def _leverage(x: Values) -> Values:
    q, _ = np.linalg.qr(x)
    return np.asarray((q**2).sum(axis=1))


def _unfit(y: Values, x: Values) -> str:
    return first_reason(
        (lambda: len(y) <= x.shape[1], reasons.TOO_FEW_FOR_MODEL),
        (lambda: infinite(y, x), reasons.INFINITE),
        (lambda: alike(y), reasons.ALIKE),
        (lambda: not full_rank(x), reasons.COLLINEAR),
    )
