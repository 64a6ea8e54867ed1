"""Shares: R's prop.test, exactci, ratesci, PropCIs, exact2x2, statpsych, survey, fisher.test."""

from __future__ import annotations

import pytest

from analysis.statistics import (
    cramers_v,
    fisher_exact_test,
    matched_odds_ratio,
    mcnemar,
    paired_proportion_difference,
    population_mean,
    population_proportion,
    population_total,
    proportion,
    proportion_difference,
)
from analysis.statistics.finite_population import effective_size


def test_proportions(reference) -> None:
    ways = {"single": single, "newcombe_diff": difference, "paired": same_people, "rxc": table}
    for case in reference("proportions"):
        next(way for start, way in ways.items() if case.id.startswith(start))(case)


def limits(found, name: str, *, turned: bool = False) -> dict[str, float]:
    low, high = (-found.high, -found.low) if turned else (found.low, found.high)
    return {f"{name}_lo": low, f"{name}_hi": high}


def single(case) -> None:
    x, n = case.data["inline"]["x"], case.data["inline"]["n"]
    names = {
        "wilson": "Wilson",
        "wilson_cc": "Wilson corrected",
        "clopper_pearson": "Clopper–Pearson",
        "jeffreys": "Jeffreys",
    }
    for name, interval in names.items():
        case.check(**limits(proportion(x, n, interval), name))
    # exactci searches with R's uniroot and its tolerance of 1e-4; for 0 of n the limit has the
    # closed form 1 − 0.05^(1/n), which ours meets (below) and the reference misses by 2e-5
    case.check(2e-4, **limits(proportion(x, n, "mid-p"), "midp"))


def test_mid_p_limit_in_closed_form() -> None:
    assert proportion(0, 20, "mid-p").high == pytest.approx(1 - 0.05 ** (1 / 20), rel=1e-12)
    assert proportion(29, 29, "mid-p").low == pytest.approx(0.05 ** (1 / 29), rel=1e-12)


def difference(case) -> None:
    given = case.data["inline"]
    counts = (given["x2"], given["n2"], given["x1"], given["n1"])
    found = proportion_difference(*counts)
    case.check(diff=found.value, **limits(found, "newcombe"))
    published = {"published_lo_4dp": found.low, "published_hi_4dp": found.high}
    for key, value in published.items():
        assert abs(case.expected[key] - value) < 5.1e-5
    case.leave("compared above, rounded to four decimals", *published)
    score = limits(proportion_difference(*counts, "Miettinen–Nurminen"), "mn")
    case.check(1e-6, **score)
    case.check(1e-4, propcis_score_lo=score["mn_lo"], propcis_score_hi=score["mn_hi"])
    rows = [[x, n - x] for x, n in ((counts[0], counts[1]), (counts[2], counts[3]))]
    fisher = fisher_exact_test(rows, seed=1)
    # nobody in either group leaves one column: no test, where R says p = 1
    case.check(fisher_p=fisher.p if fisher.value is not None else 1.0)


def same_people(case) -> None:
    """The file's difference is before minus after; its Tango and Agresti–Min after minus before."""
    cells = case.data["inline"]
    both, lost, gained, neither = (cells[name] for name in ("n11", "n10", "n01", "n00"))
    n = sum(cells.values())
    case.check(p_exact=mcnemar(gained, lost, n).p, p_midp=mcnemar(gained, lost, n, "mid-p").p)
    plain, corrected = mcnemar(gained, lost, n, "χ²"), mcnemar(gained, lost, n, "χ² corrected")
    case.check(chi2=plain.statistic, p=plain.p, chi2_cc=corrected.statistic, p_cc=corrected.p)
    odds = matched_odds_ratio(lost, gained, n)
    case.check(cond_or=odds.value, **limits(odds, "or"))
    names = {
        "newcombe_paired": ("Newcombe", True),
        "bonett_price": ("Bonett–Price", True),
        "agresti_min": ("Agresti–Min", False),
    }
    for name, (interval, turned) in names.items():
        found = paired_proportion_difference(both, lost, gained, neither, interval)
        case.check(diff=-found.value, **limits(found, name, turned=turned))
    tango = paired_proportion_difference(both, lost, gained, neither, "Tango")
    case.check(1e-4, **limits(tango, "tango"))


def table(case) -> None:
    rows = [[*row.values()] for row in case.data["table"]["n"]]
    found = cramers_v(rows)
    case.check(chi2=found.statistic, df=found.df, p=found.p, cramers_v=found.value)
    case.check(cramers_v_bias_adj=cramers_v(rows, bias_corrected=True).value)
    case.check(fisher_p=fisher_exact_test(rows, seed=1).p)


def test_finite_populations(reference) -> None:
    for case in reference("survey"):
        if "mean_api00" in case.expected:
            schools(case)
        elif "hyper_lo" in case.expected:
            small_population(case)
        else:
            case.leave(
                "weights to known margins are not a finite-population correction", *rest(case)
            )


def rest(case) -> set[str]:
    return case.unseen()


def schools(case) -> None:
    sample = case.table()
    population = int(sample["fpc"].iloc[0])
    scores = sample["api00"].to_numpy(dtype=float)
    found, endless = population_mean(scores, population), population_mean(scores, 10**15)
    case.check(n=found.n, N=population, mean_api00=found.value, se_fpc=found.se)
    case.check(se_nofpc=endless.se, mean_ci_t=[found.low, found.high])
    total = population_total(sample["enroll"].to_numpy(dtype=float), population)
    case.check(total_enroll=total.value, total_se=total.se)
    yes = int((sample["sch.wide"] == "Yes").sum())
    for key, interval in (("p_logit", "logit"), ("p_beta", "beta"), ("p_mean", "t")):
        share = population_proportion(yes, len(sample), population, interval)
        case.check(p_schwide=share.value, p_se=share.se, **{key: [share.low, share.high]})


def small_population(case) -> None:
    x, n, size = (case.data["inline"][name] for name in ("x", "n", "N"))
    case.check(n_eff=effective_size(n, size))
    names = {"wilson_fpc": "Wilson", "adjwald_fpc": "adjusted Wald", "hyper": "exact"}
    for name, interval in names.items():
        case.check(**limits(population_proportion(x, n, size, interval), name))
    assert population_proportion(x, n, size) == population_proportion(x, n, size, "exact")
