from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from analysis.statistics.noncentral_t import noncentral_t_cdf, noncentrality_limits


@pytest.mark.parametrize("df", [1, 2, 5, 30, 300])
@pytest.mark.parametrize("t", [-3.0, -0.5, 0.0, 0.7, 4.0, 40.0])
def test_central_one_is_students(t: float, df: int) -> None:
    assert noncentral_t_cdf(t, df, 0.0) == pytest.approx(special.stdtr(df, t), abs=1e-12)


@given(st.floats(-8, 8), st.integers(1, 200), st.floats(-6, 6))
def test_is_scipys_where_that_knows_it(t: float, df: int, noncentrality: float) -> None:
    expected = float(stats.nct.cdf(t, df, noncentrality))
    if np.isfinite(expected):
        found = noncentral_t_cdf(t, df, noncentrality)
        assert found == pytest.approx(expected, abs=1e-9)


@given(st.floats(-1e4, 1e4), st.integers(1, 500))
def test_limits_are_found_for_any_t(t: float, df: int) -> None:
    low, high = noncentrality_limits(t, df)
    assert low < high
    tails = [noncentral_t_cdf(t, df, limit) for limit in (low, high)]
    assert tails == pytest.approx([0.975, 0.025], abs=1e-8)


def test_by_simulation() -> None:
    rng = np.random.default_rng(1)
    drawn = (rng.normal(2, 1, 400_000)) / np.sqrt(rng.chisquare(4, 400_000) / 4)
    assert noncentral_t_cdf(3.0, 4, 2.0) == pytest.approx(np.mean(drawn <= 3), abs=3e-3)
