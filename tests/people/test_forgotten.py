from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.people.forgotten import is_forgotten, marks_of
from analysis.people.resolve import resolve

KEY = b"k" * 32
COLUMNS = ["email", "code", "name", "event"]
ADA = ("ada@example.org", "AB12CD", "ada nova", "e1")
BO = ("bo@example.org", "EF34GH", "bo berg", "e1")


def rows(*cells: tuple[str, str, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(cells, columns=COLUMNS, dtype="str")
    table = table.assign(file="f.csv", row=range(2, 2 + len(cells)))
    return table.assign(person=resolve(table, KEY).person)


def forgotten(later: pd.DataFrame, *who: tuple[str, str, str, str]) -> list[bool]:
    first = rows(*who, BO)
    marks = marks_of(first, first["person"][0], KEY)
    return is_forgotten(later, KEY, marks).tolist()


def test_a_person_is_known_again_by_whatever_was_theirs() -> None:
    later = rows(
        ("ada@example.org", "", "", ""),
        ("", "AB12CD", "", ""),
        ("", "", "ada nova", "e1"),
        ("", "", "cy dahl", "e2"),
        BO,
    )
    assert forgotten(later, ADA) == [True, True, True, False, False]


def test_who_is_only_known_by_name_is_one_person_everywhere() -> None:
    later = rows(("", "", "ada nova", "e1"), ("", "", "ada nova", "e2"), BO)
    assert forgotten(later, ADA) == [True, True, False]


def test_new_evidence_brings_nobody_back() -> None:
    """Only the code was known; then an export joins it to an address."""
    later = rows(("ada@example.org", "AB12CD", "", ""), ("ada@example.org", "", "", "e9"), BO)
    assert forgotten(later, ("", "AB12CD", "", "")) == [True, True, False]


def test_what_two_people_share_forgets_neither() -> None:
    shared = ("bo@example.org", "AB12CD", "ada nova", "e1")
    first = rows(ADA, shared)
    marks = marks_of(first, first["person"][0], KEY)
    assert is_forgotten(rows(ADA, shared), KEY, marks).tolist() == [True, False]


def test_marks_tell_nothing_and_depend_on_the_key() -> None:
    first = rows(ADA)
    found = marks_of(first, first["person"][0], KEY)
    assert len(found) == 4
    assert not any(cell.casefold() in mark for cell in ADA for mark in found)
    assert found & marks_of(first, first["person"][0], b"x" * 32) == {first["person"][0]}


def test_no_marks_forget_nobody() -> None:
    assert is_forgotten(rows(ADA, BO), KEY, ()).tolist() == [False, False]


_CELL = st.sampled_from(["", "x", "y", "z"])


@given(st.lists(st.tuples(_CELL, _CELL, _CELL, _CELL), min_size=1, max_size=8), st.integers(0, 7))
def test_exactly_one_person_is_forgotten(cells: list[tuple[str, str, str, str]], at: int) -> None:
    table = rows(*cells)
    person = table["person"][at % len(table)]
    found = is_forgotten(table, KEY, marks_of(table, person, KEY))
    assert found.tolist() == (table["person"] == person).tolist()
