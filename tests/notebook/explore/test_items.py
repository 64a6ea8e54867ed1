from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import reliability
from analysis.instruments import Scale
from analysis.problems import ProblemsError
from analysis.statistics import cronbach_alpha, item_analysis

Responses = Callable[..., pd.DataFrame]
ITEMS = ("q1", "q2", "q3")
person = st.tuples(*(st.integers(1, 5) for _ in ITEMS))


def asked(people: list[tuple[int, ...]]) -> dict[str, list[str]]:
    columns = zip(*people, strict=True)
    return {item: list(map(str, column)) for item, column in zip(ITEMS, columns, strict=True)}


def people(n: int) -> list[tuple[int, ...]]:
    return [(k % 5 + 1, (k + k % 2) % 5 + 1, (k + k % 3) % 5 + 1) for k in range(n)]


@given(st.lists(person, min_size=20, max_size=60))
def test_values_are_those_of_the_statistics(
    responses_of: Responses, answers: list[tuple[int, ...]]
) -> None:
    frame = reliability(responses_of(asked(answers)), ITEMS, "start").to_frame()
    alpha, items = cronbach_alpha(np.array(answers, float)), item_analysis(np.array(answers, float))
    if alpha.value is None:
        assert frame["value"].isna().all()
        assert frame["reason"][0] == alpha.reason
        return
    first = frame.iloc[0]
    np.testing.assert_allclose(
        first[["value", "low", "high"]].astype(float), [alpha.value, alpha.low, alpha.high]
    )
    np.testing.assert_allclose(frame["value"][1:4], items.rest_correlation)
    np.testing.assert_allclose(frame["value"][4:7], items.alpha_without)


@pytest.mark.parametrize("n", [3, 7, 19])
def test_fewer_than_twenty_have_none(responses_of: Responses, n: int) -> None:
    found = reliability(responses_of(asked(people(n))), ITEMS, "start")
    frame = found.to_frame()
    assert frame["value"].isna().all()
    assert frame["reason"].str.startswith("fewer than").all()
    assert frame["n"].isna().all() == (n < 5)


def test_gaps_leave_people_out(responses_of: Responses) -> None:
    answers = asked(people(30))
    answers["q2"][4] = ""
    frame = reliability(responses_of(answers), ITEMS, "start").to_frame()
    assert set(frame["n"]) == {29}
    assert set(frame["n_missing"]) == {1}


def test_a_reversed_item_is_turned(responses_of: Responses) -> None:
    straight = people(30)
    turned = [(6 - first, *rest) for first, *rest in straight]
    scale = Scale("s", {}, "mean", ITEMS, frozenset({"q1"}))
    one = reliability(responses_of(asked(straight)), ITEMS, "start").to_frame()
    for ask in (
        reliability(responses_of(asked(turned)), scale, "start"),
        reliability(responses_of(asked(turned)), ITEMS, "start", reverse=["q1"]),
    ):
        np.testing.assert_allclose(ask.to_frame()["value"], one["value"])
        assert "q1 (reversed)" in ask.to_frame()["statement"][1]


def test_an_item_that_all_answer_alike_is_a_sentence(responses_of: Responses) -> None:
    answers = {**asked(people(30)), "q1": ["3"] * 30}
    frame = reliability(responses_of(answers), ITEMS, "start").to_frame()
    assert frame["value"].isna().all()
    assert set(frame["reason"]) == {"all answers to an item are the same"}


@pytest.mark.parametrize(
    ("items", "wave", "told"),
    [
        (("q1", "q9"), "start", "no item “q9” here. The nearest known here: q"),
        (ITEMS, "strat", "no wave “strat” here. The nearest known here: start"),
    ],
)
def test_unknown_words_name_the_nearest(
    responses_of: Responses, items: tuple[str, ...], wave: str, told: str
) -> None:
    with pytest.raises(ProblemsError, match=told):
        reliability(responses_of(asked(people(30))), items, wave)


def test_reversed_items_belong_to_the_items(responses_of: Responses) -> None:
    with pytest.raises(ProblemsError, match="no item “q7” here"):
        reliability(responses_of(asked(people(30))), ITEMS, "start", reverse=["q7"])


def test_words_are_no_numbers(responses_of: Responses) -> None:
    answers = {**asked(people(30)), "q1": ["often"] * 30}
    with pytest.raises(ProblemsError, match="Some answers are not numbers: q1"):
        reliability(responses_of(answers), ITEMS, "start")
