from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import median


@pytest.mark.parametrize(
    ("n", "rank"), [(6, 1), (8, 1), (9, 2), (10, 2), (15, 4), (20, 6), (100, 40)]
)
def test_limits_are_the_narrowest_order_statistics(n: int, rank: int) -> None:
    """The narrowest symmetric limits that reach 95 %."""
    found = median(np.arange(1.0, n + 1))
    assert (found.low, found.high) == (rank, n + 1 - rank)
    assert found.level == pytest.approx(1 - 2 * stats.binom.cdf(rank - 1, n, 0.5))
    assert found.level >= 0.95
    assert 1 - 2 * stats.binom.cdf(rank, n, 0.5) < 0.95


def test_small_samples_tell_the_level_that_they_attain() -> None:
    found = median(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    assert (found.value, found.low, found.high, found.level) == (3.0, 1.0, 5.0, 0.9375)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=60), st.integers(-9, 9))
def test_limits_hold_the_median_and_move_with_it(drawn: list[int], step: int) -> None:
    assume(min(drawn) < max(drawn))
    found, moved = median(np.array(drawn, float)), median(np.array(drawn[::-1], float) + step)
    assert found.low <= found.value <= found.high
    assert (moved.value, moved.low, moved.high) == (
        found.value + step,
        found.low + step,
        found.high + step,
    )
