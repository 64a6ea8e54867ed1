from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import (
    mean,
    population_mean,
    population_proportion,
    population_total,
    proportion,
    reasons,
)

_SAMPLES = st.integers(2, 200).flatmap(
    lambda size: st.integers(1, size).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(size))
    )
)


@given(_SAMPLES)
def test_limits_hold_the_share_and_turn_with_it(drawn: tuple[int, int, int]) -> None:
    count, n, size = drawn
    for interval in ("best", "Wilson", "exact"):
        found = population_proportion(count, n, size, interval)
        assert -1e-12 <= found.low <= found.value + 1e-9
        assert found.value - 1e-9 <= found.high <= 1 + 1e-12
        back = population_proportion(n - count, n, size, interval)
        assert (1 - back.high, 1 - back.low) == pytest.approx((found.low, found.high), abs=1e-9)


@pytest.mark.parametrize(("n", "size"), [(5, 12), (18, 20), (30, 59)])
def test_exact_limits_hold_every_share_often_enough(n: int, size: int) -> None:
    for able in range(size + 1):
        counts = np.arange(max(0, n - (size - able)), min(n, able) + 1)
        found = [population_proportion(int(x), n, size) for x in counts]
        held = [e.low - 1e-12 <= able / size <= e.high + 1e-12 for e in found]
        assert stats.hypergeom.pmf(counts[held], size, able, n).sum() >= 0.95


def test_the_whole_population_leaves_nothing_open() -> None:
    values = np.array([1.0, 2.0, 4.0])
    whole = population_mean(values, 3)
    assert (whole.low, whole.high) == pytest.approx((7 / 3, 7 / 3))
    share = population_proportion(2, 3, 3)
    assert share.low == share.value == share.high == 2 / 3


def test_an_endless_population_changes_nothing() -> None:
    values = np.array([1.0, 2.0, 4.0, 4.0])
    found, plain = population_mean(values, 10**14), mean(values)
    assert (found.low, found.high) == pytest.approx((plain.low, plain.high))
    share, wilson = population_proportion(3, 20, 10**14), proportion(3, 20)
    assert (share.low, share.high) == pytest.approx((wilson.low, wilson.high))


def test_samples_that_cannot_be() -> None:
    values = np.array([1.0, 2.0, 4.0])
    for found in (population_mean(values, 2), population_total(values, 2)):
        assert (found.value, found.reason) == (None, reasons.IMPOSSIBLE_COUNTS)
    for drawn in ((3, 2, 10), (-1, 2, 10), (1, 11, 10)):
        assert population_proportion(*drawn).reason == reasons.IMPOSSIBLE_COUNTS
    assert population_proportion(0, 0, 10).reason == reasons.NONE
    for interval in ("logit", "beta", "t"):
        assert population_proportion(0, 5, 10, interval).reason == reasons.ALIKE
