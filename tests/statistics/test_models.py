"""Models held against published numbers, other routes to the same number, and known truth."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.duration.survfunc import survdiff
from statsmodels.miscmodels.ordinal_model import OrderedModel
from statsmodels.regression.mixed_linear_model import MixedLM

from analysis import statistics
from analysis.statistics import model_reasons as reasons
from analysis.statistics.agreement import krippendorff_alpha
from analysis.statistics.competing import cumulative_incidence
from analysis.statistics.cox import cox_regression
from analysis.statistics.imputation import impute
from analysis.statistics.intraclass import intraclass_correlations
from analysis.statistics.log_rank import log_rank_test
from analysis.statistics.logistic import logistic_regression
from analysis.statistics.mixed import mixed_model
from analysis.statistics.nonresponse import response_weights, weighted_mean
from analysis.statistics.ordinal import ordinal_regression, proportional_odds_test
from analysis.statistics.pooling import pool
from analysis.statistics.raking import rake
from analysis.statistics.regression import linear_regression
from analysis.statistics.reliability import cronbach_alpha
from analysis.statistics.restricted_mean import restricted_mean
from analysis.statistics.survey import SurveyDesign, survey_mean
from analysis.statistics.survival import survival_curve
from analysis.statistics.waves import wave_changes

NAN = float("nan")
SEEDS = st.integers(0, 10_000)


def panel(seed: int, n: int = 30, between: float = 1.0) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    people, waves = np.repeat(np.arange(n), 3), np.tile(np.arange(3), n)
    own = rng.normal(scale=between, size=n)[people]
    return own + 0.5 * waves + rng.normal(size=3 * n), people, waves


# Mixed models


@settings(max_examples=10)
@given(SEEDS)
def test_two_complete_waves_are_the_paired_t_test(seed: int) -> None:
    score, people, waves = panel(seed)
    two = waves < 2
    found = wave_changes(score[two], people[two], waves[two]).changes[0]
    paired = stats.ttest_rel(score[waves == 1], score[waves == 0])
    if found.reason == reasons.SINGULAR:
        return
    assert (found.p, found.df) == pytest.approx((paired.pvalue, 29), rel=1e-6)


@settings(max_examples=8)
@given(SEEDS, st.floats(0.01, 1000))
def test_the_unit_of_the_scores_does_not_matter(seed: int, unit: float) -> None:
    score, people, waves = panel(seed)
    one, other = wave_changes(score, people, waves), wave_changes(unit * score, people, waves)
    for first, second in zip(one.changes, other.changes, strict=True):
        if first.value is not None:
            found = (second.value / unit, second.df, second.p)
            assert found == pytest.approx((first.value, first.df, first.p), rel=1e-5)


def test_a_singular_fit_is_told() -> None:
    score, people, waves = panel(3, between=0)
    score = score - pd.Series(score).groupby(people).transform("mean").to_numpy()
    found = wave_changes(score, people, waves)
    assert {e.reason for e in (*found.means, *found.changes)} == {reasons.SINGULAR}
    assert found.adjusted == (None, None, None)


def test_answers_that_never_differ_within_people_are_told() -> None:
    model = mixed_model(np.repeat([1.0, 2, 4], 3), np.ones((9, 1)), np.repeat([0, 1, 2], 3))
    assert model.reason == reasons.NONE_WITHIN


def test_the_order_of_rows_does_not_matter() -> None:
    score, people, waves = panel(5)
    turn = np.random.default_rng(0).permutation(len(score))
    one = wave_changes(score, people, waves).changes
    other = wave_changes(score[turn], people[turn], waves[turn]).changes
    assert [e.low for e in one] == pytest.approx([e.low for e in other], rel=1e-8)


def test_standard_errors_are_not_those_of_statsmodels(shared) -> None:
    """MixedLM takes its standard errors from the joint Hessian: 0.3 % off lme4 here."""
    table = pd.read_csv(shared / "statistics/data/panel3_synthetic.csv").dropna(subset=["score"])
    waves = pd.get_dummies(table.wave).to_numpy(float)
    design = np.column_stack([np.ones(len(table)), waves[:, 1:]])
    ours = mixed_model(table.score.to_numpy(float), design, pd.factorize(table.id)[0])
    error = np.sqrt(np.diag(ours.covariance))
    assert error[1] == pytest.approx(0.0643815314268967, rel=1e-6)  # lme4
    theirs = MixedLM(table.score.to_numpy(float), design, table.id.to_numpy()).fit(reml=True)
    assert theirs.fe_params == pytest.approx(ours.fixed, rel=1e-4)
    if np.allclose(theirs.bse_fe, error, rtol=1e-5):
        pytest.skip("statsmodels' standard errors are right in this version")


# Ordinal and logistic models


@settings(max_examples=8)
@given(SEEDS)
def test_ordinal_regression_is_that_of_statsmodels(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(80, 2))
    y = np.digitize(x @ [1.0, -0.5] + rng.logistic(size=80), [-1.0, 0.5]).astype(float)
    ours = ordinal_regression(y, x)
    theirs = OrderedModel(y, x, distr="logit").fit(method="bfgs", disp=0, gtol=1e-8)
    assert [e.value for e in ours.estimates[:2]] == pytest.approx(theirs.params[:2], rel=1e-4)
    assert ours.log_likelihood == pytest.approx(theirs.llf, rel=1e-8)


def test_two_kinds_of_answers_are_a_logistic_model() -> None:
    rng = np.random.default_rng(4)
    x = rng.normal(size=(60, 1))
    y = (x[:, 0] + rng.logistic(size=60) > 0).astype(float)
    ordinal, logistic = ordinal_regression(y, x), logistic_regression(y, x)
    assert ordinal.estimates[0].value == pytest.approx(logistic.estimates[1].value, rel=1e-6)
    assert ordinal.estimates[0].se == pytest.approx(logistic.estimates[1].se, rel=1e-6)
    assert proportional_odds_test(y, x).reason == reasons.TWO_KINDS


def test_the_proportional_odds_test_holds_its_level() -> None:
    rng = np.random.default_rng(8)
    found = []
    for _ in range(100):
        x = rng.normal(size=(120, 1))
        y = np.digitize(x[:, 0] + rng.logistic(size=120), [-1.0, 0.0, 1.0]).astype(float)
        found.append(proportional_odds_test(y, x).p)
    assert 0 < np.mean([p < 0.05 for p in found if p is not None]) < 0.125


def test_odds_that_are_not_proportional_are_found() -> None:
    rng = np.random.default_rng(1)
    x = np.repeat([0.0, 1.0], 200)
    y = np.where(
        x == 0,
        rng.choice([1, 2, 3], 400, p=[0.3, 0.4, 0.3]),
        rng.choice([1, 2, 3], 400, p=[0.45, 0.1, 0.45]),
    )
    assert proportional_odds_test(y.astype(float), x[:, None]).p < 1e-6


@pytest.mark.parametrize("quasi", [0.0, 1.0])
def test_separation_is_told(quasi: float) -> None:
    x = np.r_[np.arange(20.0), np.arange(20.0) + 20 - quasi][:, None]
    y = np.r_[np.zeros(20), np.ones(20)]
    assert logistic_regression(y, x).reason == reasons.SEPARATED
    assert ordinal_regression(y, x).reason == reasons.SEPARATED
    assert response_weights(y, x).reason == reasons.SEPARATED


def test_the_rarer_outcome_limits_the_model() -> None:
    rng = np.random.default_rng(0)
    y, x = np.r_[np.ones(19), np.zeros(60)], rng.normal(size=(79, 2))
    assert logistic_regression(y, x).reason == reasons.RARER_TOO_RARE
    assert not logistic_regression(y, x[:, :1]).reason
    assert not logistic_regression(y, x, rarer_per_parameter=5).reason


def test_longley() -> None:
    """NIST StRD Longley, certified coefficients and standard errors (Longley 1967)."""
    gnp = [234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112]
    gnp += [397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894]
    deflator = [83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8]
    deflator += [112.6, 114.2, 115.7, 116.9]
    jobless = [2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681]
    jobless += [3813, 3931, 4806, 4007]
    army = [1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637]
    army += [2552, 2514, 2572, 2827]
    people = [107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219]
    people += [117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081]
    jobs = [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761]
    jobs += [66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551]
    design = np.column_stack([deflator, gnp, jobless, army, people, range(1947, 1963)])
    found = linear_regression(np.array(jobs, float), design.astype(float), robust=False)
    certified = [-3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683]
    certified += [-1.03322686717359, -0.511041056535807e-01, 1829.15146461355]
    assert [e.value for e in found.estimates] == pytest.approx(certified, rel=1e-8)
    assert found.estimates[0].se == pytest.approx(890420.383607373, rel=1e-7)


# Scales and coders


def test_six_forms_of_shrout_and_fleiss() -> None:
    ratings = np.array(
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float
    )
    found = intraclass_correlations(ratings)
    published = {"one_way": 0.17, "agreement": 0.29, "consistency": 0.71}
    published |= {"one_way_mean": 0.44, "agreement_mean": 0.62, "consistency_mean": 0.91}
    assert {k: round(getattr(found, k).value, 2) for k in published} == published
    # limits printed by R's psych::ICC for these data
    assert (found.agreement.low, found.agreement.high) == pytest.approx((0.019, 0.76), abs=5e-3)
    assert (found.consistency.low, found.consistency.high) == pytest.approx((0.34, 0.95), abs=5e-3)


def test_krippendorffs_own_example() -> None:
    """Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C."""
    codes = np.array(
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
            [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
        ]
    )
    levels = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849}
    assert {k: round(krippendorff_alpha(codes, k).value, 3) for k in levels} == levels


def test_feldt_intervals_cover_the_true_alpha() -> None:
    rng = np.random.default_rng(2)
    true, hits = 4 * 0.5 / (1 + 3 * 0.5), 0
    for _ in range(400):
        items = np.sqrt(0.5) * (rng.normal(size=(30, 1)) + rng.normal(size=(30, 4)))
        found = cronbach_alpha(items)
        hits += found.low <= true <= found.high
    assert 0.92 < hits / 400 < 0.98


# Times until an event


@given(SEEDS)
def test_log_rank_is_that_of_statsmodels(seed: int) -> None:
    rng = np.random.default_rng(seed)
    times, events = rng.integers(1, 9, 40).astype(float), rng.integers(0, 2, 40).astype(float)
    groups = np.arange(40) % 3
    found = log_rank_test(times, events, groups)
    statistic, p = survdiff(times, events.astype(int), groups)
    if found.p is not None:
        assert (found.statistic, found.p) == pytest.approx((statistic, p), rel=1e-6)


def test_log_rank_of_the_lung_data(shared) -> None:
    """R: survdiff(Surv(time, status) ~ sex, lung) prints Chisq= 10.3, p= 0.001."""
    table = pd.read_csv(shared / "statistics/data/lung.csv")
    died = (table.status == 2).to_numpy(float)
    found = log_rank_test(table.time.to_numpy(float), died, table.sex.to_numpy())
    assert (round(found.statistic, 1), round(found.p, 3)) == (10.3, 0.001)


def test_cox_regression_of_the_lung_data(shared) -> None:
    """R: coxph(Surv(time, status) ~ age + sex, lung), printed in its documentation."""
    table = pd.read_csv(shared / "statistics/data/lung.csv")
    design = table[["age", "sex"]].to_numpy(float)
    found = cox_regression(table.time.to_numpy(float), (table.status == 2).to_numpy(float), design)
    assert [e.value for e in found.estimates] == pytest.approx([0.017045, -0.513219], abs=1e-6)
    assert [e.se for e in found.estimates] == pytest.approx([0.009223, 0.167458], abs=1e-6)


def test_events_ordered_without_error_are_told() -> None:
    times = np.arange(1.0, 31.0)
    found = cox_regression(times, np.ones(30), -times[:, None])
    assert found.reason == reasons.SEPARATED
    noisy = np.random.default_rng(0).normal(size=(30, 1))
    assert not cox_regression(times, np.ones(30), noisy).reason


@given(SEEDS)
def test_incidence_of_one_event_is_what_survival_leaves(seed: int) -> None:
    rng = np.random.default_rng(seed)
    times, events = rng.integers(1, 9, 30).astype(float), rng.integers(0, 2, 30).astype(float)
    at = np.array([2.0, 4.0, 6.0])
    pairs = zip(cumulative_incidence(times, events, 1, at), survival_curve(times, events, at))  # noqa: B905
    for incidence, survival in pairs:
        if incidence.low is not None and survival.low is not None:
            found = (1 - incidence.value, 1 - incidence.high, incidence.se)
            assert found == pytest.approx((survival.value, survival.low, survival.se), rel=1e-9)


@given(SEEDS)
def test_competing_incidences_and_survival_add_up(seed: int) -> None:
    rng = np.random.default_rng(seed)
    times, causes = rng.integers(1, 9, 30).astype(float), rng.integers(0, 3, 30).astype(float)
    at = np.array([3.0, 5.0])
    shares = [cumulative_incidence(times, causes, cause, at) for cause in (1, 2)]
    whole = survival_curve(times, (causes > 0).astype(float), at)
    for one, two, left in zip(*shares, whole, strict=True):
        if None not in (one.value, two.value, left.value):
            assert one.value + two.value + left.value == pytest.approx(1)


def test_restricted_mean_is_the_mean_when_all_are_observed() -> None:
    times = np.array([1.0, 2, 3, 4, 7])
    found = restricted_mean(times, np.ones(5), 5)
    assert found.value == pytest.approx(np.minimum(times, 5).mean())
    assert found.se == pytest.approx(np.minimum(times, 5).std() / np.sqrt(5))
    assert restricted_mean(times, np.r_[np.ones(4), 0], 8).reason == reasons.TOO_LONG


# Missing answers and samples


def test_weights_undo_what_is_lost() -> None:
    rng = np.random.default_rng(3)
    trait = rng.normal(size=4000)
    answered = (rng.random(4000) < 1 / (1 + np.exp(-trait))).astype(float)
    value = np.where(answered == 1, trait + rng.normal(size=4000), NAN)
    found = response_weights(answered, trait[:, None])
    plain, weighted = np.nanmean(value), weighted_mean(value, found.weights)
    assert weighted.low < 0 < weighted.high
    assert plain > 0.3
    assert abs(found.balance[0].after) < abs(found.balance[0].before) / 3
    assert found.largest == pytest.approx(np.nanmax(found.weights))
    free = response_weights(answered, trait[:, None], truncate=1)
    assert free.largest > found.largest


def test_everybody_answered() -> None:
    x = np.arange(30.0)[:, None]
    assert response_weights(np.ones(30), x).reason == reasons.ALL_ANSWERED
    assert response_weights(np.zeros(30), x).reason == reasons.NOBODY_ANSWERED


@pytest.mark.parametrize("kind", ["matched", "ordinal"])
def test_imputation_is_repeatable_and_keeps_to_what_was_answered(kind: str) -> None:
    rng = np.random.default_rng(6)
    trait = rng.normal(size=(60, 1))
    data = np.clip(np.round(3 + trait + rng.normal(size=(60, 3))), 1, 5)
    data[rng.random(data.shape) < 0.2] = NAN
    one, again, other = (impute(data, [kind] * 3, copies=3, seed=s).data for s in (1, 1, 2))
    known = ~np.isnan(data)
    for first, second in zip(one, again, strict=True):
        np.testing.assert_array_equal(first, second)
        np.testing.assert_array_equal(first[known], data[known])
        assert set(np.unique(first)) <= {1, 2, 3, 4, 5}
    assert any((a != b).any() for a, b in zip(one, other, strict=True))
    assert (one[0] != one[1]).any()


def test_imputation_finds_the_mean_that_dropping_misses() -> None:
    rng = np.random.default_rng(9)
    first = rng.normal(size=600)
    second = first + 0.5 * rng.normal(size=600)
    second[first > 0.5] = NAN  # those high at first are lost
    copies = impute(np.column_stack([first, second]), ["matched"] * 2, copies=10, seed=1).data
    means = np.array([copy[:, 1].mean() for copy in copies])
    errors = np.array([copy[:, 1].var(ddof=1) / 600 for copy in copies])
    found = pool(means, errors, 600, 599)
    assert np.nanmean(second) < -0.4
    # donors end where the answers end, so that part of the shift remains
    assert abs(found.estimate.value) < abs(np.nanmean(second)) - 0.2
    assert 0 < found.missing_information < 1


def test_copies_that_do_not_differ_lose_no_information() -> None:
    found = pool(np.full(5, 2.0), np.full(5, 0.25), 30, 29)
    assert (found.between, found.increase) == (0, 0)
    assert found.estimate.df == pytest.approx(29 * 30 / 32, rel=1e-3)
    assert pool(np.ones(1), np.ones(1), 30).estimate.reason == reasons.FEW_IMPUTATIONS
    assert pool(np.array([1, NAN]), np.ones(2), 30).estimate.reason


def test_a_stratified_mean_by_hand() -> None:
    values = np.array([1.0, 3, 10, 14, 12])
    strata = np.array([0, 0, 1, 1, 1])
    design = SurveyDesign(
        np.where(strata == 0, 10.0, 4.0), strata, population=np.where(strata == 0, 20.0, 12.0)
    )
    found = survey_mean(values, design)
    # Σ (N_h/N)² (1 − n_h/N_h) s_h²/n_h, N 20 and 12
    variance = (20 / 32) ** 2 * (1 - 2 / 20) * 2 / 2 + (12 / 32) ** 2 * (1 - 3 / 12) * 4 / 3
    assert found.value == pytest.approx((20 * 2 + 12 * 12) / 32)
    assert (found.se, found.df) == (pytest.approx(variance**0.5), 3)


def test_a_census_has_no_interval_and_a_lonely_stratum_no_mean() -> None:
    values, whole = np.array([1.0, 2, 3]), np.full(3, 3.0)
    found = survey_mean(values, SurveyDesign(np.ones(3), population=whole))
    assert (found.value, found.low, found.reason) == (2, None, reasons.WHOLE_POPULATION)
    lonely = SurveyDesign(np.ones(3), np.array([0, 0, 1]))
    assert survey_mean(values, lonely).reason == reasons.LONELY


def test_raked_weights_meet_the_counts() -> None:
    rng = np.random.default_rng(5)
    first, second = rng.integers(0, 2, 60), rng.integers(0, 3, 60)
    known = [(first, {0: 40.0, 1: 60.0}), (second, {0: 20.0, 1: 30.0, 2: 50.0})]
    weights = rake(SurveyDesign(np.ones(60)), known).design.weights
    assert np.bincount(first, weights) == pytest.approx([40, 60])
    assert np.bincount(second, weights) == pytest.approx([20, 30, 50])
    assert rake(SurveyDesign(np.ones(60)), [(first, {0: 1.0})]).reason == reasons.COUNT_UNKNOWN


# Names of variables


def test_no_model_reads_a_formula() -> None:
    """Formulas take names from whoever calls: a quantity called Q or C would break them."""
    folder = Path(statistics.__file__).parent
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert len(sources) > 20
    read = re.compile(r"patsy|formula\.api|from_formula")
    assert [name for name, text in sources.items() if read.search(text)] == []
