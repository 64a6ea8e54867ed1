"""Numbers of other software, and published ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.statistics import (
    independent_mean_difference,
    mean,
    paired_mean_change,
    proportion,
    proportion_difference,
)


def cases(shared: Path, topic: str) -> dict[str, dict[str, object]]:
    found = json.loads((shared / "statistics" / f"{topic}.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in (found if isinstance(found, list) else found["cases"])}


@pytest.mark.parametrize("x_n", [(81, 263), (0, 20), (29, 29), (17, 23)])
def test_wilson_interval_is_that_of_r(shared: Path, x_n: tuple[int, int]) -> None:
    expected = cases(shared, "proportions")["single_{}_{}".format(*x_n)]["expected"]
    found = proportion(*x_n)
    assert (found.low, found.high) == pytest.approx(
        (expected["wilson_lo"], expected["wilson_hi"]),
        abs=1e-9,  # type: ignore[index]
    )


def test_newcombe_interval_is_the_published_one(shared: Path) -> None:
    tried = 0
    for name, case in cases(shared, "proportions").items():
        if name.startswith("newcombe_diff"):
            given = case["data"]["inline"]  # type: ignore[index]
            found = proportion_difference(given["x2"], given["n2"], given["x1"], given["n1"])
            expected = case["expected"]
            assert found.value == pytest.approx(expected["diff"], abs=1e-12)  # type: ignore[index]
            assert (found.low, found.high) == pytest.approx(
                (expected["newcombe_lo"], expected["newcombe_hi"]),
                abs=1e-6,  # type: ignore[index]
            )
            tried += 1
    assert tried >= 4


def test_paired_change_of_the_sleep_data(shared: Path) -> None:
    case = cases(shared, "paired_change")["paired_sleep"]
    table = pd.read_csv(shared / "statistics" / "data" / "sleep_wide.csv")
    before, after = (table.iloc[:, column].to_numpy(float) for column in (-2, -1))
    expected = case["expected"]
    found = paired_mean_change(before, after)
    assert found.n == expected["n"]  # type: ignore[index]
    # Student's (1908) own example: 1.58, 95 % interval 0.70 to 2.46
    assert abs(found.value or 0) == pytest.approx(1.58, abs=1e-9)
    assert sorted(map(abs, (found.low or 0, found.high or 0))) == pytest.approx(
        [0.7001142, 2.4598858]
    )


def test_welch_interval_by_hand() -> None:
    before, after = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0, 8.0])
    found = independent_mean_difference(before, after)
    # R: t.test(c(2,4,6,8), c(1,2,3)); se = sqrt(20/12 + 1/3), df = 4.0755
    assert found.value == 3.0
    assert (found.low, found.high) == pytest.approx((-0.8985, 6.8985), abs=2e-3)
    assert found.n == 7


def test_what_the_data_do_not_allow() -> None:
    one = np.array([1.0])
    assert mean(one).value is None
    assert paired_mean_change(one, one).reason
    assert independent_mean_difference(one, np.array([1.0, 2.0])).value is None
    assert proportion(0, 0).value is None
    assert proportion_difference(0, 0, 1, 2).value is None
    same = np.array([3.0, 3.0])
    assert independent_mean_difference(same, same).reason


def test_gaps_are_left_out() -> None:
    nan = float("nan")
    found = paired_mean_change(np.array([1.0, nan, 2.0, 3.0]), np.array([2.0, 2.0, nan, 5.0]))
    assert (found.n, found.value) == (2, 1.5)
