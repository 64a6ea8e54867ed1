from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import proportion, proportion_difference


def cases(shared: Path, start: str) -> list[dict[str, dict[str, float]]]:
    found = json.loads((shared / "statistics/proportions.json").read_text(encoding="utf-8"))
    return [case for case in found["cases"] if case["id"].startswith(start)]


def test_wilson_interval_is_that_of_r(shared: Path) -> None:
    tried = cases(shared, "single_")
    assert len(tried) == 4
    for case in tried:
        given, expected = case["data"]["inline"], case["expected"]
        found = proportion(given["x"], given["n"])
        assert (found.low, found.high) == pytest.approx(
            (expected["wilson_lo"], expected["wilson_hi"]), rel=case["rtol"], abs=case["atol"]
        )


def test_newcombe_interval_is_the_published_one(shared: Path) -> None:
    tried = cases(shared, "newcombe_diff_")
    assert len(tried) == 4
    for case in tried:
        given, expected = case["data"]["inline"], case["expected"]
        # published as first group minus second; here after minus before
        found = proportion_difference(given["x2"], given["n2"], given["x1"], given["n1"])
        # a limit of exactly zero has no relative tolerance
        assert (found.low, found.high) == pytest.approx(
            (expected["newcombe_lo"], expected["newcombe_hi"]), rel=case["rtol"], abs=1e-12
        )


@pytest.mark.parametrize(("before", "after"), [((0, 0), (1, 2)), ((1, 2), (0, 0))])
def test_no_answers_give_none_but_a_reason(before: tuple[int, int], after: tuple[int, int]) -> None:
    found = proportion_difference(*before, *after)
    assert (found.value, found.low, found.n) == (None, None, 2)
    assert found.reason
    assert proportion(0, 0).reason


_COUNTS = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(_COUNTS, _COUNTS)
def test_limits_hold_the_difference_and_stay_possible(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    found = proportion_difference(*before, *after)
    assert -1 - 1e-12 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1 + 1e-12
    back = proportion_difference(*after, *before)
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low), abs=1e-12)
