from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import shares
from analysis.problems import ProblemsError
from analysis.statistics import proportion

Responses = Callable[..., pd.DataFrame]


@given(st.lists(st.sampled_from(["a", "b", "a b", "c", ""]), min_size=1, max_size=60))
def test_shares_are_wilsons_of_those_who_answered(
    responses_of: Responses, answers: list[str]
) -> None:
    given_answers = [*answers, "a"]
    frame = shares(responses_of({"ways": given_answers}), "ways").to_frame().set_index("statement")
    n = sum(1 for answer in given_answers if answer)
    for option in {part for answer in given_answers for part in answer.split()}:
        row = frame.loc[f"start: answer {option}"]
        expected = proportion(sum(option in answer for answer in given_answers), n)
        if n >= 10:
            assert (row["value"], row["low"], row["high"]) == (
                expected.value, expected.low, expected.high,
            )  # fmt: skip
        else:
            assert pd.isna(row["value"])
        assert pd.isna(row["n"]) == pd.isna(row["count"]) == (n < 5)


def test_seven_people_are_counted_and_three_are_not(responses_of: Responses) -> None:
    seven = shares(responses_of({"ways": ["a"] * 4 + ["b"] * 3}), "ways")._repr_html_()
    assert "4 of 7" in seven
    assert "57%" not in seven
    three = shares(responses_of({"ways": ["a", "a", "b"]}), "ways")._repr_html_()
    assert " of 3" not in three
    assert three.count("<td>not shown</td>") == 2


def test_numbers_are_in_their_order_and_words_by_frequency(responses_of: Responses) -> None:
    answers = {"agree": ["10", "10", "2", "1", "10"] * 3, "ways": ["c", "c", "b", "a", "c"] * 3}
    table = responses_of(answers)
    numbers = shares(table, "agree").to_frame()["statement"]
    assert list(numbers) == [f"start: answer {n}" for n in (1, 2, 10)]
    assert shares(table, "ways").to_frame()["statement"][0] == "start: answer c"


def test_by_another_column(responses_of: Responses) -> None:
    table = responses_of({"ways": ["a", "b"] * 12})
    table["language"] = ["fi", "sv"] * 12
    frame = shares(table, "ways", by="language").to_frame()
    assert set(frame["n"]) == {12}
    assert list(frame["value"]) == [1.0, 0.0, 0.0, 1.0]


def test_people_of_two_waves_are_not_counted_twice(responses_of: Responses) -> None:
    table = pd.concat([responses_of({"q": ["a"] * 9}, wave) for wave in ("start", "end")])
    assert len(shares(table, "q").to_frame()) == 2
    with pytest.raises(ProblemsError, match="several answers of one person"):
        shares(table, "q", by="group")


@pytest.mark.parametrize(
    ("item", "by", "told"),
    [
        ("way", "wave", "no question “way” here. The nearest known here: ways"),
        ("ways", "langage", "no column “langage” here. The nearest known here: language"),
    ],
)
def test_unknown_words_name_the_nearest(
    responses_of: Responses, item: str, by: str, told: str
) -> None:
    with pytest.raises(ProblemsError, match=told):
        shares(responses_of({"ways": ["a"] * 9}), item, by)
