from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning.missing import KINDS, Absences, answered, item_states, never_reached
from analysis.readers.aliases import known_aliases

WORDS = known_aliases().words("missing")


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", "blank"), ("  ", "blank"), ("\xa0", "blank"),
        ("{question_not_shown}", "not shown"),
        ("En halua vastata", "refused"), (" vill inte  SVARA ", "refused"),
        ("Prefer not to say", "refused"),
        ("n/a", "not applicable"), ("Ei koske minua", "not applicable"),
        ("Gäller inte mig", "not applicable"),
        ("99", "coded"), ("-8", ""), ("0", ""), ("No", ""), ("I don't know", ""),
    ],
)  # fmt: skip
def test_what_a_cell_says_of_its_absence(cell: str, kind: str) -> None:
    assert Absences(WORDS, frozenset({"99"})).kind(cell) == kind


@pytest.mark.parametrize(
    ("says", "absent", "state"),
    [(True, "", "answered"), (True, "refused", "refused"), (False, "blank", "blank")],
)
def test_the_state_of_a_cell(says: bool, absent: str, state: str) -> None:
    assert answered(says, absent) == state


def states(*columns: tuple[str, list[str]]) -> dict[tuple[int, str], str]:
    found = item_states((item, pd.Series(kinds, index=range(2, len(kinds) + 2)))
                        for item, kinds in columns)  # fmt: skip
    return {(row, item): kind for row, item, kind in found.itertuples(index=False)}


def test_a_question_of_one_column() -> None:
    assert states(("a", ["answered", "blank"]), ("b", ["refused", "answered"])) == {
        (3, "a"): "blank", (2, "b"): "refused",
    }  # fmt: skip


def test_a_question_of_several_columns_is_answered_by_one_of_them() -> None:
    assert states(("a", ["answered", "blank"]), ("a", ["blank", "blank"])) == {(3, "a"): "blank"}


@pytest.mark.parametrize(("first", "then"), list(pairwise(KINDS)))
def test_where_columns_disagree_the_surer_kind_counts(first: str, then: str) -> None:
    for pair in ([first, then], [then, first]):
        assert states(*(("a", [kind]) for kind in pair)) == {(2, "a"): first}


def test_no_questions_at_all() -> None:
    found = item_states([])
    assert list(found.columns) == ["row", "item", "kind"]
    assert found.empty


def reached(
    missing: list[tuple[int, str, str]], unfinished: set[int], order: list[str]
) -> list[str]:
    frame = pd.DataFrame(missing, columns=["row", "item", "kind"])
    rows = sorted({row for row, _, _ in missing} | unfinished)
    flags = pd.Series([row in unfinished for row in rows], index=rows, dtype="bool")
    return never_reached(frame, flags, {item: at for at, item in enumerate(order)})["kind"].tolist()


def test_what_lies_behind_the_end_of_an_unfinished_form_was_not_shown() -> None:
    missing = [(2, "a", "blank"), (2, "c", "blank"), (2, "d", "refused"), (3, "c", "blank")]
    assert reached(missing, {2}, ["a", "b", "c", "d"]) == [
        "blank", "not shown", "refused", "blank",
    ]  # fmt: skip


def test_a_form_opened_and_left_showed_nothing() -> None:
    assert reached([(2, "a", "blank"), (2, "b", "blank")], {2}, ["a", "b"]) == ["not shown"] * 2


def test_an_unfinished_form_with_every_answer() -> None:
    assert reached([], {2}, ["a"]) == []


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["answered", "blank"]), min_size=1, max_size=8))
def test_nothing_answered_comes_after_what_was_not_shown(kinds: list[str]) -> None:
    items = [f"q{n}" for n in range(len(kinds))]
    missing = [(2, item, kind) for item, kind in zip(items, kinds, strict=True) if kind == "blank"]
    found = dict(zip([item for _, item, _ in missing], reached(missing, {2}, items), strict=True))
    ends = max((n for n, kind in enumerate(kinds) if kind == "answered"), default=-1)
    assert found == {
        item: "not shown" if n > ends else "blank"
        for n, (item, kind) in enumerate(zip(items, kinds, strict=True))
        if kind == "blank"
    }
