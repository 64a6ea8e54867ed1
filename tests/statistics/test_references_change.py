"""Change of scales: R's t.test, effectsize, metafor, statpsych, sandwich, coin, perm, TOSTER."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pandas as pd
import pytest

from analysis.statistics import (
    adjusted,
    ancova,
    d_av,
    d_rm,
    d_z,
    equivalence,
    g_av,
    g_z,
    glass_delta,
    half_standard_deviation,
    hodges_lehmann,
    independent_mean_difference,
    kruskal_wallis,
    mann_whitney,
    mean,
    net_promoter_score,
    paired_mean_change,
    paired_summary,
    promoter_balance,
    rank_biserial,
    reliable_change,
    sign_flip_test,
    signed_rank_test,
    smallest_p,
    standard_deviation,
    usability,
    usability_scores,
)
from analysis.statistics.effect_size import average_sd_effect, hedges_correction
from analysis.statistics.observed import pairs
from analysis.statistics.signed_rank import normal_p, signed_ranks


def waves(case, table: pd.DataFrame | None = None) -> tuple[np.ndarray, np.ndarray]:
    table = case.table() if table is None else table
    asked = case.data.get("filter") or ""
    table = table.query(asked) if "==" in asked else table
    names = ("w0", "w1") if "w0" in table else ("pre", "post")
    before, after = (table[name].to_numpy(dtype=float) for name in names)
    return before, after


def test_paired_change(reference) -> None:
    for case in reference("paired_change"):
        expected = case.expected
        if "mean_change" in expected:
            paired(case)
        elif "hedges_g" in expected:
            d, g = d_z(*waves(case)), g_z(*waves(case))
            case.check(cohens_d=d.value, d_lo=d.low, d_hi=d.high)
            case.check(hedges_g=g.value, g_lo=g.low, g_hi=g.high)
        elif "smcr_vi" in expected:
            glass, g = glass_delta(*waves(case), becker=True), g_z(*waves(case))
            case.check(smcr_raw_yi=glass.value, smcr_vi=glass.se**2)
            case.check(smcc_yi=g.value, smcc_vi=g.se**2)
        else:
            covariance(case)


def paired(case) -> None:
    before, after = waves(case)
    told = paired_summary(before, after)
    case.check(
        mean_pre=told.mean_before,
        mean_post=told.mean_after,
        sd_pre=told.sd_before,
        sd_post=told.sd_after,
        sd_diff=told.sd_change,
        r=told.r,
    )
    change = paired_mean_change(before, after)
    case.check(n=change.n, mean_change=change.value, ci_lo=change.low, ci_hi=change.high)
    case.check(se_change=change.se, t=change.statistic, df=change.df, p=change.p)
    for name, effect in (("d_z", d_z), ("g_z", g_z)):
        found = effect(before, after)
        limits = {f"{name}_ci_lo": found.low, f"{name}_ci_hi": found.high}
        case.check(**{name: found.value}, **limits)
    average, headline = d_av(before, after), g_av(before, after)
    assert astuple(average)[1:3] == astuple(headline)[1:3]
    case.check(
        d_av=average.value,
        g_av=headline.value,
        d_av_bonett_se=headline.se,
        d_av_bonett_lo=headline.low,
        d_av_bonett_hi=headline.high,
        d_av_bonett_adj=average_sd_effect(pairs(before, after), "", "bonett").value,
        d_rm=d_rm(before, after).value,
        J_exact=hedges_correction(change.df),
    )
    glass = glass_delta(before, after)
    case.check(glass_pre=glass.value, glass_pre_bonett_se=glass.se)
    case.check(glass_pre_bonett_lo=glass.low, glass_pre_bonett_hi=glass.high)
    case.leave("the exact correction is used, never the approximate one", "J_approx")


def covariance(case) -> None:
    table = case.table()
    values = (table["pre"].to_numpy(), table["post"].to_numpy(), list(table["treat"]), "Cont")
    errors = {"se": "nonrobust", "se_hc2": "HC2", "se_hc3": "HC3"}
    for key, kind in errors.items():
        found = ancova(*values, covariance=kind)
        terms = [found.intercept, found.slope, *found.groups.values()]
        case.check(**{key: [term.se for term in terms]}, coef=[term.value for term in terms])
        case.check(sigma=found.sigma, r2=found.r_squared)
        assert ["(Intercept)", "pre", *(f"treat{name}" for name in found.groups)] == (
            case.expected["names"]
        )
    case.leave("compared above, they are texts", "names")


def test_wilcoxon(reference) -> None:
    for case in reference("wilcoxon"):
        if "w_plus" in case.expected:
            signed_rank(case)
        elif "U" in case.expected:
            change = groups_of_change(case)
            found = mann_whitney(change["Cont"], change["CBT"])
            case.check(U=found.statistic, p_exact=found.p, prob_superiority=found.value)
            normal = mann_whitney(change["Cont"], change["CBT"], exact=False)
            case.check(p_asym=normal.p)
        else:
            found = kruskal_wallis([*groups_of_change(case).values()])
            case.check(H=found.statistic, df=found.df, p=found.p)


def groups_of_change(case) -> dict[str, np.ndarray]:
    table = case.table()
    return {name: (part["post"] - part["pre"]).to_numpy() for name, part in table.groupby("treat")}


def signed_rank(case) -> None:
    before, after = waves(case)
    found, everybody = pairs(before, after), hodges_lehmann(before, after)
    dropped, pratt = signed_ranks(found), signed_ranks(found, "pratt")
    test = signed_rank_test(before, after)
    case.check(n=test.n, n_nonzero=dropped.n_changed, w_plus=test.statistic, w_minus=dropped.down)
    case.check(p_exact_zeros_dropped=test.p, p_exact_wilcoxon_coin=test.p)
    case.check(p_exact_pratt=signed_rank_test(before, after, "pratt").p)
    case.check(z_pratt=pratt.z, z_wilcoxon=dropped.z)
    case.check(p_asymptotic_nocc=normal_p(dropped))
    case.check(p_asymptotic_cc=normal_p(dropped, continuity=True))
    effect = rank_biserial(before, after, interval=True)
    case.check(rank_biserial_zeros_dropped=effect.value, effectsize_rb=effect.value)
    if abs(effect.value) < 1:
        case.check(effectsize_rb_lo=effect.low, effectsize_rb_hi=effect.high)
    else:
        assert effect.low is None
        assert effect.reason
        case.leave("its interval has no width, so none is given", *limits(case, "effectsize_rb"))
    changed = hodges_lehmann(before, after, keep_zeros=False)
    case.check(walsh_median_nonzero=changed.value, walsh_median_all=everybody.value)
    exact = case.expected["R_ci_is_exact"]
    case.leave("says how R made its limits", "R_ci_is_exact")
    told = changed if exact else hodges_lehmann(before, after, keep_zeros=False, normal=True)
    # the note of the file: R's root search is exact to 1e-3 only
    case.check(None if exact else 1e-3, R_pseudomedian=told.value, R_ci_lo=told.low)
    case.check(None if exact else 1e-3, R_ci_hi=told.high)


def limits(case, name: str) -> tuple[str, str]:
    return f"{name}_lo", f"{name}_hi"


def test_permutation(reference) -> None:
    for case in reference("permutation"):
        if "p_two" in case.expected:
            before, after = waves(case)
            two = sign_flip_test(before, after, 1)
            case.check(p_two=two.p, perm_test_p=two.p)
            case.check(p_greater=sign_flip_test(before, after, 1, alternative="greater").p)
            case.check(min_attainable_two=smallest_p(len(before)))
        else:
            case.check(min_p_two=[smallest_p(n) for n in case.data["inline"]["n"]])


def test_multiplicity(reference) -> None:
    names = {
        "holm": "Holm",
        "BH": "BH",
        "BY": "BY",
        "bonferroni": "Bonferroni",
        "hommel": "Hommel",
        "hochberg": "Hochberg",
    }
    for case in reference("multiplicity"):
        p = np.array(case.data["inline"]["p"], dtype=float)
        case.check(**{key: adjusted(p, name) for key, name in names.items()})
        if case.id == "bh1995":
            assert np.sum(adjusted(p, "BH") <= 0.05) == 4


def test_equivalence(reference) -> None:
    for case in reference("equivalence"):
        before, after = waves(case)
        if "p_tost" in case.expected:
            found = equivalence(before, after, **case.params)
            low, high = found.above_low, found.below_high
            case.check(t_lower=low.statistic, p_lower=low.p, t_upper=high.statistic, p_upper=high.p)
            change = found.change
            case.check(mean=change.value, se=change.se, df=change.df, p_tost=change.p)
            case.check(ci90_lo=change.low, ci90_hi=change.high)
            assert found.equivalent == (case.expected["p_tost"] < 0.05)
        else:
            reliability(case, before, after)


def reliability(case, before: np.ndarray, after: np.ndarray) -> None:
    sd = standard_deviation(before).value
    case.check(sd_pre=sd, half_sd=half_standard_deviation(before).value)
    case.leave("is given to the function; tested with the reliability of scales", "alpha_w0")
    found = reliable_change(before, after, case.expected["alpha_w0"], sd)
    case.check(
        sem=found.standard_error,
        s_diff=found.standard_error_of_difference,
        threshold=found.threshold,
        n_pairs=found.n,
        n_improved=found.improved,
        n_worse=found.worse,
    )


def test_recommendation_and_usability(reference) -> None:
    for case in reference("nps_sus"):
        if "nps" in case.expected:
            recommendation(case)
        else:
            items = case.data["inline"]["items"]
            found = usability(items)
            scores = usability_scores(items)
            case.check(scores=scores, mean=found.value, ci_lo=found.low, ci_hi=found.high)
            case.check(sd=standard_deviation(scores).value)


def recommendation(case) -> None:
    counts = [case.data["inline"][name] for name in ("promoters", "passives", "detractors")]
    found, wald = promoter_balance(*counts), promoter_balance(*counts, "Wald")
    case.check(nps=found.value, se=found.se, wald_lo=wald.low, wald_hi=wald.high)
    case.check(adjwald_lo=found.low, adjwald_hi=found.high)
    case.check(adj_nps=(found.low + found.high) / 2)
    answers = np.repeat([10.0, 8.0, 0.0], counts)
    assert net_promoter_score(answers) == found


def test_nist(reference) -> None:
    for case in reference("nist"):
        if "csv" in case.data:
            values = case.table()["x"].to_numpy(dtype=float)
        elif "inline" in case.data:
            values = np.array(case.data["inline"]["x"], dtype=float)
        else:
            assert case.data["generate"] == "[1000000.2]+[1000000.1,1000000.3]*500"
            values = np.array([1000000.2] + [1000000.1, 1000000.3] * 500)
        found = mean(values)
        case.check(mean=found.value, sd=standard_deviation(values).value)
        if "n" in case.expected:
            case.check(n=found.n)
        if "autocorr1" in case.expected:
            case.leave("no method here follows one thing through time", "autocorr1")


def test_welch_of_r() -> None:
    before, after = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0, 8.0])
    found = independent_mean_difference(before, after)
    # R: t.test(c(2,4,6,8), c(1,2,3)): se √(20/12 + 1/3) = √2, df 4.0755 = 4 / ((5/3)²/3 + (1/3)²/2)
    assert found.value == 3.0
    assert found.se == pytest.approx(2**0.5)
    assert found.df == pytest.approx(4 / ((5 / 3) ** 2 / 3 + (1 / 3) ** 2 / 2))
