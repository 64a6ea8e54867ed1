"""Missing answers: mice, survey, sandwich."""

from __future__ import annotations

import numpy as np

from analysis.statistics.nonresponse import response_weights, weighted_mean
from analysis.statistics.pooling import pool
from analysis.statistics.regression import linear_regression


def test_missing_answers(reference) -> None:
    cases = {case.id: case for case in reference("missing")}
    pooled(cases["rubin_lm_nhanes"])
    weighted(cases["attrition_ipw_panel3"])
    assert len(cases) == 2


def pooled(case) -> None:
    copies = [copy for _, copy in case.table().groupby(".imp")]
    fits = [
        linear_regression(
            copy.chl.to_numpy(float), copy[["age", "bmi"]].to_numpy(float), robust=False
        )
        for copy in copies
    ]
    assert len(case.expected["term"]) == 3
    case.leave("the order of the columns, built here", "term")
    n, k = len(copies[0]), 3
    values, errors = (
        np.array([[getattr(e, name) for e in fit.estimates] for fit in fits])
        for name in ("value", "se")
    )
    found = [pool(values[:, c], errors[:, c] ** 2, n, n - k) for c in range(k)]
    case.check(
        estimate=[p.estimate.value for p in found],
        se=[p.estimate.se for p in found],
        t=[p.estimate.statistic for p in found],
        df_barnard_rubin=[p.estimate.df for p in found],
        p=[p.estimate.p for p in found],
        lo=[p.estimate.low for p in found],
        hi=[p.estimate.high for p in found],
        ubar=[p.within for p in found],
        b=[p.between for p in found],
        t_var=[p.total for p in found],
        riv=[p.increase for p in found],
        fmi=[p.missing_information for p in found],
        **{"lambda": [p.share for p in found]},
    )


def weighted(case) -> None:
    table = case.table()
    table = table[table.w0.notna()]
    answered = table.w1.notna().to_numpy(float)
    covariates = table[["w0", "train"]].to_numpy(float)
    found = response_weights(answered, covariates, truncate=1)  # R's weights are not truncated
    case.leave("the order of the columns, built here", "names")
    estimates = found.model.estimates
    case.check(logit_coef=[e.value for e in estimates], logit_se=[e.se for e in estimates])
    change = (table.w1 - table.w0).to_numpy(float)
    mean = weighted_mean(change, found.weights)
    n = found.answered
    case.check(n=found.asked, n_resp=n, ipw_mean_change=mean.value, svy_se=mean.se)
    case.check(hc0_se=mean.se * np.sqrt((n - 1) / n))  # the same without n/(n − 1)
    case.check(unweighted_mean_change=weighted_mean(change, np.ones(len(change))).value)
    case.check(ess=found.effective_n, max_ipw=found.largest, deff_kish=found.design_effect)
