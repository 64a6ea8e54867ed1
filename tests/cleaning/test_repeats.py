from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning.repeats import copied_rows, is_trial, superseded
from analysis.readers.aliases import known_aliases

WORDS = known_aliases().words("trial")


@pytest.mark.parametrize(
    ("name", "email", "trial"),
    [
        ("testi", "", True), ("", "test.1@example.org", True), ("test testi", "", True),
        ("test t", "", True), ("asdf", "", True), ("prov", "", True),
        ("testa virtanen", "", False), ("", "ada.test@example.org", False), ("", "", False),
        ("b", "", False), ("", "a.b@example.org", False), ("", "42@example.org", False),
    ],
)  # fmt: skip
def test_trials_are_told_from_people(name: str, email: str, trial: bool) -> None:
    found = is_trial(pd.DataFrame([(name, email)], columns=["name", "email"]), WORDS)
    assert found.tolist() == [trial]


def forms(*rows: dict[str, object], **more: object) -> pd.DataFrame:
    plain = {"person": "a", "instrument": "i", "wave": "w", "group": "", "event": "",
             "submitted": None, "identified": True, "counts": "last", "file": "a.csv"}  # fmt: skip
    found = pd.DataFrame([{**plain, **more, **row} for row in rows])
    return found.assign(submitted=pd.to_datetime(found["submitted"], utc=True, format="ISO8601"))


def day(n: int | None, **more: object) -> dict[str, object]:
    return {"submitted": f"2023-01-{n:02}" if n else None, **more}


def rules(rows: pd.DataFrame, *contents: str) -> list[str]:
    return superseded(rows, pd.Series(contents, index=rows.index, dtype="str")).tolist()


def test_the_last_answer_of_a_person_counts() -> None:
    rows = forms(day(3), day(1), day(2), day(1, person="b"))
    assert rules(rows, "x", "y", "x", "x") == ["", "earlier answer", "same answer twice", ""]


def test_the_first_answer_counts_where_that_is_declared() -> None:
    rows = forms(day(3), day(1), day(2), counts="first")
    assert rules(rows, "x", "y", "z") == ["later answer", "", "later answer"]


@pytest.mark.parametrize("counts", ["first", "last"])
def test_a_form_never_sent_does_not_count_beside_one_that_was(counts: str) -> None:
    rows = forms(day(None), day(2), counts=counts)
    assert rules(rows, "x", "y")[1] == ""


@pytest.mark.parametrize(
    ("contents", "counted"),
    [(("x", "x\x1ey", "z"), 1), (("x\x1ey", "z", ""), 0), (("x\x1ey", "y\x1ez", "z"), 1)],
)
def test_the_most_complete_answer_counts_and_of_two_the_last(
    contents: tuple[str, ...], counted: int
) -> None:
    rows = forms(day(1), day(2), day(3), counts="most complete")
    wanted = ["less complete answer"] * 3
    wanted[counted] = ""
    assert rules(rows, *contents) == wanted


@pytest.mark.parametrize("differs", ["instrument", "wave", "event", "person"])
def test_answers_about_other_things_are_no_repeats(differs: str) -> None:
    assert rules(forms(day(1), day(2, **{differs: "other"})), "x", "x") == ["", ""]


def test_nobody_is_the_same_as_nobody() -> None:
    assert rules(forms(day(1), day(2), identified=False), "x", "x") == ["", ""]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.none() | st.integers(1, 9), st.sampled_from("xyz")),
        min_size=1, max_size=10,
    ),
    st.sampled_from(["last", "first", "most complete"]),
)  # fmt: skip
def test_of_each_person_exactly_one_counts(
    answers: list[tuple[str, int | None, str]], counts: str
) -> None:
    rows = forms(*(day(n, person=person) for person, n, _ in answers), counts=counts)
    found = pd.Series(rules(rows, *(text for _, _, text in answers)), index=rows.index)
    assert (found == "").groupby(rows["person"]).sum().tolist() == [1] * rows["person"].nunique()


def copies(*rows: dict[str, object], contents: str = "x") -> list[bool]:
    frame = forms(*rows)
    return copied_rows(frame, pd.Series(list(contents) * len(frame), index=frame.index)).tolist()


def test_a_row_of_an_earlier_export_is_a_copy() -> None:
    assert copies(day(1), day(1, file="b.csv"), day(2, file="b.csv")) == [False, True, False]


def test_in_one_file_nothing_is_a_copy() -> None:
    assert copies(day(1), day(1)) == [False, False]


def test_without_a_time_nothing_is_a_copy() -> None:
    assert copies(day(None), day(None, file="b.csv")) == [False, False]


@pytest.mark.parametrize("differs", ["person", "event", "group", "wave", "instrument"])
def test_equal_answers_of_others_at_the_same_moment_are_no_copies(differs: str) -> None:
    assert copies(day(1), day(1, file="b.csv", **{differs: "other"})) == [False, False]


def test_who_cannot_be_told_is_told_by_the_answer() -> None:
    """Every anonymous row is a person of its own."""
    other = day(1, file="b.csv", person="b", identified=False)
    assert copies(day(1, identified=False), other) == [False, True]
