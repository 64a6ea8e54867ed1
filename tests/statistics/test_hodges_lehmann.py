from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import hodges_lehmann, reasons
from analysis.statistics.hodges_lehmann import walsh_averages

_CHANGES = st.lists(st.floats(-3, 3).map(lambda c: round(c, 3)), min_size=2, max_size=30)


def shift(changes) -> object:
    return hodges_lehmann(np.zeros(len(changes)), np.array(changes, dtype=float))


def test_by_hand() -> None:
    found = shift([1.0, 2.0, 4.0])
    # averages 1, 1.5, 2, 2.5, 3, 4; of 3 changes all 6 averages hold 1 − 2/8
    assert (found.value, found.low, found.high, found.level) == (2.25, 1.0, 4.0, 0.75)
    assert walsh_averages(np.array([4.0, 1.0])).tolist() == [1.0, 2.5, 4.0]


@pytest.mark.parametrize(("n", "level"), [(4, 0.875), (5, 0.9375), (6, 0.96875), (9, 0.9609375)])
def test_attained_level_is_told(n: int, level: float) -> None:
    assert shift(np.arange(n) ** 2).level == pytest.approx(level)


@pytest.mark.parametrize("n", range(6, 13))
def test_attained_level_by_enumeration(n: int) -> None:
    """P(limits hold the centre) over all choices of signs, for changes around zero without ties."""
    sizes = np.sqrt(np.arange(1, n + 1))
    low = sizes.copy()
    found = shift(low)
    held = 0
    for signs in product((-1, 1), repeat=n):
        own = shift(sizes * np.array(signs))
        held += own.low <= 0 <= own.high
    assert held / 2**n == pytest.approx(found.level)
    assert found.level >= 0.95


@given(_CHANGES, st.floats(-5, 5).map(lambda c: round(c, 2)))
def test_shift_sign_and_order(drawn: list[float], step: float) -> None:
    assume(np.ptp(drawn) > 0.01)
    found = shift(drawn)
    assert found.low <= found.value <= found.high
    moved = shift([change + step for change in drawn])
    assert (moved.value, moved.low, moved.high) == pytest.approx(
        (found.value + step, found.low + step, found.high + step), abs=1e-7
    )
    back = shift([-change for change in drawn[::-1]])
    assert (-back.value, -back.high, -back.low) == pytest.approx(
        (found.value, found.low, found.high), abs=1e-7
    )


def test_large_samples_agree_with_exact_ones() -> None:
    rng = np.random.default_rng(1)
    changes = np.round(rng.normal(0.3, 1, 220), 4)
    large, part = shift(changes), shift(changes[:200])
    assert large.level == pytest.approx(0.95, abs=2e-3)
    assert part.level == pytest.approx(0.95, abs=2e-3)
    t = stats.t.interval(0.95, 219, changes.mean(), stats.sem(changes))
    assert (large.low, large.high) == pytest.approx(t, abs=0.05)


def test_unchanged_people_count_unless_dropped_as_r_does() -> None:
    before, after = np.zeros(8), np.array([0.0, 0, 0, 0, 1, 1, 2, 2])
    assert (
        hodges_lehmann(before, after).value < hodges_lehmann(before, after, keep_zeros=False).value
    )


def test_value_is_not_rounded() -> None:
    thirds = np.array([1.0, 1.0, 2.0, 2.0]) / 3
    assert shift(thirds).value == pytest.approx(0.5, rel=1e-15)
    assert shift(thirds).low == 1 / 3


def test_too_many_are_said_to_be() -> None:
    found = shift(np.arange(5001.0))
    assert (found.value, found.reason) == (None, reasons.TOO_MANY)
