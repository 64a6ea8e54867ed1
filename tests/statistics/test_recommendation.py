from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.statistics import net_promoter_score, promoter_balance, reasons

_COUNTS = st.tuples(*[st.integers(0, 300)] * 3)


@given(_COUNTS)
def test_limits_hold_the_score_and_turn_with_it(counts: tuple[int, int, int]) -> None:
    assume(sum(counts) >= 2)
    there, back = promoter_balance(*counts), promoter_balance(*counts[::-1])
    assert -100 <= there.low <= there.value + 1e-9
    assert there.value - 1e-9 <= there.high <= 100
    assert there.high - there.low > 0
    assert (back.value, back.low, back.high) == pytest.approx(
        (-there.value, -there.high, -there.low), abs=1e-9
    )


def test_all_promoters_leave_room_unlike_wald() -> None:
    assert promoter_balance(4, 0, 0).low < 100
    assert promoter_balance(4, 0, 0, "Wald").low == 100


def test_answers_are_grouped_as_published() -> None:
    found = net_promoter_score(np.array([*range(11), np.nan], dtype=float))
    # 9, 10 promote; 7, 8 are passive; 0 to 6 detract
    assert (found.value, found.n, found.n_missing) == (pytest.approx(100 * (2 - 7) / 11), 11, 1)


def test_counts_that_cannot_be() -> None:
    assert promoter_balance(-1, 2, 3).reason == reasons.IMPOSSIBLE_COUNTS
    assert promoter_balance(0, 0, 0).reason == reasons.NONE
    assert promoter_balance(1, 0, 0).reason == reasons.TOO_FEW
