from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.people.likeness import MAYBE, SAME, alike, contradict, is_whole, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("li wei", "wei li"),
        ("anna korhonen", "anni korhonen"),
        ("aijo h", "aijo hannula"),
        ("a hannula", "aijo hannula"),
        ("minh anh nguyen", "nguyen minh anh"),
        ("maria silva", "maria silva santos"),
        ("kateryna shevchenko", "katerina shevchenko"),
        ("korhonen virtanen anna", "anna korhonen"),
        ("jon smith", "john smith"),
    ],
)
def test_variants_that_a_person_must_decide(one: str, other: str) -> None:
    assert MAYBE <= likeness(one, other) < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [("ada nova", "bo lind"), ("maria silva", "joao silva"), ("ada nova", "ada virtanen")],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert likeness(one, other) < MAYBE


def test_one_slip_in_a_long_name_is_the_same_name() -> None:
    assert likeness("aleksandra konstantinopoulou", "aleksandra konstantinopoulos") >= SAME


@pytest.mark.parametrize(
    ("one", "other", "two_people"),
    [
        ("maria silva", "joao silva", True),
        ("ada nova", "bo lind", True),
        ("maria silva", "maria korhonen", False),  # married
        ("silva maria", "maria korhonen", False),
        ("ada", "bo lind", False),  # one word says nothing
        ("李伟", "bo lind", False),  # nor does what cannot be read
    ],
)
def test_when_names_are_two_peoples(one: str, other: str, two_people: bool) -> None:
    assert contradict(one, other) is two_people
    assert contradict(other, one) is two_people


def test_only_pairs_of_interest_are_compared() -> None:
    names = ["ada nova", "ada novak", "bo lind", "bo lindh", "ada"]
    assert [pair[:2] for pair in alike(names, frozenset({"bo lind"}))] == [("bo lind", "bo lindh")]
    assert {pair[:2] for pair in alike(names, frozenset(names))} == {
        ("ada nova", "ada novak"),
        ("bo lind", "bo lindh"),
    }


_NAMES = st.lists(
    st.sampled_from(["ada", "anna", "li", "wei", "nova", "novak", "a", "silva"]), min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(_NAMES, _NAMES)
def test_likeness_is_the_same_both_ways_and_full_only_of_equals(one: str, other: str) -> None:
    score = likeness(one, other)
    assert score == likeness(other, one)
    assert 0 <= score <= 100
    assert (score == 100) == (one == other)
    assert is_whole(one) == (" " in one)
