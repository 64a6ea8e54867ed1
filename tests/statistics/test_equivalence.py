from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import ttost_paired

from analysis.statistics import equivalence, half_standard_deviation, reliable_change

_SCORE = st.integers(6, 30).map(lambda points: points / 6)
_PAIRS = st.lists(st.tuples(_SCORE, _SCORE), min_size=3, max_size=30)


@given(_PAIRS, st.floats(0.1, 2))
def test_p_is_that_of_statsmodels_and_agrees_with_the_interval(
    drawn: list[tuple[float, float]], near: float
) -> None:
    before, after = (np.array([pair[place] for pair in drawn]) for place in (0, 1))
    assume(np.ptp(after - before) > 0.01)
    found = equivalence(before, after, -near, near)
    expected = ttost_paired(after, before, -near, near)[0]
    assert found.change.p == pytest.approx(expected, rel=1e-6, abs=1e-12)
    assume(abs(found.change.p - 0.05) > 1e-9)
    # equivalent at 5 % is: the 90 % interval lies within the limits
    inside = -near < found.change.low and found.change.high < near
    assert found.equivalent == inside
    assert found.change.level == 0.9


def test_reliable_change_by_hand() -> None:
    before = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    after = before + np.array([3.0, -3.0, 2.5, 0.0, 1.0])
    # SD 1.5811, reliability 0.64: 1.96·√2·1.5811·0.6 = 2.6296
    found = reliable_change(before, after, 0.64)
    assert found.threshold == pytest.approx(1.959964 * math.sqrt(2) * math.sqrt(2.5) * 0.6)
    assert (found.n, found.improved, found.worse) == (5, 1, 1)
    wider = reliable_change(before, after, 0.64, sd_before=3.0)
    assert (wider.improved, wider.worse) == (0, 0)
    assert half_standard_deviation(before).value == pytest.approx(math.sqrt(2.5) / 2)
