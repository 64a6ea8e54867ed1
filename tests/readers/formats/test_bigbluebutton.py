from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

OWN = ["name", "role", *["engagement"] * 7, "join", "leave", "minutes"]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@pytest.fixture(scope="session")
def data(invented: Callable[[str], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    return invented("bigbluebutton")


@pytest.mark.parametrize("name", ["english", "polls", "swedish", "saved again"])
def test_a_row_per_person(data: Mapping[str, bytes], name: str) -> None:
    export = read_export(Content("a.csv", data[name]))
    (people,) = export.tables
    assert (export.kind, people.section, export.problems) == ("attendance", "participants", ())
    assert [column.field for column in people.columns][:12] == OWN
    assert people.rows.loc[2, 0] == "Aino Aalto"


def test_answers_to_polls_are_questions(data: Mapping[str, bytes]) -> None:
    (people,) = read_export(Content("a.csv", data["polls"])).tables
    assert [c.header for c in people.questions()] == ["Do you sell online?", "Which tools"]
    assert people.rows.loc[3].tolist()[12:] == ["Yes", "Chat,Mail"]


def test_the_row_of_anonymous_answers_is_no_person(data: Mapping[str, bytes]) -> None:
    (people,) = read_export(Content("a.csv", data["polls"])).tables
    assert dict(people.marks) == {4: "summary line"}
    assert people.rows.loc[4, 12] == "No\r\nYes"


def test_a_question_with_a_comma_is_told(data: Mapping[str, bytes]) -> None:
    divided = data["polls"].replace(b"Do you sell online?", b"Do you sell, or buy?")
    (warning,) = read_export(Content("a.csv", divided)).problems
    assert (warning.severity, warning.place.row) == ("warning", 1)
    assert "commas" in warning.what


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*twelve columns are missing"):
        read([["Age", "Work"], ["20", "Yes"]], declared="bigbluebutton")


@given(rows=st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=5))
def test_any_people_come_back_as_written(
    as_text: Callable[..., bytes], data: Mapping[str, bytes], rows: list[tuple[str, ...]]
) -> None:
    header = data["english"].decode().split("\r\n")[0].split(",")
    counts = ["1.5", "00:00:10", "-", "1", "2", "3", "4"]
    told = [[f"x{name}", "FALSE", *counts, join, leave, "00:10:00", answer]
            for name, join, leave, answer in rows]  # fmt: skip
    (people,) = read_export(Content("a.csv", as_text([[*header, "Why?"], *told]))).tables
    assert people.rows.to_numpy().tolist() == told
