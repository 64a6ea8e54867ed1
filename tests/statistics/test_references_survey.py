"""Samples drawn by a plan: R's survey. (Shares of small populations: test_references_shares.)"""

from __future__ import annotations

import numpy as np

from analysis.statistics.raking import rake
from analysis.statistics.survey import (
    SurveyDesign,
    survey_mean,
    survey_proportion,
    survey_total,
)


def test_samples_drawn_by_a_plan(reference) -> None:
    cases = {case.id: case for case in reference("survey")}
    simple(cases["srs_fpc"])
    calibrated(cases["poststrat_rake"])
    small = cases["prop_fpc_12_18_20"]
    small.leave("shares of a small population, tested with the other shares", *small.expected)
    assert len(cases) == 3


def simple(case) -> None:
    table, size = case.table(), case.expected["N"]
    n = len(table)
    weights = np.full(n, size / n)
    design = SurveyDesign(weights, population=np.full(n, float(size)))
    scores = table["api00"].to_numpy(float)
    mean = survey_mean(scores, design)
    case.check(n=mean.n, N=weights.sum(), mean_api00=mean.value, se_fpc=mean.se)
    case.check(mean_ci_t=[mean.low, mean.high])
    case.check(se_nofpc=survey_mean(scores, SurveyDesign(weights)).se)
    total = survey_total(table["enroll"].to_numpy(float), design)
    case.check(total_enroll=total.value, total_se=total.se)
    marks = (table["sch.wide"] == "Yes").to_numpy(float)
    for kind in ("logit", "beta", "mean"):
        share = survey_proportion(marks, design, kind)
        case.check(**{f"p_{kind}": [share.low, share.high]})
    case.check(p_schwide=share.value, p_se=share.se)


def calibrated(case) -> None:
    table = case.table()
    margins = []
    for column, counts in case.data["margins"].items():
        names = sorted(counts)
        groups = table[column].map({name: k for k, name in enumerate(names)}).to_numpy()
        margins.append((groups, {k: float(counts[name]) for k, name in enumerate(names)}))
    scores = table["api00"].to_numpy(float)
    design = SurveyDesign(np.full(len(table), 6194 / len(table)))  # no population correction
    stratified = survey_mean(scores, rake(design, margins[:1]).design)
    case.check(ps_mean=stratified.value, ps_se=stratified.se)
    raked = rake(design, margins)
    found = survey_mean(scores, raked.design)
    case.check(rake_mean=found.value, rake_se=found.se)
    case.check(rake_w_first5=raked.design.weights[:5])
