from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import usability, usability_scores

_FORM = st.lists(st.integers(1, 5).map(float), min_size=10, max_size=10)


@given(_FORM)
def test_scores_lie_between_0_and_100_in_steps(form: list[float]) -> None:
    (score,) = usability_scores([form])
    assert 0 <= score <= 100
    assert score % 2.5 == 0
    turned = [6 - item for item in form]
    assert usability_scores([turned])[0] == 100 - score


def test_incomplete_and_impossible_forms_are_left_out_and_counted() -> None:
    good, better = [5.0, 1.0] * 5, [4.0, 2.0] * 5
    gap, outside = [np.nan, *good[1:]], [6.0, *good[1:]]
    found = usability([good, better, gap, outside])
    assert (found.value, found.n, found.n_missing) == (pytest.approx(87.5), 2, 2)
    assert usability([gap]).reason
    assert usability(np.empty((0, 10))).reason
