from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    Counts,
    Statement,
    allowed,
    change_statements,
    difference_statements,
    g_av,
    hodges_lehmann,
    level_statements,
    paired_mean_change,
    reasons,
    share_change_statements,
    share_difference_statements,
    share_statements,
    signed_rank_test,
)


def people(n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(n)
    before = np.round(rng.uniform(1, 4, n) * 6) / 6
    return before, before + np.round(rng.normal(0.5, 0.6, n) * 6) / 6


@pytest.mark.parametrize("n", [0, 1, 4, 5, 9, 10, 19, 20, 49, 50, 80])
def test_only_what_the_number_allows_has_a_value(n: int) -> None:
    before, after = people(n)
    for found in (
        change_statements(before, after, worthwhile=0.3),
        difference_statements(before, after),
        level_statements(before),
        share_statements(n // 2, n),
        share_change_statements(n - n // 2, 0, n // 2, 0),
        share_difference_statements(n // 2, n, n // 3, n),
    ):
        assert set(found.made()) <= allowed(n)
        assert found.n == n
        for name, estimate in found.estimates.items():
            assert (estimate.value is None) == bool(estimate.reason) or estimate.low is None, name
            if name not in allowed(n):
                assert (estimate.value, estimate.p, estimate.se) == (None, None, None)
        if n < 5:
            assert found.counts is None
            assert found.smallest_p is None
            assert found.reason == reasons.UNDER_5


def test_few_pairs_get_counts_and_an_exact_p_only() -> None:
    before, after = np.array([1.0, 2, 3, 3, 2, 4]), np.array([2.0, 3, 3, 4, 1, 5])
    found = change_statements(before, after)
    assert found.counts == Counts(up=4, same=1, down=1)
    assert found.smallest_p == 2 / 2**5
    (test,) = found.made().values()
    assert (test.p, test.low) == (signed_rank_test(before, after).p, None)
    # the rank sum upward, no effect: five changes of one size, all of rank 3
    assert test.value == 12


def test_statements_are_those_of_the_methods() -> None:
    before, after = people(30)
    found = change_statements(before, after, worthwhile=0.3).estimates
    assert found[Statement.MEAN_CHANGE] == paired_mean_change(before, after)
    assert found[Statement.STANDARDISED_EFFECT] == g_av(before, after)
    assert found[Statement.SHIFT] == hodges_lehmann(before, after)
    assert found[Statement.EQUIVALENCE].level == 0.9
    assert found[Statement.RANK_EFFECT].low is None
    assert Statement.EQUIVALENCE not in change_statements(before, after).estimates


def test_the_smaller_group_decides() -> None:
    many, few = people(60)[0], people(12)[0]
    assert set(difference_statements(many, few).made()) == {
        Statement.EXACT_TEST,
        Statement.RANK_EFFECT,
    }
    assert not share_difference_statements(30, 60, 3, 9).made()


def test_gaps_are_counted_and_do_not_count() -> None:
    before, after = people(12)
    before[:3] = np.nan
    found = change_statements(before, after)
    assert (found.n, found.n_missing) == (9, 3)
    assert set(found.made()) == {Statement.EXACT_TEST}


@pytest.mark.parametrize("wrong", [np.inf, 7.0])
def test_impossible_values_leave_nothing_but_the_reason(wrong: float) -> None:
    before, after = people(30)
    after[3] = wrong
    found = change_statements(before, after, limits=(0, 6.5))
    assert found.reason in (reasons.INFINITE, reasons.OUTSIDE)
    assert not found.made()
    assert found.counts is None
    assert {estimate.reason for estimate in found.estimates.values()} == {found.reason}


def test_impossible_counts() -> None:
    for found in (share_statements(7, 6), share_change_statements(-1, 10, 10, 10)):
        assert found.reason == reasons.IMPOSSIBLE_COUNTS
        assert not found.made()


def test_nobody_changed() -> None:
    same = np.full(25, 3.0)
    found = change_statements(same, same)
    assert found.counts == Counts(0, 25, 0)
    assert found.estimates[Statement.EXACT_TEST].reason == reasons.NO_CHANGE
    assert found.estimates[Statement.MEAN_CHANGE].reason == reasons.ALIKE
    # nobody of 25 went up: that can be said, with Wilson's interval
    assert set(found.made()) == {Statement.SHARE}


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=60))
def test_counts_add_up(drawn: list[tuple[int, int]]) -> None:
    before, after = (np.array([pair[place] for pair in drawn], float) for place in (0, 1))
    found = change_statements(before, after)
    if found.counts is not None:
        assert found.counts.up + found.counts.same + found.counts.down == found.n == len(drawn)
