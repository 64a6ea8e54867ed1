"""Each scoring rule on answers whose score is known, and what holds of it for all answers."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.scoring import scores
from analysis.instruments import Instrument, Item, Option, Scale

TEN = tuple(f"u{n}" for n in range(1, 11))
FIVE = tuple(Option(str(n), {"en": f"answer {n}"}) for n in range(1, 6))


def instrument(scale: Scale) -> Instrument:
    items = {name: Item(name, "select_one", {}, FIVE) for name in scale.items}
    return Instrument("asked", items, {scale.name: scale})


def score(scale: Scale, given_answers: Mapping[str, object]) -> float:
    """The score of one response; NaN where there is none."""
    rows = [("r1", item, str(value)) for item, value in given_answers.items()]
    answers = pd.DataFrame(rows, columns=["response", "item", "value"], dtype="str")
    found = scores(answers, pd.DataFrame({"response": ["r1"]}), instrument(scale))
    assert len(found) == (1 if rows else 0)
    return float(found["score"].iloc[0]) if rows else math.nan


def sus(minimum: int = 10) -> Scale:
    return Scale("usability", {}, "sus", TEN, minimum_answered=minimum)


def rated(*values: int | None) -> dict[str, int]:
    return {name: v for name, v in zip(TEN, values, strict=True) if v is not None}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Brooke 1996, "SUS: a quick and dirty usability scale": the worked example
        ((5, 4, 2, 1, 2, 3, 2, 4, 5, 2), 55.0),
        ((5, 1, 5, 1, 5, 1, 5, 1, 5, 1), 100.0),
        ((1, 5, 1, 5, 1, 5, 1, 5, 1, 5), 0.0),
        ((3,) * 10, 50.0),
        ((5,) * 10, 50.0),  # the same answer to statements for and against
        ((4, 2, 4, 2, 4, 2, 4, 2, 4, 2), 75.0),
        ((5, 1, 5, 1, 5, 1, 5, 1, 5, 2), 97.5),
    ],
)  # fmt: skip
def test_sus(values: tuple[int, ...], expected: float) -> None:
    assert score(sus(), rated(*values)) == expected


def test_sus_needs_all_ten_unless_declared_otherwise() -> None:
    nine = rated(5, 1, 5, 1, 5, 1, 5, 1, 5, None)
    assert math.isnan(score(sus(), nine))
    # the missing answer is taken as 3 (Bangor, Kortum and Miller 2009)
    assert score(sus(9), nine) == 95.0
    assert score(sus(9), nine) == score(sus(), {**nine, "u10": 3})
    eight = rated(5, 1, 5, 1, 5, 1, 5, 1, None, None)
    assert math.isnan(score(sus(9), eight))
    assert score(sus(8), eight) == 90.0


@pytest.mark.parametrize("wrong", ["0", "6", "2.5", "inf", "nan", "x"])
def test_an_answer_outside_the_range_is_no_answer(wrong: str) -> None:
    assert math.isnan(score(sus(), {**rated(*(3,) * 10), "u4": wrong}))
    assert score(sus(9), {**rated(*(3,) * 10), "u4": wrong}) == 50.0


@given(st.lists(st.integers(1, 5), min_size=10, max_size=10))
def test_sus_lies_between_0_and_100_and_turns_with_its_answers(values: list[int]) -> None:
    found = score(sus(), rated(*values))
    assert 0 <= found <= 100
    assert found % 2.5 == 0
    assert score(sus(), rated(*(6 - value for value in values))) == 100 - found


@given(
    st.lists(st.integers(1, 5), min_size=10, max_size=10),
    st.integers(0, 9),
)
def test_a_better_answer_makes_a_better_sus(values: list[int], place: int) -> None:
    better = list(values)
    better[place] = min(5, values[place] + 1) if place % 2 == 0 else max(1, values[place] - 1)
    gain = score(sus(), rated(*better)) - score(sus(), rated(*values))
    assert gain == (2.5 if better != values else 0)


NPS = Scale("recommendation", {}, "nps", ("likely",))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(n, -100.0) for n in range(7)] + [(7, 0.0), (8, 0.0), (9, 100.0), (10, 100.0)],
)
def test_promoters_passives_and_detractors(answer: int, expected: float) -> None:
    assert score(NPS, {"likely": answer}) == expected


@pytest.mark.parametrize("wrong", ["-1", "11", "8.5", "99", "inf"])
def test_no_recommendation_outside_0_to_10(wrong: str) -> None:
    assert math.isnan(score(NPS, {"likely": wrong}))


@given(st.lists(st.integers(0, 10), min_size=1, max_size=30))
def test_the_mean_of_the_scores_is_the_net_promoter_score(marks: list[int]) -> None:
    rows = [(f"r{n}", "likely", str(mark)) for n, mark in enumerate(marks)]
    answers = pd.DataFrame(rows, columns=["response", "item", "value"], dtype="str")
    found = scores(answers, answers[["response"]], instrument(NPS))
    promoters, detractors = sum(m >= 9 for m in marks), sum(m <= 6 for m in marks)
    expected = 100 * (promoters - detractors) / len(marks)
    assert found["score"].mean() == pytest.approx(expected)
    assert -100 <= expected <= 100


THREE = ("a", "b", "c")


def test_mean_and_sum_with_a_reversed_item() -> None:
    mean = Scale("m", {}, "mean", THREE, frozenset({"b"}), minimum_answered=3)
    assert score(mean, {"a": 5, "b": 1, "c": 5}) == 5.0
    assert score(mean, {"a": 5, "b": 5, "c": 5}) == pytest.approx(11 / 3)
    total = Scale("s", {}, "sum", THREE, frozenset({"b"}), minimum_answered=3)
    assert score(total, {"a": 4, "b": 2, "c": 3}) == 11.0


def test_a_gap_does_not_count_as_nothing_in_a_sum() -> None:
    total = Scale("s", {}, "sum", THREE, minimum_answered=2)
    assert score(total, {"a": 4, "b": 4}) == 12.0
    assert math.isnan(score(total, {"a": 4}))


def test_any_of() -> None:
    wanted = {"a": frozenset({"4", "5"}), "b": frozenset({"1"})}
    scale = Scale("any", {}, "any_of", ("a", "b"), values=wanted)
    assert score(scale, {"a": 4, "b": 3}) == 1.0
    assert score(scale, {"a": 3, "b": 3}) == 0.0


@pytest.mark.parametrize("scale", [sus(), NPS, Scale("m", {}, "mean", THREE)])
def test_who_was_not_asked_has_no_row(scale: Scale) -> None:
    assert math.isnan(score(scale, {}))
