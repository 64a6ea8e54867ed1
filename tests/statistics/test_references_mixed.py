"""Mixed models: lme4 with lmerTest, pbkrtest and emmeans."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.statistics.mixed import MixedModel, contrast, maximum_log_likelihood, mixed_model
from analysis.statistics.waves import wave_changes


def codes(column: pd.Series) -> np.ndarray:
    return pd.factorize(column)[0]


def check_fixed(case, model: MixedModel, p_tolerance: float | None = None) -> None:
    """Coefficients with their tests by both approximations of the degrees of freedom."""
    found = [contrast(model, weights) for weights in np.eye(len(model.fixed))]
    assert len(case.expected["names"]) == len(found)
    case.leave("the order of the columns, built here", "names")
    case.check(coef=[e.value for e in found], se=[e.se for e in found])
    case.check(df_satterthwaite=[e.df for e in found])
    case.check(rtol=p_tolerance, p_satterthwaite=[e.p for e in found])
    adjusted = [contrast(model, w, kenward_roger=True) for w in np.eye(len(model.fixed))]
    if "df_kr" in case.expected:
        case.check(df_kr=[e.df for e in adjusted])
    if "se_kr" in case.expected:
        case.check(se_kr=[e.se for e in adjusted])


def test_random_slopes(reference) -> None:
    cases = {case.id: case for case in reference("mixed")}
    sleep(cases["lmer_sleepstudy"])
    panel(cases["lmer_panel3_waves"])
    orthodont(cases["lmer_orthodont"])
    assert len(cases) == 3


def sleep(case) -> None:
    table = case.table()
    y, days = table.Reaction.to_numpy(float), table.Days.to_numpy(float)
    design, people = np.column_stack([np.ones(len(days)), days]), codes(table.Subject)
    model = mixed_model(y, design, people, random=design)
    # lme4 stopped 6e-6 short of the top (its df_kr, from expected information, shows where the
    # top is); at t = 36.8 the 17 degrees of freedom raise that to 6e-4 of a p of 1e-17
    check_fixed(case, model, p_tolerance=1e-3)
    e = case.expected
    own = 2 * stats.t.sf(np.divide(e["coef"], e["se"]), e["df_satterthwaite"])
    np.testing.assert_allclose(own, e["p_satterthwaite"], rtol=1e-6)
    ml = maximum_log_likelihood(y, design, people, random=design)
    case.check(rtol=1e-8, reml_loglik=model.log_likelihood, ml_loglik=ml)
    between = model.between
    case.check(var_int=between[0, 0], var_days=between[1, 1], cov=between[0, 1])
    case.check(var_resid=model.within)


def panel(case) -> None:
    table = case.table()
    score, people = table.score.to_numpy(float), codes(table.id)
    waves = table.wave.to_numpy()
    found = wave_changes(score, people, waves)
    assert found.waves == (0, 1, 2)
    assert found.pairs == ((0, 1), (0, 2), (1, 2))
    case.check(
        emmean=[m.value for m in found.means],
        em_se=[m.se for m in found.means],
        em_df=[m.df for m in found.means],
        c_p_holm=found.adjusted,
    )
    # changes here are later minus earlier, emmeans says earlier minus later
    case.leave("names of the pairs, asserted above", "contrast")
    case.check(estimate=[-c.value for c in found.changes], c_se=[c.se for c in found.changes])
    case.check(c_df=[c.df for c in found.changes], c_t=[-c.statistic for c in found.changes])
    case.check(var_id=found.model.between[0, 0], var_resid=found.model.within)
    first = np.column_stack([np.ones(len(score)), waves == 1, waves == 2]).astype(float)
    check_fixed(case, mixed_model(score, first, people))


def orthodont(case) -> None:
    table = case.table()
    design = np.column_stack([np.ones(len(table)), table.age, table.Sex == "Female"])
    model = mixed_model(table.distance.to_numpy(float), design.astype(float), codes(table.Subject))
    check_fixed(case, model)
    case.check(rtol=1e-8, reml_loglik=model.log_likelihood)
    case.check(var_subject=model.between[0, 0], var_resid=model.within)
