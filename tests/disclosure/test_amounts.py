from __future__ import annotations

import pytest

from analysis.disclosure import Gate, cell, gate, policy, shown_share, suppressed
from analysis.disclosure.tables import Tables, rounded, told

PUBLIC = gate("public")


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ([30, 40, 50, 60], True),
        ([50, 60], False),  # fewer than three contribute
        ([900, 40, 30, 30], False),  # two hold 94 %
        ([100, 70, 9, 9], False),  # the second can tell the first to within 15 %
        ([0, 0, 0], True),
        ([], False),
    ],
)
def test_amounts_that_tell_one_contributor_are_hidden(sizes: list[float], shown: bool) -> None:
    found = PUBLIC.amount({str(n): size for n, size in enumerate(sizes)})
    assert (found is not None) is shown
    assert found is None or found.value == sum(sizes)


def test_extremes_are_one_persons() -> None:
    assert PUBLIC.extremes(1, 9) is None
    assert gate("internal").extremes(1, 9) is not None


def test_a_share_of_few_is_not_shown() -> None:
    count = PUBLIC.count
    assert shown_share(count(7), count(20), "public") == 0.35
    assert shown_share(count(7), count(19), "public") is None
    assert shown_share(count(2), count(28), "public") is None  # 7 % of 28 can only be 2


def test_rounded_counts_are_intervals() -> None:
    ten = Gate("public", policy().public.model_copy(update={"rounding_base": 5}))
    assert [ten.count(n).value for n in (0, 4, 7, 8)] == [0, None, 5, 10]
    for n in range(50):
        low, high = told(n, 5)
        assert low <= n <= high
        assert {rounded(int(m), 5) for m in (low, high)} == {rounded(n, 5)}


def test_zeros_can_be_hidden_too() -> None:
    rules = policy().model_copy(
        update={"public": policy().public.model_copy(update={"zero": "hidden"})}
    )
    parts = {name: cell("people", {"x": name}) for name in "abc"}
    counts = {parts["a"]: 0, parts["b"]: 30, parts["c"]: 40, cell("people"): 70}
    tables = Tables(counts, {("people", "x"): frozenset("abc")})
    assert suppressed(tables, "public") == frozenset()
    hidden = suppressed(tables, "public", rules)
    assert parts["a"] in hidden
    assert len(hidden) == 2
