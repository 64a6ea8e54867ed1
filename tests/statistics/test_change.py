from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import independent_mean_difference, mean, paired_mean_change, reasons

NAN = float("nan")
_SCORES = st.lists(st.floats(1, 5).map(lambda x: round(x, 2)), min_size=3, max_size=20, unique=True)


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("paired_sleep", "", ("pre", "post")),
        ("paired_anorexia_CBT", "treat == 'CBT'", ("pre", "post")),
        ("paired_panel3_w0_w1", "", ("w0", "w1")),  # with gaps
    ],
)
def test_paired_change_is_that_of_r(
    shared: Path, name: str, rows: str, columns: tuple[str, str]
) -> None:
    found = json.loads((shared / "statistics/paired_change.json").read_text(encoding="utf-8"))
    case = next(case for case in found["cases"] if case["id"] == name)
    table = pd.read_csv(shared / "statistics" / case["data"]["csv"])
    asked = table.query(rows) if rows else table
    change = paired_mean_change(*(asked[column].to_numpy(dtype=float) for column in columns))
    expected = case["expected"]
    assert change.n == expected["n"]
    assert (change.value, change.low, change.high) == pytest.approx(
        (expected["mean_change"], expected["ci_lo"], expected["ci_hi"]),
        rel=case["rtol"],
        abs=case["atol"],
    )


def test_change_by_hand() -> None:
    found = paired_mean_change(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]))
    # changes 1, 2, 3: mean 2, s 1, t(2) = 4.302653
    half = 4.302653 / math.sqrt(3)
    assert (found.value, found.low, found.high) == pytest.approx((2, 2 - half, 2 + half), rel=1e-6)


def test_welch_by_hand() -> None:
    found = independent_mean_difference(np.array([0.0, 2.0]), np.array([4.0, 6.0]))
    # means 1 and 5; variances 2 and 2: se = √(2/2 + 2/2), df = 2, t(2) = 4.302653
    half = 4.302653 * math.sqrt(2)
    assert (found.value, found.low, found.high) == pytest.approx((4, 4 - half, 4 + half), rel=1e-6)
    assert found.n == 4


@given(_SCORES, _SCORES)
def test_welch_interval_is_that_of_scipy(before: list[float], after: list[float]) -> None:
    found = independent_mean_difference(np.array([*before, NAN]), np.array(after))
    expected = stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert found.low < found.value < found.high


@given(_SCORES, st.floats(-3, 3))
def test_swapping_the_waves_turns_the_sign(before: list[float], step: float) -> None:
    first, second = np.array(before), np.array(before)[::-1] + step
    there, back = paired_mean_change(first, second), paired_mean_change(second, first)
    assert (there.value, there.low) == pytest.approx((-back.value, -back.high))


@pytest.mark.parametrize("values", [[], [3.0], [NAN, NAN, 3.0]])
def test_fewer_than_two_values_give_none_but_a_reason(values: list[float]) -> None:
    few, enough = np.array(values), np.array([1.0, 2.0])
    for found in (
        mean(few),
        paired_mean_change(few, few),
        independent_mean_difference(few, enough),
        independent_mean_difference(enough, few),
    ):
        assert (found.value, found.low, found.high) == (None, None, None)
        assert found.reason


@pytest.mark.parametrize("same", [3.0, 0.1, 2.8])
def test_equal_values_give_no_interval_without_width_but_a_reason(same: float) -> None:
    values = np.full(3, same)
    for found in (
        mean(values),
        paired_mean_change(values, values + 1),
        # 0.1 + 0.2 - 0.2 and 0.1 differ by a binary fraction only
        paired_mean_change(values, np.array([same, same + 0.2 - 0.2, same])),
        independent_mean_difference(values, values + 1),
    ):
        assert (found.value, found.low, found.high, found.p) == (None, None, None, None)
        assert found.reason == reasons.ALIKE


def test_equal_values_in_one_group_are_no_cause_for_a_warning() -> None:
    found = independent_mean_difference(np.array([1.0, 2.0, 3.0]), np.full(3, 4.0))
    # only the first group varies: se 1/√3, df 2
    assert (found.value, found.se, found.df) == pytest.approx((2, 1 / math.sqrt(3), 2))


def test_test_of_a_change_is_that_of_scipy() -> None:
    before, after = np.array([1.0, 2.0, 3.0, 3.0]), np.array([2.0, 4.0, 3.0, 5.0])
    found, expected = paired_mean_change(before, after), stats.ttest_rel(after, before)
    assert (found.statistic, found.p, found.df) == pytest.approx(
        (expected.statistic, expected.pvalue, 3)
    )
    assert mean(after).p is None


def test_gaps_are_counted() -> None:
    before, after = np.array([1.0, NAN, 2.0, 3.0]), np.array([2.0, 2.0, NAN, 5.0])
    assert (paired_mean_change(before, after).n, paired_mean_change(before, after).n_missing) == (
        2,
        2,
    )
    found = independent_mean_difference(before, after)
    assert (found.n, found.n_missing) == (6, 2)
