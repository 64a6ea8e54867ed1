"""Ordinal models: MASS::polr and ordinal::clmm."""

from __future__ import annotations

import numpy as np

from analysis.statistics.ordinal import ordinal_regression
from analysis.statistics.ordinal_mixed import ordinal_mixed_model


def test_ordinal_models(reference) -> None:
    cases = {case.id: case for case in reference("ordinal")}
    housing(cases["polr_housing"])
    wine(cases["clmm_wine_nAGQ10"])
    assert len(cases) == 2


def housing(case) -> None:
    table = case.table()
    answers = table.Sat.map({"Low": 1, "Medium": 2, "High": 3}).to_numpy(float)
    columns = [table.Infl == "Medium", table.Infl == "High"]
    columns += [table.Type == kind for kind in ("Apartment", "Atrium", "Terrace")]
    design = np.column_stack([*columns, table.Cont == "High"]).astype(float)
    assert len(case.expected["names"]) == 8
    case.leave("the order of the columns, built here", "names")
    found = ordinal_regression(answers, design, table.Freq.to_numpy(float))
    assert found.n == table.Freq.sum()
    case.check(coef=[e.value for e in found.estimates], se=[e.se for e in found.estimates])
    case.check(logLik=found.log_likelihood)


def wine(case) -> None:
    table = case.table()
    design = np.column_stack([table.temp == "warm", table.contact == "yes"]).astype(float)
    found = ordinal_mixed_model(
        table.rating.to_numpy(float), design, table.judge.to_numpy(), nodes=10
    )
    # clmm gives the thresholds first
    order = [2, 3, 4, 5, 0, 1]
    assert case.expected["names"][-2:] == ["tempwarm", "contactyes"]
    case.leave("the order of the columns, built here", "names")
    estimates = [found.fixed.estimates[place] for place in order]
    case.check(coef=[e.value for e in estimates], se=[e.se for e in estimates])
    case.check(logLik=found.fixed.log_likelihood, sd_judge=found.between)
