from __future__ import annotations

from analysis.people.self_codes import elements_of, join_elements, split_elements


def test_elements_are_kept_one_by_one_as_they_are_compared() -> None:
    joined = join_elements({"mother": "él ", "day": "07", "town": ""})
    assert split_elements(joined) == {"mother": "ÉL", "day": "07", "town": ""}


def test_nothing_answered_is_no_code() -> None:
    assert join_elements({"mother": " ", "day": ""}) == ""
    assert split_elements("") == {}


def test_neither_a_long_text_nor_an_identity_code_is_an_element() -> None:
    assert join_elements({"a": "x" * 10_000}) == ""
    assert join_elements({"a": "010190-123A"}) == ""
    assert len(join_elements({"a": "x" * 300})) < 50


def test_a_code_of_another_length_has_no_elements() -> None:
    assert elements_of("BA07T", [2, 2, 2]) == ""
    assert elements_of("BA07TU", []) == ""
    assert split_elements(elements_of("BA07TU", [2, 2, 2]))["part 2"] == "07"
