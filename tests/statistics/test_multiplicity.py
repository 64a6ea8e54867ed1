from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import adjusted, benjamini_hochberg, holm

NAN = float("nan")
_P = st.lists(st.one_of(st.floats(0, 1), st.just(NAN)), max_size=12)


def holm_by_hand(p: list[float]) -> list[float]:
    order = np.argsort(p)
    steps = np.maximum.accumulate([p[at] * (len(p) - rank) for rank, at in enumerate(order)])
    result = np.empty(len(p))
    result[order] = np.minimum(steps, 1)
    return result.tolist()


@given(_P)
def test_missing_ones_stay_missing_and_change_nothing(drawn: list[float]) -> None:
    p = np.array(drawn)
    known = ~np.isnan(p)
    for way in (holm, benjamini_hochberg):
        found = way(p)
        assert np.array_equal(np.isnan(found), ~known)
        assert found[known] == pytest.approx(way(p[known]))
        assert np.all(found[known] >= p[known] - 1e-15)
        assert np.all(found[known] <= 1)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=10))
def test_holm_by_hand(drawn: list[float]) -> None:
    assert holm(np.array(drawn)) == pytest.approx(holm_by_hand(drawn))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_order_of_outcomes_does_not_matter(drawn: list[float], chance) -> None:
    mixed = chance.sample(range(len(drawn)), len(drawn))
    for way in ("Holm", "BH", "BY", "Bonferroni", "Hommel", "Hochberg"):
        there, other = adjusted(np.array(drawn), way), adjusted(np.array(drawn)[mixed], way)
        assert other == pytest.approx(there[mixed])


def test_what_is_no_p_value_is_missing() -> None:
    assert holm(np.array([])).tolist() == []
    assert holm(np.array([NAN, NAN])).tolist() == pytest.approx([NAN, NAN], nan_ok=True)
    found = holm(np.array([0.02, 1.5, -0.1, 0.01]))
    assert found.tolist() == pytest.approx([0.02, NAN, NAN, 0.02], nan_ok=True)
