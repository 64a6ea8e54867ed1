"""Moodle's completion, grades, feedback and quizzes, and Canvas's gradebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export, recognise

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
LISTS = [
    "moodle_completion", "moodle_course_completion", "moodle_grades", "moodle_feedback",
    "moodle_quiz", "canvas_gradebook",
]  # fmt: skip


@pytest.fixture
def table(invented: Callable[[str], Mapping[str, bytes]]) -> Callable[[str, str], Table]:
    return lambda name, variant: read_export(Content("a", invented(name)[variant])).tables[0]


def _fields(table: Table) -> list[str | None]:
    return [column.field for column in table.columns]


@pytest.mark.parametrize("variant", ["en", "excel"])
def test_an_activity_is_a_state_and_a_time(
    table: Callable[[str, str], Table], variant: str
) -> None:
    found = table("moodle_completion", variant)
    assert _fields(found) == ["name", "email", *["activity", "activity_time"] * 3]
    assert [c.header for c in found.columns[2::2]] == ["Start", "Part 1: networks", "Test"]
    assert found.rows[2].tolist() == ["Completed", "Completed (set by Cy Teacher)", "Not completed"]
    assert list(found.rows.index) == [2, 3, 4]


@pytest.mark.parametrize("variant", ["sv", "fi"])
def test_states_in_other_languages(table: Callable[[str, str], Table], variant: str) -> None:
    assert _fields(table("moodle_completion", variant))[1:4] == [
        "email", "activity", "activity_time",
    ]  # fmt: skip


def test_an_index_and_unknown_facts_of_people(table: Callable[[str, str], Table]) -> None:
    assert _fields(table("moodle_completion", "index"))[:4] == [
        "ignored", "name", "email", "activity",
    ]  # fmt: skip
    assert _fields(table("moodle_completion", "more about people"))[:5] == [
        "name", "email", "ignored", "ignored", "activity",
    ]  # fmt: skip


def test_completion_of_a_course(table: Callable[[str, str], Table]) -> None:
    assert _fields(table("moodle_course_completion", "en")) == [
        "user_id", "name", "email", "activity", "activity_time", "activity", "activity_time",
        "ignored", "completed_at",
    ]  # fmt: skip
    for variant in ("sv", "fi"):
        assert _fields(table("moodle_course_completion", variant))[-3:] == [
            "activity", "activity_time", "completed_at",
        ]  # fmt: skip


@pytest.mark.parametrize("variant", ["en", "en, tabs", "en, colons", "en, workbook"])
def test_grades_with_any_separator(table: Callable[[str, str], Table], variant: str) -> None:
    found = table("moodle_grades", variant)
    assert _fields(found) == [
        "first_name", "last_name", "user_id", "organisation", "organisation", "email", "status",
        "grade", "grade", "grade", "ignored", "grade", "total", "downloaded",
    ]  # fmt: skip
    assert [c.code for c in found.columns[7:13]] == [
        "real", "percentage", "letter", "feedback", "real", "real",
    ]  # fmt: skip
    assert found.rows[5].tolist() == ["ada@example.org", "bo@example.org"]
    assert found.rows[12].tolist() == ["8.00", "-"]


@pytest.mark.parametrize("variant", ["sv", "sv, colons", "fi"])
def test_grades_in_other_languages(table: Callable[[str, str], Table], variant: str) -> None:
    found = table("moodle_grades", variant)
    assert _fields(found)[-3:] == ["grade", "total", "downloaded"]
    assert found.rows[5].iloc[0] == "8,50"


def test_questions_of_a_feedback_have_their_label_as_code(
    table: Callable[[str, str], Table],
) -> None:
    found = table("moodle_feedback", "en")
    assert _fields(found)[:4] == ["name", "ignored", "email", "submitted"]
    assert [(c.code, c.header) for c in found.questions()] == [
        ("use", "How useful was it?"),
        ("", "Name"),
        ("why", "Why (in a word)?"),
    ]
    assert found.rows[5].iloc[0] == "Digital &amp; social"


def test_feedback_of_a_course_and_of_nobody(table: Callable[[str, str], Table]) -> None:
    assert _fields(table("moodle_feedback", "course")) == [
        "name", "ignored", "event", "submitted", None,
    ]  # fmt: skip
    assert _fields(table("moodle_feedback", "anonymous")) == ["response_id", "ignored", None]


@pytest.mark.parametrize(
    ("name", "variant", "marks"),
    [
        ("moodle_quiz", "en", {4: "summary line"}),
        ("moodle_quiz", "sv", {3: "summary line"}),
        ("moodle_quiz", "fi", {3: "summary line"}),
        ("moodle_quiz", "responses", {}),
        ("canvas_gradebook", "en", {2: "summary line", 5: "test answer"}),
        (
            "canvas_gradebook",
            "en, posting",
            {2: "summary line", 3: "summary line", 6: "test answer"},
        ),
        ("canvas_gradebook", "sv", {2: "summary line", 4: "test answer"}),
    ],
)
def test_rows_that_are_no_people_are_marked(
    table: Callable[[str, str], Table], name: str, variant: str, marks: dict[int, str]
) -> None:
    assert dict(table(name, variant).marks) == marks


@pytest.mark.parametrize("variant", ["en", "sv", "fi"])
def test_an_attempt_of_a_quiz(table: Callable[[str, str], Table], variant: str) -> None:
    assert _fields(table("moodle_quiz", variant))[:9] == [
        "last_name", "first_name", "email", "status", "started", "completed_at", "seconds",
        "grade", "points",
    ]  # fmt: skip


def test_assignments_of_canvas_have_their_number_as_code(
    table: Callable[[str, str], Table],
) -> None:
    found = table("canvas_gradebook", "en")
    assert _fields(found) == [
        "name", "user_id", "user_id", "upn", "course", "grade", "grade", "ignored", "ignored",
        "total",
    ]  # fmt: skip
    assert [(c.header, c.code) for c in found.named("grade")] == [
        ("Essay, part 1", "3501"),
        ("Quiz", "3502"),
    ]
    assert "organisation" in _fields(table("canvas_gradebook", "root account"))


@pytest.mark.parametrize(
    "rows",
    [
        [["", "Email address", "A", ""], ["Ada", "ada@example.org", "yes", "2026-01-01"]],
        [["Name", "Date", "(optional) Why?"], ["Ada", "2026-09-07", "x"]],
        [["First name", "Last name", "Share (Real)"][:2], ["Ada", "Nova"]],
        [["Income (Real)", "Income (Percentage)"], ["1", "2"]],
        [["Student", "ID", "Section"], ["Ada", "1", "s"]],
        [["Last name", "State", "Completed"], ["Nova", "Finland", "yes"]],
        [["Response number", "Why?"], ["A12", "x"]],
    ],
)
@pytest.mark.parametrize("name", LISTS)
def test_other_tables_are_refused(
    as_text: Callable[..., bytes], rows: list[list[str]], name: str
) -> None:
    data = as_text(rows)
    assert recognise(Content("a", data)) is None
    with pytest.raises(ProblemsError) as fault:
        read_export(Content("in/a", data), name)
    assert fault.value.problems[0].place.file == "in/a"


STATE = st.sampled_from(["Completed", "Not completed", "Slutförd", "Keskeneräinen"])
PAIR = st.tuples(STATE, st.sampled_from(["", "2026-02-01 10:11:12"]))


@given(rows=st.lists(st.tuples(CELL, PAIR, PAIR), min_size=1, max_size=6))
def test_any_completion_comes_back(
    read: Callable[..., Export], rows: list[tuple[str, tuple[str, str], tuple[str, str]]]
) -> None:
    written = [[name, "a@example.org", *first, *second] for name, first, second in rows]
    header = ["", "Email address", "A", "", "A", "2026-03-31 23:59:00"]
    (table,) = read([header, *written]).tables
    assert [[str(cell) for cell in row] for row in table.rows.to_numpy()] == written
    assert list(table.rows.index) == list(range(2, len(rows) + 2))


@given(
    rows=st.lists(st.tuples(*[CELL] * 4), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t:"),
)
def test_any_grades_come_back(
    read: Callable[..., Export], rows: list[tuple[str, ...]], delimiter: str
) -> None:
    header = ["First name", "Last name", "Quiz (Real)", "Course total (Real)", "Downloaded"]
    written = [[*row, "1770000000"] for row in rows]
    (table,) = read([header, *written], declared="moodle_grades", delimiter=delimiter).tables
    assert [[str(cell) for cell in row] for row in table.rows.to_numpy()] == written


@given(rows=st.lists(st.tuples(*[CELL] * 3), min_size=1, max_size=6))
def test_any_feedback_comes_back(read: Callable[..., Export], rows: list[tuple[str, ...]]) -> None:
    header = ["User full name", "Date", "(a) Why?", "(a) Why?"]
    written = [[row[0], "Monday, 7 September 2026, 9:40 PM", *row[1:]] for row in rows]
    (table,) = read([header, *written], declared="moodle_feedback").tables
    assert [[str(cell) for cell in row] for row in table.rows.to_numpy()] == written
    assert [column.code for column in table.questions()] == ["a", "a"]


@pytest.mark.parametrize(
    ("file", "name", "rows"),
    [
        ("moodle_progress_completion.csv", "moodle_completion", 3),
        ("moodle_progress_completion_excelcsv.csv", "moodle_completion", 3),
        ("moodle_grades_en.csv", "moodle_grades", 2),
    ],
)
def test_the_samples(shared: Path, file: str, name: str, rows: int) -> None:
    folder = shared / "samples"
    export = read_export(Content.load(folder / "_spec_fixtures" / file, folder))
    assert (export.format, export.rows_read, export.problems) == (name, rows, ())
