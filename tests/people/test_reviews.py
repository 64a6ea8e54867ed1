"""The table in which a person says whether two are one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.people.reviews import (
    FILE,
    Review,
    answered_digest,
    answers,
    kept,
    load_reviews,
    open_questions,
    save_reviews,
    stale_answers,
)
from analysis.problems import ProblemsError

LINK = Review("l1", "Ada Nova; ada@example.org", "A. Nova; a.csv row 3", "The names are alike.")


def written(folder: Path, *reviews: Review) -> tuple[Review, ...]:
    save_reviews(folder, reviews)
    return load_reviews(folder)


def answer(folder: Path, word: str) -> None:
    """Write an answer as a person does, in a spreadsheet program."""
    file = folder / FILE
    header, *rows = file.read_text(encoding="utf-8-sig").splitlines()
    file.write_text("\n".join([header, *(row + word for row in rows)]), encoding="utf-8-sig")


def test_no_question_makes_no_table(tmp_path: Path) -> None:
    assert written(tmp_path) == ()
    assert not (tmp_path / FILE).exists()


def test_only_the_owner_can_read_the_table(tmp_path: Path) -> None:
    save_reviews(tmp_path, [LINK])
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("word", "same"),
    [("yes", True), ("Kyllä", True), ("JA", True), ("no", False), ("ei", False), ("nej", False)],
)
def test_answers_in_three_languages_are_kept_and_used(
    tmp_path: Path, word: str, same: bool
) -> None:
    before = answered_digest(tmp_path)
    save_reviews(tmp_path, [LINK])
    assert answered_digest(tmp_path) == before  # a question alone changes nothing
    answer(tmp_path, word)
    found = load_reviews(tmp_path)
    assert answers(found) == {"l1": same}
    assert answered_digest(tmp_path) != before
    assert kept([LINK], found) == (replace(LINK, answer=word),)
    assert open_questions(found) == []


def test_a_word_that_is_no_answer_is_refused_with_its_row(tmp_path: Path) -> None:
    save_reviews(tmp_path, [LINK])
    answer(tmp_path, "perhaps")
    with pytest.raises(ProblemsError) as caught:
        load_reviews(tmp_path)
    assert [(p.place.file, p.place.row) for p in caught.value.problems] == [(FILE, 2)]
    assert "neither yes nor no" in str(caught.value)
    assert answered_digest(tmp_path) == "unreadable"


def test_two_answers_to_one_question_are_refused(tmp_path: Path) -> None:
    save_reviews(tmp_path, [replace(LINK, answer="yes"), replace(LINK, answer="no")])
    with pytest.raises(ProblemsError, match="answered twice"):
        load_reviews(tmp_path)


def test_an_answer_without_question_stays_and_is_told() -> None:
    old = replace(LINK, link="l0", answer="no")
    assert kept([LINK], [old]) == (LINK, old)
    told = stale_answers([old, LINK], ["l1"])
    assert [problem.place.key for problem in told] == ["l0"]
    # a question that nobody answered and nobody asks any more is left out
    assert kept([], [LINK]) == ()


def test_open_questions_are_counted() -> None:
    told = open_questions([LINK, replace(LINK, link="l2"), replace(LINK, link="l3", answer="no")])
    assert [problem.values["count"] for problem in told] == [2]


@pytest.mark.parametrize("name", ["=1+1", "+358 40", "@ada", "-ada"])
def test_a_name_is_never_a_formula(tmp_path: Path, name: str) -> None:
    found = written(tmp_path, replace(LINK, one=name))
    assert found[0].one == f"'{name}"


@given(st.lists(st.sampled_from(["", "yes", "no", "k", "n"]), max_size=6))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, given_: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("reviews")
    reviews = tuple(replace(LINK, link=f"l{n}", answer=word) for n, word in enumerate(given_))
    assert written(folder, *reviews) == reviews
    assert kept(reviews, load_reviews(folder)) == reviews
