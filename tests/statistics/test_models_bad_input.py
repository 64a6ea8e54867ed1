"""Whatever people answered: an estimate that can be true, or a sentence saying why there is none.

Warnings are errors in tests, so that none of these calls may give one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.statistics.agreement import kappa, krippendorff_alpha
from analysis.statistics.chi_square import ChiSquareTest
from analysis.statistics.competing import cumulative_incidence
from analysis.statistics.cox import cox_regression
from analysis.statistics.estimate import Estimate
from analysis.statistics.imputation import impute
from analysis.statistics.intraclass import intraclass_correlations
from analysis.statistics.log_rank import log_rank_test
from analysis.statistics.logistic import logistic_regression
from analysis.statistics.mixed import contrast, mixed_model
from analysis.statistics.nonresponse import response_weights, weighted_mean
from analysis.statistics.omega import mcdonald_omega
from analysis.statistics.ordinal import ordinal_regression, proportional_odds_test
from analysis.statistics.ordinal_mixed import ordinal_mixed_model
from analysis.statistics.polychoric import ordinal_alpha, polychoric
from analysis.statistics.pooling import pool
from analysis.statistics.raking import rake
from analysis.statistics.regression import linear_regression
from analysis.statistics.reliability import cronbach_alpha, item_analysis
from analysis.statistics.restricted_mean import restricted_mean, restricted_mean_difference
from analysis.statistics.survey import SurveyDesign, survey_mean, survey_proportion, survey_total
from analysis.statistics.survival import median_survival, survival_curve
from analysis.statistics.waves import wave_changes

NAN, INF = float("nan"), float("inf")
AT = np.array([0.0, 1.0, 3.0, 100.0])


def everything(table: np.ndarray) -> list[Callable[[], object]]:
    """Every method, fed with the columns of one table of at least four columns."""
    first, second, third, fourth = table.T[:4]
    n = len(table)
    people, waves = np.arange(n, dtype=np.int64) // 2, np.arange(n, dtype=np.int64) % 2
    groups = np.where(np.isnan(second), 0, np.clip(second, 0, 2)).astype(np.int64)
    marks = np.where(np.isnan(first), NAN, (first > 2).astype(float))
    two = np.column_stack([second, third])
    times, ended = np.abs(third), np.where(np.isnan(fourth), NAN, np.clip(fourth, 1, 3) - 1)
    ones, slopes = np.ones(n), np.column_stack([np.ones(n), waves])
    design = SurveyDesign(np.full(n, 2.0), strata=groups, population=np.full(n, 2.0 * n))
    plain, counts = SurveyDesign(np.full(n, 2.0)), {0: n, 1: n / 2, 2: n / 2}
    halves = ((times[: n // 2], ended[: n // 2]), (times[n // 2 :], ended[n // 2 :]))
    middle = np.array([0.0, 1.0])
    kinds = ["matched", "ordinal"] * 2 + ["matched"] * 3

    def model():
        return mixed_model(first, np.column_stack([ones, second]), people)

    def weighted():
        return weighted_mean(first, response_weights(marks, two, rarer_per_parameter=1).weights)

    def raked():
        found = rake(plain, [(groups, counts)])
        return survey_mean(first, found.design) if found.design else found

    return [
        lambda: contrast(model(), middle),
        lambda: contrast(model(), middle, kenward_roger=True),
        lambda: contrast(mixed_model(first, slopes, people // 2, random=slopes), middle),
        lambda: wave_changes(first, people, waves, two),
        lambda: ordinal_regression(first, two),
        lambda: proportional_odds_test(first, two),
        lambda: ordinal_mixed_model(first, two[:, :1], people, nodes=3),
        lambda: logistic_regression(marks, two, rarer_per_parameter=1),
        lambda: linear_regression(first, two),
        lambda: linear_regression(first, two, robust=False),
        lambda: response_weights(marks, two, rarer_per_parameter=1),
        weighted,
        lambda: cronbach_alpha(table),
        lambda: item_analysis(table),
        lambda: item_analysis(table, pairwise=True),
        lambda: mcdonald_omega(table),
        lambda: polychoric(first, second),
        lambda: ordinal_alpha(table),
        lambda: intraclass_correlations(table),
        lambda: kappa(first, second),
        lambda: kappa(first, second, "quadratic"),
        lambda: krippendorff_alpha(table.T),
        lambda: krippendorff_alpha(table.T, "ordinal"),
        lambda: survival_curve(times, ended, AT),
        lambda: survival_curve(times, ended, AT, "log"),
        lambda: survival_curve(times, ended, AT, "plain"),
        lambda: median_survival(times, ended),
        lambda: log_rank_test(times, ended, groups),
        lambda: cox_regression(times, ended, two, events_per_parameter=1),
        lambda: restricted_mean(times, ended, 2.0),
        lambda: restricted_mean_difference(*halves, 2.0),
        lambda: cumulative_incidence(times, ended, 1, AT),
        lambda: survey_mean(first, design),
        lambda: survey_total(first, design),
        lambda: survey_proportion(marks, design),
        lambda: survey_proportion(marks, design, "beta"),
        raked,
        lambda: pool(first, np.abs(second), n, 20),
        lambda: impute(table, kinds, copies=2, rounds=2),
    ]


def estimates(found: object) -> Iterator[Estimate | ChiSquareTest]:
    """All estimates and tests inside a result."""
    if isinstance(found, Estimate | ChiSquareTest):
        yield found
    elif isinstance(found, tuple | list):
        for part in found:
            yield from estimates(part)
    elif is_dataclass(found):
        for field in fields(found):
            yield from estimates(getattr(found, field.name))


def check(found: object) -> None:
    for one in estimates(found):
        numbers = [getattr(one, f.name) for f in fields(one) if f.name != "method"]
        assert all(np.isfinite(x) for x in numbers if isinstance(x, float)), one
        if isinstance(one, ChiSquareTest):
            assert (one.p is None) == bool(one.reason), one
            continue
        if one.value is None or one.low is None or one.high is None:
            assert one.reason, one
        if one.value is not None and one.low is not None:
            assert one.low <= one.value + 1e-9, one
        if one.value is not None and one.high is not None:
            assert one.value <= one.high + 1e-9, one


ANSWERS = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0])
GAPS = st.sampled_from([1.0, 2.0, 3.0, NAN])
WILD = st.sampled_from([0.0, 1.0, -2.0, 1e14, 1e-14, NAN, INF, -INF])
TABLES = st.one_of(
    *(
        st.tuples(st.integers(0, most), st.integers(4, 5)).flatmap(
            lambda shape, kind=kind: arrays(float, shape, elements=kind)
        )
        for kind, most in ((ANSWERS, 24), (GAPS, 16), (WILD, 10))
    )
)


@given(TABLES)
def test_no_table_breaks_a_method(table: np.ndarray) -> None:
    for method in everything(table):
        check(method())


@pytest.mark.parametrize("value", [3.0, NAN, INF, 0.1])
@pytest.mark.parametrize("n", [0, 1, 2, 30])
def test_nothing_is_found_where_all_are_alike(value: float, n: int) -> None:
    refused = 0
    for method in everything(np.full((n, 4), value)):
        found = method()
        check(found)
        refused += all(e.reason for e in estimates(found))
    # what remains is what can be said: the share without an event when nobody had it, and its like
    assert refused >= 30
