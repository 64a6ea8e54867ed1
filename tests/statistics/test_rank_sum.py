from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import kruskal_wallis, mann_whitney

_GROUP = st.lists(st.integers(1, 5).map(float), min_size=1, max_size=5)


@given(_GROUP, _GROUP)
def test_p_is_that_of_all_choices_of_people(first: list[float], second: list[float]) -> None:
    together = np.array(second + first)
    assume(np.ptp(together) > 0)
    ranks = stats.rankdata(together)
    mean = len(second) * (len(together) + 1) / 2
    own = abs(ranks[: len(second)].sum() - mean)
    far = [abs(sum(part) - mean) >= own - 1e-9 for part in combinations(ranks, len(second))]
    found = mann_whitney(np.array(first), np.array(second))
    assert found.p == pytest.approx(np.mean(far))
    wins = [(b > a) + (b == a) / 2 for a in first for b in second]
    assert found.value == pytest.approx(np.mean(wins))
    back = mann_whitney(np.array(second), np.array(first))
    assert (back.value, back.p) == pytest.approx((1 - found.value, found.p))


def test_large_groups_are_scipys() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.integers(1, 6, 90).astype(float), rng.integers(2, 6, 60).astype(float)
    found = mann_whitney(first, second)
    told = stats.mannwhitneyu(second, first, use_continuity=False, method="asymptotic")
    assert (found.statistic, found.p) == pytest.approx((told.statistic, told.pvalue))
    assert "normal" in found.method


def test_exact_and_normal_agree_on_many() -> None:
    rng = np.random.default_rng(2)
    first, second = rng.normal(0, 1, 50), rng.normal(0.4, 1, 50)
    found = [mann_whitney(first, second, exact=exact).p for exact in (True, False)]
    assert found[0] == pytest.approx(found[1], rel=0.03)


def test_ties_that_binary_fractions_break() -> None:
    """Both R and scipy rank 3.1 − 2.8 and 0.3 apart."""
    groups = [np.array([3.1 - 2.8, 1.0]), np.array([0.3, 2.0]), np.array([0.1 + 0.2, 3.0])]
    plain = [np.array([0.3, 1.0]), np.array([0.3, 2.0]), np.array([0.3, 3.0])]
    assert kruskal_wallis(groups).statistic == stats.kruskal(*plain).statistic
    assert stats.kruskal(*groups).statistic != stats.kruskal(*plain).statistic
    assert mann_whitney(*groups[:2]).p == mann_whitney(*plain[:2]).p
