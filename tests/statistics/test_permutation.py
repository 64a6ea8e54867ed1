from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.statistics import paired_mean_change, reallocation_test, sign_flip_test

_CHANGES = st.lists(st.integers(-12, 12).map(lambda c: c / 6), min_size=1, max_size=9)
_GROUP = st.lists(st.integers(6, 30).map(lambda c: c / 6), min_size=1, max_size=5)


@given(_CHANGES)
def test_sign_flips_by_enumeration(drawn: list[float]) -> None:
    changes, zeros = np.array(drawn), np.zeros(len(drawn))
    assume(np.any(changes != 0))
    sums = np.array([*product((-1, 1), repeat=len(drawn))]) @ changes
    own = changes.sum()
    far = {
        "two-sided": np.abs(sums) >= abs(own) - 1e-9,
        "greater": sums >= own - 1e-9,
        "less": sums <= own + 1e-9,
    }
    for alternative, share in far.items():
        found = sign_flip_test(zeros, changes, 1, alternative=alternative)
        assert found.p == pytest.approx(share.mean())
        assert found.value == pytest.approx(changes.mean(), abs=1e-7)


@given(_GROUP, _GROUP)
def test_reallocation_by_enumeration(first: list[float], second: list[float]) -> None:
    together = np.array(first + second)
    assume(np.ptp(together) > 0)
    k = len(second)
    means = []
    for chosen in combinations(range(len(together)), k):
        rest = np.delete(together, chosen)
        means.append(together[list(chosen)].mean() - rest.mean())
    own = np.mean(second) - np.mean(first)
    expected = np.mean(np.abs(means) >= abs(own) - 1e-9)
    found = reallocation_test(np.array(first), np.array(second), 1)
    assert found.p == pytest.approx(expected)
    assert found.value == pytest.approx(own)
    back = reallocation_test(np.array(second), np.array(first), 1)
    assert back.p == pytest.approx(expected)


def test_random_ones_follow_their_seed_and_near_the_exact_ones() -> None:
    rng = np.random.default_rng(1)
    before = np.round(rng.uniform(1, 4, 26), 1)
    after = np.round(before + rng.normal(0.3, 0.8, 26), 1)
    found = [sign_flip_test(before, after, seed).p for seed in (1, 1, 2)]
    assert found[0] == found[1] != found[2]
    # the t test of the same changes; 99,999 resamples are sure to 0.003
    assert found[0] == pytest.approx(paired_mean_change(before, after).p, abs=0.01)
    groups = [reallocation_test(before, after, seed).p for seed in (1, 1, 2)]
    assert groups[0] == groups[1] != groups[2]
    assert "random" in reallocation_test(before, after, 1).method


def test_random_p_is_never_zero() -> None:
    found = sign_flip_test(np.zeros(40), np.arange(1.0, 41), 1)
    assert found.p == 1 / 100_000


def test_sides_of_groups() -> None:
    low, high = np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.0])
    p = {way: reallocation_test(low, high, 1, alternative=way).p for way in ("greater", "less")}
    assert p == pytest.approx({"greater": 1 / 20, "less": 1.0})
    assert reallocation_test(low, high, 1).p == pytest.approx(2 / 20)
