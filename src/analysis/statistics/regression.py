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
from analysis.statistics.wald import Coefficients, coefficients, counted, no_coefficients

_NO_ERROR = 1e-20  # residual sum of squares, as a share of the values', that counts as none
_NO_FREEDOM = 1e-9
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
    reason = _unfit(y, x, robust)
    if reason:
        return counted(no_coefficients(x.shape[1], len(y), method, reason), len(outcome))
    fit = OLS(y, x).fit(method="qr")
    spread = np.asarray(fit.cov_HC3 if robust else fit.cov_params())
    found = coefficients(np.asarray(fit.params), spread, len(y), method, df=float(fit.df_resid))
    return replace(counted(found, len(outcome)), log_likelihood=float(fit.llf))


def _unfit(y: Values, x: Values, robust: bool) -> str:
    return first_reason(
        (lambda: len(y) <= x.shape[1], reasons.TOO_FEW_FOR_MODEL),
        (lambda: infinite(y, x), reasons.INFINITE),
        (lambda: alike(y), reasons.ALIKE),
        (lambda: not full_rank(x), reasons.COLLINEAR),
        (lambda: _exact(y, x), reasons.NO_ERROR_LEFT),
        (lambda: robust and _one_decides(x), reasons.ONE_DECIDES),
    )


def _exact(y: Values, x: Values) -> bool:
    left = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    return bool(left @ left <= _NO_ERROR * (y @ y))


def _one_decides(x: Values) -> bool:
    """Whether the model must follow one person's value exactly (leverage 1)."""
    basis = np.linalg.qr(x / np.linalg.norm(x, axis=0))[0]
    return bool((basis**2).sum(axis=1).max() > 1 - _NO_FREEDOM)
