from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

Invented = Callable[[str], Mapping[str, bytes]]
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
FIELDS = ["ignored", "name", "email", "at"]
OWN = ["#", "User Name", "User Email", "Submitted Date/Time"]
FIRST = "Which tools\ndo you use, daily?"
BLOCK = {"title": "Verkostot", "meeting_id": "847 0000 1045", "start": "Sep 22, 2021 1:00 PM"}


def _read(invented: Invented, variant: str) -> Export:
    return read_export(Content("a.csv", invented("zoom_poll")[variant]))


@pytest.mark.parametrize(
    ("variant", "meeting", "first"),
    [
        ("question and answer in turn", {}, 2),
        ("saved again with semicolons", {}, 2),
        ("block, question and answer in turn", BLOCK, 7),
    ],
)
def test_questions_in_the_rows_become_columns(
    invented: Invented, variant: str, meeting: dict[str, str], first: int
) -> None:
    export = _read(invented, variant)
    (table,) = export.tables
    assert (export.format, export.kind, table.section) == ("zoom_poll", "interactions", "poll")
    assert dict(export.meeting) == meeting
    assert [c.field for c in table.columns[:4]] == FIELDS
    assert [c.header for c in table.questions()] == [FIRST, "Ready?", "Useful?", "Rate", "Rate"]
    assert list(table.rows.index) == list(range(first, first + 4))
    assert table.rows.to_numpy().tolist() == [
        ["1", "Ada (Ada Nova)", "ada@example.org", "Nov 19, 2021 10:05", "Chat;Mail", "Yes",
         "", "", ""],
        ["2", "Bo's iPad", "", "Nov 19, 2021 10:06", "Mail", "", "", "", ""],
        ["3", "Anonymous Attendee", "", "Nov 19, 2021 10:50", "", "", "Very, indeed", "", ""],
        ["4", "Ada (Ada Nova)", "ada@example.org", "Nov 19, 2021 11:05", "", "", "", "5", "4"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("variant", "meeting", "rows", "questions"),
    [
        ("headed by questions", BLOCK, [6, 7], [FIRST, "Ready?"]),
        ("without a block", {}, [2, 3], [FIRST, "Ready?"]),
        ("a header for each poll", BLOCK, [6, 7, 9], [FIRST, "Ready?", "Useful?"]),
        ("a title for each poll", BLOCK, [7, 8, 12], [FIRST, "Ready?", "Useful?"]),
    ],
)
def test_questions_in_the_header(
    invented: Invented,
    variant: str,
    meeting: dict[str, str],
    rows: list[int],
    questions: list[str],
) -> None:
    export = _read(invented, variant)
    (table,) = export.tables
    assert dict(export.meeting) == meeting
    assert [c.field for c in table.columns[:4]] == FIELDS
    assert [c.header for c in table.questions()] == questions
    assert list(table.rows.index) == rows
    assert table.rows.loc[rows[1]].tolist()[1:6] == [
        "Anonymous Attendee", "", "Sep 22, 2021 13:05:09", "Mail", "",
    ]  # fmt: skip
    if len(rows) == 3:
        assert table.rows.loc[rows[2]].tolist()[4:] == ["", "", "Very"]


def test_a_question_without_its_answer_is_a_column(read: Callable[..., Export]) -> None:
    (table,) = read([[*OWN, ""], ["1", "Ada", "", "now", "A", "1", "B"]]).tables
    assert [c.header for c in table.questions()] == ["A", "B"]
    assert table.rows.loc[2].tolist()[4:] == ["1", ""]


def test_cells_beyond_the_questions_are_kept_and_told(read: Callable[..., Export]) -> None:
    export = read([[*OWN, "A"], ["1", "Ada", "", "now", "Yes", " indeed"]])
    (warning,) = export.problems
    assert (warning.severity, warning.place.row) == ("warning", 2)
    assert export.tables[0].rows.loc[2].tolist()[4:] == ["Yes", " indeed"]


def test_a_header_alone_is_told(read: Callable[..., Export]) -> None:
    export = read([[*OWN, "A"]])
    assert [c.header for c in export.tables[0].questions()] == ["A"]
    assert [p.severity for p in export.problems] == ["warning"]


@given(
    rows=st.lists(
        st.tuples(
            st.lists(TEXT, min_size=3, max_size=3),
            st.lists(st.tuples(st.sampled_from(["A", "B, b", "C\nc"]), TEXT), max_size=4),
        ),
        min_size=1,
        max_size=5,
    ),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_answers_in_turn_come_back(
    as_text: Callable[..., bytes],
    rows: list[tuple[list[str], list[tuple[str, str]]]],
    delimiter: str,
) -> None:
    flat = [
        [str(n), *own, *(cell for pair in pairs for cell in pair)]
        for n, (own, pairs) in enumerate(rows, start=1)
    ]
    data = as_text([[*OWN, "", ""], *flat], delimiter)
    (table,) = read_export(Content("a.csv", data)).tables
    assert list(table.rows.index) == list(range(2, len(rows) + 2))
    asked = [c.header for c in table.questions()]
    for (own, pairs), cells in zip(rows, table.rows.to_numpy().tolist(), strict=True):
        assert cells[1:4] == own
        given_answers = list(zip(asked, cells[4:], strict=True))
        for question in set(asked):
            printed = [answer for asked_for, answer in pairs if asked_for == question]
            found = [answer for asked_for, answer in given_answers if asked_for == question]
            assert found == printed + [""] * (len(found) - len(printed))


@given(rows=st.lists(st.lists(TEXT, min_size=5, max_size=5), min_size=1, max_size=5))
def test_any_answers_below_questions_come_back(
    as_text: Callable[..., bytes], rows: list[list[str]]
) -> None:
    people = [[str(n), *row] for n, row in enumerate(rows)]
    export = read_export(Content("a.csv", as_text([[*OWN, "A", "A"], *people])))
    assert export.tables[0].rows.to_numpy().tolist() == people


def test_something_else_declared_as_a_poll_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no poll report of Zoom"):
        read([["Age", "Work"], ["20", "Yes"]], declared="zoom_poll")
