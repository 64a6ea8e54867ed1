from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import rank_biserial, reasons, signed_rank_test, smallest_p
from analysis.statistics.signed_rank import SignedRanks, exact_p, normal_p

_CHANGES = st.lists(st.integers(-6, 6).map(lambda c: c / 6), min_size=1, max_size=11)


def by_enumeration(changes: np.ndarray, *, pratt: bool) -> float:
    """All choices of signs, one after another."""
    if not pratt:
        changes = changes[changes != 0]
    ranks = stats.rankdata(np.abs(changes))[changes != 0]
    signs = np.array([*product((-1, 1), repeat=len(ranks))])
    own = abs(float((np.sign(changes[changes != 0]) * ranks).sum()))
    return float(np.mean(np.abs(signs @ ranks) >= own - 1e-9))


@given(_CHANGES)
def test_p_is_that_of_all_choices_of_signs(drawn: list[float]) -> None:
    changes = np.array(drawn)
    assume(np.any(changes != 0))
    zeros = np.zeros_like(changes)
    for way, pratt in (("drop", False), ("pratt", True)):
        found = signed_rank_test(zeros, changes, way)
        assert found.p == pytest.approx(by_enumeration(changes, pratt=pratt), rel=1e-12)


@given(_CHANGES)
def test_turning_the_sign_turns_the_effect_and_keeps_p(drawn: list[float]) -> None:
    changes, zeros = np.array(drawn), np.zeros(len(drawn))
    assume(np.any(changes != 0))
    there, back = signed_rank_test(zeros, changes), signed_rank_test(zeros, -changes)
    assert (there.value, there.p) == pytest.approx((-back.value, back.p))
    assert there.p >= smallest_p(int(np.sum(changes != 0))) - 1e-15


def test_all_up_reaches_the_smallest_p() -> None:
    for n in range(1, 12):
        found = signed_rank_test(np.zeros(n), np.arange(1.0, n + 1))
        assert found.p == pytest.approx(smallest_p(n))


def test_ties_that_binary_fractions_break() -> None:
    """3.1 − 2.8 and 0.3 are one value: differences are rounded before they are ranked."""
    before = np.array([2.8, 0.0, 1.0, 1.0, 2.0])
    after = np.array([3.1, 0.3, 0.7, 2.0, 4.0])
    assert after[0] - before[0] != after[1] - before[1]
    plain = signed_rank_test(np.zeros(5), np.array([0.3, 0.3, -0.3, 1.0, 2.0]))
    found = signed_rank_test(before, after)
    assert (found.p, found.statistic) == (plain.p, plain.statistic)


def test_without_ties_it_is_scipys() -> None:
    changes = np.array([0.3, -1.1, 2.5, 0.7, 3.2, -0.2, 1.9])
    found = signed_rank_test(np.zeros(7), changes)
    assert found.p == pytest.approx(stats.wilcoxon(changes, method="exact").pvalue)


def test_many_changes_are_normal() -> None:
    rng = np.random.default_rng(3)
    ranks = np.arange(1, 301) * 2
    up = float(ranks[rng.random(300) < 0.55].sum()) / 2
    some = SignedRanks(up, float(ranks.sum()) / 2 - up, ranks)
    assert exact_p(some) == pytest.approx(normal_p(some), rel=0.01)
    found = signed_rank_test(np.zeros(600), rng.normal(0.05, 1, 600))
    assert "normal" in found.method


def test_one_direction_has_no_interval() -> None:
    found = rank_biserial(np.zeros(6), np.array([1.0, 2, 0, 1, 3, 1]))
    assert (found.value, found.low, found.high) == (1.0, None, None)
    assert found.reason == reasons.ONE_DIRECTION
    changes = np.array([1.0, 2, 0, -1, 3, 1])
    assert rank_biserial(np.zeros(6), changes).low is None
    both = rank_biserial(np.zeros(6), changes, interval=True)
    # ranks of 1, 2, −1, 3, 1: 2, 4, 2, 5, 2; (13 − 2)/15
    assert both.value == pytest.approx(11 / 15)
    assert -1 < both.low < both.value < both.high < 1
