from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import special, stats

from analysis.statistics import matched_odds_ratio, mcnemar, paired_proportion_difference, reasons
from analysis.statistics.score_interval import tango_limits

INTERVALS = ("Newcombe", "Tango", "Bonett–Price", "Agresti–Min")
_CELLS = st.tuples(*[st.integers(0, 40)] * 4).filter(lambda cells: sum(cells) > 0)


@pytest.mark.parametrize("interval", INTERVALS)
@given(_CELLS)
def test_limits_hold_the_difference_and_turn_with_it(interval: str, cells: tuple[int, ...]) -> None:
    both, lost, gained, neither = cells
    there = paired_proportion_difference(both, lost, gained, neither, interval)
    back = paired_proportion_difference(both, gained, lost, neither, interval)
    assert (back.value, back.low, back.high) == pytest.approx(
        (-there.value, -there.high, -there.low), abs=1e-9
    )
    assert -1 - 1e-9 <= there.low <= there.high <= 1 + 1e-9
    if interval in ("Newcombe", "Tango"):
        assert there.low - 1e-9 <= there.value <= there.high + 1e-9
    # counting those who say no instead turns the sign, too
    other = paired_proportion_difference(neither, gained, lost, both, interval)
    assert (other.low, other.high) == pytest.approx((-there.high, -there.low), abs=1e-9)


@given(_CELLS)
def test_tango_limits_are_where_the_score_test_is_at_five_percent(cells: tuple[int, ...]) -> None:
    _both, lost, gained, _neither = cells
    n = sum(cells)
    low, high = tango_limits(gained, lost, n)
    z = float(special.ndtri(0.975))
    for limit in (low, high):
        assume(abs(limit) < 1 - 1e-6)
        middle = -gained - lost + (2 * n - gained + lost) * limit
        root = math.sqrt(middle**2 + 8 * n * lost * limit * (1 - limit))
        variance = n * ((root - middle) / (2 * n) + limit * (1 - limit))
        assert abs(gained - lost - n * limit) / math.sqrt(variance) == pytest.approx(z, rel=1e-5)


@given(st.integers(0, 30), st.integers(0, 30))
def test_mcnemar_is_the_binomial_test(gained: int, lost: int) -> None:
    assume(gained + lost > 0)
    found = mcnemar(gained, lost, 100)
    assert found.p == pytest.approx(stats.binomtest(gained, gained + lost).pvalue)
    own = stats.binom.pmf(min(gained, lost), gained + lost, 0.5)
    mid = mcnemar(gained, lost, 100, "mid-p").p
    # half of the chance of the observed, on both sides
    assert mid == pytest.approx(min(1.0, min(found.p, 1 + own) - own) if gained != lost else 1.0)
    assert mcnemar(lost, gained, 100).p == pytest.approx(found.p)
    assert found.low <= found.value == gained / (gained + lost) <= found.high


def test_counts_that_cannot_be_and_nobody_who_changed() -> None:
    for found in (
        mcnemar(3, 4, 5),
        mcnemar(-1, 4, 5),
        matched_odds_ratio(3, 4, 5),
        paired_proportion_difference(1, 2, 3, -1),
    ):
        assert (found.value, found.p, found.reason) == (None, None, reasons.IMPOSSIBLE_COUNTS)
    assert mcnemar(0, 0, 5).reason == reasons.NO_CHANGE
    assert mcnemar(0, 0, 0).reason == reasons.NO_PAIRS
    assert paired_proportion_difference(0, 0, 0, 0).reason == reasons.NO_PAIRS
    for gained, lost in ((3, 0), (0, 3)):
        assert matched_odds_ratio(gained, lost, 9).reason == reasons.ONE_DIRECTION
