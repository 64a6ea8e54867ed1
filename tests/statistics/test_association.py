from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.statistics import association, cramers_v, fisher_exact_test, reasons

_TWO = st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2), min_size=2, max_size=2)
JOB = [[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]]


@given(_TWO)
def test_two_by_two_is_scipys(rows: list[list[int]]) -> None:
    assume(all(map(sum, rows)) and all(map(sum, zip(*rows, strict=True))))
    assert fisher_exact_test(rows, 1).p == pytest.approx(stats.fisher_exact(rows).pvalue)


def test_job_satisfaction_of_r() -> None:
    """R: example(fisher.test), Agresti (2002) p. 57: p = 0.7827."""
    found = fisher_exact_test(JOB, seed=1)
    assert found.p == pytest.approx(0.7827, abs=5e-3)
    assert found.p == fisher_exact_test(JOB, seed=1).p


def test_all_tables_and_random_ones_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[3, 1, 4], [1, 5, 2], [6, 5, 3]]
    exact = fisher_exact_test(rows, 1)
    monkeypatch.setattr(association, "_MOST_TABLES", 0)
    random = fisher_exact_test(rows, 1)
    assert ("all" in exact.method, "random" in random.method) == (True, True)
    assert random.p == pytest.approx(exact.p, abs=0.005)


def test_turning_the_table_changes_nothing() -> None:
    rows = [[3, 1, 4], [1, 5, 2]]
    turned = [[*row] for row in zip(*rows, strict=True)]
    assert fisher_exact_test(rows, 1).p == pytest.approx(fisher_exact_test(turned, 1).p)
    assert cramers_v(rows).value == pytest.approx(cramers_v(turned).value)
    assert cramers_v([[5, 0], [0, 5]]).value == pytest.approx(1)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[1, 2]], reasons.ONE_CATEGORY),
        ([[1, 0], [2, 0]], reasons.ONE_CATEGORY),
        ([[0, 0], [0, 0]], reasons.NONE),
        ([[1, -2], [2, 3]], reasons.IMPOSSIBLE_COUNTS),
        ([[1, 2.5], [2, 3]], reasons.IMPOSSIBLE_COUNTS),
        ([[1, float("nan")], [2, 3]], reasons.IMPOSSIBLE_COUNTS),
    ],
)
def test_tables_that_tell_nothing(rows: list[list[float]], reason: str) -> None:
    for found in (cramers_v(rows), fisher_exact_test(rows, 1)):
        assert (found.value, found.p, found.reason) == (None, None, reason)
