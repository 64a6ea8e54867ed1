from __future__ import annotations

import pytest

from analysis.disclosure import SafeCount, gate, policy
from analysis.disclosure.policy import Policy
from analysis.project import Edition
from analysis.statistics import Estimate


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        ("public", [(0, 0), (1, None), (4, None), (5, 5)]),
        ("funder", [(0, 0), (1, None), (2, None), (3, 3)]),
        ("internal", [(0, 0), (1, 1), (4, 4)]),
    ],
)
def test_small_counts_are_hidden(edition: Edition, shown: list[tuple[int, int | None]]) -> None:
    assert [(n, gate(edition).count(n).value) for n, _ in shown] == shown


def test_one_hidden_part_takes_a_second_with_it() -> None:
    found = gate("public").counts({"a": 2, "b": 30, "c": 7, "d": 0})
    assert {name: count.value for name, count in found.items()} == {
        "a": None, "b": 30, "c": None, "d": 0,
    }  # fmt: skip


def test_two_hidden_parts_hide_each_other() -> None:
    found = gate("public").counts({"a": 2, "b": 30, "c": 4})
    assert found["b"].value == 30


def test_results_of_few_people_are_hidden() -> None:
    estimate = Estimate(0.5, 0.1, 0.9, 9, "mean")
    assert gate("public").estimate(estimate).estimate.value is None
    assert gate("public").estimate(estimate).hidden
    assert gate("internal").estimate(estimate).estimate.value == 0.5
    enough = Estimate(0.5, 0.1, 0.9, 30, "mean")
    assert gate("public").estimate(enough, people=4).estimate.value is None


def test_only_a_gate_makes_safe_numbers() -> None:
    with pytest.raises(TypeError, match="gate"):
        SafeCount(object(), 3)


def test_the_policy_is_validated() -> None:
    text = policy().model_dump()
    with pytest.raises(ValueError, match="extra"):
        Policy.model_validate({**text, "publik": text["public"]})
    with pytest.raises(ValueError, match="minimum_count"):
        Policy.model_validate({**text, "public": {**text["public"], "minimum_count": 0}})
