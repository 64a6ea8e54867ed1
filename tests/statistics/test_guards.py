from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    Estimate,
    Statement,
    allowed,
    guarded,
    most_parameters,
    no_estimate,
    reasons,
    why_not,
)

COUNTS = {Statement.COUNT, Statement.EXACT_TEST}
MEDIANS = COUNTS | {
    Statement.SUBGROUP,
    Statement.SHARE,
    Statement.MEDIAN,
    Statement.SHIFT,
    Statement.RANK_EFFECT,
    Statement.SHARE_CHANGE,
}
MEANS = MEDIANS | {
    Statement.MEAN,
    Statement.MEAN_CHANGE,
    Statement.STANDARDISED_EFFECT,
    Statement.EQUIVALENCE,
    Statement.ALPHA,
    Statement.REGRESSION,
    Statement.MIXED_MODEL,
}


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, set()), (4, set()), (5, COUNTS), (9, COUNTS), (10, MEDIANS), (19, MEDIANS),
        (20, MEANS), (49, MEANS), (50, set(Statement)), (1000, set(Statement)),
    ],
)  # fmt: skip
def test_what_is_allowed_by_number(n: int, expected: set[Statement]) -> None:
    assert allowed(n) == expected


@given(st.integers(0, 120), st.sampled_from(Statement))
def test_a_reason_stands_where_a_statement_does_not(n: int, statement: Statement) -> None:
    assert bool(why_not(statement, n)) == (statement not in allowed(n))
    found = guarded(statement, Estimate(1.0, 0.5, 1.5, n, "a method", p=0.01))
    assert (found.value is None) == (statement not in allowed(n))
    assert (found.p is None) == (found.value is None)
    assert found.method == "a method"


def test_reasons_name_their_step() -> None:
    steps = [why_not(Statement.OMEGA, n) for n in (4, 9, 19, 49, 50)]
    assert steps == [reasons.UNDER_5, reasons.UNDER_10, reasons.UNDER_20, reasons.UNDER_50, ""]


def test_the_smaller_group_counts_and_reasons_of_data_stay() -> None:
    found = Estimate(1.0, 0.5, 1.5, 40, "a method")
    assert guarded(Statement.MEAN, found, base=12).reason == reasons.UNDER_20
    assert guarded(Statement.MEAN, found).value == 1.0
    none = no_estimate(40, "a method", reasons.ALIKE)
    assert guarded(Statement.MEAN, none).reason == reasons.ALIKE


@pytest.mark.parametrize(
    ("n", "rarer", "most"),
    [
        (19, None, 0),
        (20, None, 1),
        (49, None, 1),
        (50, None, 5),
        (49, 24, 0),
        (50, 9, 0),
        (80, 35, 3),
    ],
)
def test_covariates_of_a_model(n: int, rarer: int | None, most: int) -> None:
    assert most_parameters(n, rarer) == most
