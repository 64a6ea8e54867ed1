from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
OWN = ["response_id", "ignored", "started", "submitted", "ip", "email", "first_name", "last_name",
       "ignored"]  # fmt: skip
TOOLS = "Which tools, if any,\ndo you use?"
OTHER = {"Finnish": "Muu (täsmennä)", "Swedish": "Annat (ange)", "Czech": "Jiné (uveďte)"}
Invented = Callable[[str], Mapping[str, bytes]]


@pytest.fixture
def export(invented: Invented) -> Callable[[str], Export]:
    return lambda variant: read_export(Content("a", invented("surveymonkey")[variant]))


@pytest.mark.parametrize(
    "variant",
    ["expanded", "expanded, Excel", "expanded, semicolons", "expanded, Finnish",
     "expanded, Swedish", "expanded, Czech"],
)  # fmt: skip
def test_expanded_columns_say_question_and_option(
    export: Callable[[str], Export], variant: str
) -> None:
    found = export(variant)
    (table,) = found.tables
    other = OTHER.get(variant.partition(", ")[2], "Other (please specify)")
    assert (found.format, found.kind) == ("surveymonkey", "survey")
    assert [c.field for c in table.columns][:9] == OWN
    assert [(c.header, c.option) for c in table.questions()] == [
        ("Do you work?", ""),
        ("Do you work?", other),
        (TOOLS, "Chat"),
        (TOOLS, "Mail, letters"),
        (TOOLS, other),
        ("How sure are you?", "Networks"),
        ("How sure are you?", "Profile"),
        ("Why?", ""),
        ("Age", ""),
    ]
    assert list(table.rows.index) == [3, 4]
    assert table.rows.loc[3, 16] == 'To learn\n"more"'


def test_contact_details_are_people(export: Callable[[str], Export]) -> None:
    columns = export("expanded").tables[0].columns[17:19]
    asked = "Contact information"
    assert [(c.header, c.field) for c in columns] == [(asked, "name"), (asked, "email")]


def test_one_word_of_a_contact_is_an_option(read: Callable[..., Export]) -> None:
    rows = [["Respondent ID", "What should the badge show?", ""], ["", "Name", "Colour"],
            ["118765432", "Name", ""]]  # fmt: skip
    assert [c.option for c in read(rows).tables[0].questions()] == ["Name", "Colour"]


@pytest.mark.parametrize(
    ("variant", "first"),
    [("condensed", 3), ("condensed, Czech", 3), ("condensed, Excel", 3)],
)
def test_condensed_files_have_an_empty_second_row(
    export: Callable[[str], Export], variant: str, first: int
) -> None:
    (table,) = export(variant).tables
    asked = [(c.header, c.option) for c in table.questions()]
    assert [c.field for c in table.columns][:8] == OWN[:8]
    assert asked[-3:] == [("Do you work?", ""), ("Which tools?", ""), ("Email Address", "")]
    assert list(table.rows.index) == [first, first + 1]


def test_the_short_form_of_old(export: Callable[[str], Export]) -> None:
    (table,) = export("short").tables
    assert [(c.header, c.field, c.option) for c in table.columns] == [
        ("RespondentID", "response_id", ""),
        ("Do you work?", None, ""),
        ("Which tools?", None, "Chat"),
        ("Which tools?", None, "Mail"),
    ]
    assert table.rows.to_numpy().tolist()[1] == ["3292879538", "No", "", "Mail"]


def test_a_table_that_pandas_numbered(export: Callable[[str], Export]) -> None:
    (table,) = export("expanded, through pandas").tables
    assert [c.field for c in table.columns][:10] == ["ignored", *OWN]
    assert [c.header for c in table.questions()][:3] == ["Do you work?", "Do you work?", TOOLS]
    assert list(table.rows.index) == [3, 4]


def test_an_answer_without_a_number_is_no_second_header(read: Callable[..., Export]) -> None:
    rows = [["Respondent ID", "Collector ID", "Age"], ["", "446111201", "20"], ["1", "2", "30"]]
    assert read(rows).rows_read == 2


def test_a_column_after_the_last_question_is_no_part_of_it(read: Callable[..., Export]) -> None:
    rows = [["Respondent ID", "Age", ""], ["", "Response", ""], ["118765432", "20", "note"]]
    (table,) = read(rows).tables
    assert [(c.header, c.field) for c in table.columns][1:] == [("Age", None), ("", None)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Respondent ID", "Age"], ["1", "20"]],
        [["a", "b", "c", "d"], ["118765432", "446111201", "20", "30"]],
        [["a", "b", "c", "d"], ["1", "2", "2023-02-01 10:00", "2023-02-01 10:00"]],
        [["", "Age"], ["", "20"]],
        [list("abcd"), ["118765432", "446111201", "2023-02-01 10:00", "2023-02-01 10:00"]],
    ],
)
def test_other_tables_are_not(as_text: Callable[..., bytes], rows: list[list[str]]) -> None:
    assert recognise(Content("a", as_text(rows))) is None


def test_another_file_declared_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match="respondents are missing"):
        read([["Age"], ["20"]], declared="surveymonkey")


def test_long_rows_are_told_with_their_place(read: Callable[..., Export]) -> None:
    rows = [["Respondent ID", "Age"], ["", "Response"], ["118765432", "20", "", "x"]]
    (problem,) = read(rows).problems
    assert (problem.place.row, problem.severity) == (3, "warning")


def test_sample(shared: Path) -> None:
    folder = shared / "samples" / "surveymonkey"
    name = "fivethirtyeight__data__StarWars_first80.csv"
    found = read_export(Content.load(folder / name, folder))
    (table,) = found.tables
    per_question: dict[str, int] = {}
    for column in table.questions():
        per_question[column.header] = per_question.get(column.header, 0) + bool(column.option)
    assert (found.format, found.encoding, found.rows_read) == ("surveymonkey", "cp1252", 80)
    assert [count for count in per_question.values() if count] == [6, 6, 14]
    assert len(per_question) == 14
    assert [p.severity for p in found.problems] == ["warning"]  # its header holds stray bytes


@settings(deadline=None)  # other work shares the processor
@given(
    answers=st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=1, max_size=5),
    texts=st.lists(CELL.filter(str.strip), min_size=2, max_size=2),
    options=st.lists(CELL.filter(str.strip), min_size=2, max_size=2),
    delimiter=st.sampled_from(",;\t"),
)
def test_answers_come_back_as_written(
    as_text: Callable[..., bytes],
    answers: list[list[str]],
    texts: list[str],
    options: list[str],
    delimiter: str,
) -> None:
    header = ["Respondent ID", "Collector ID", texts[0], texts[1], "", "Why?"]
    below = ["", "", "Response", *options, "Open-Ended Response"]
    rows = [["118765432", "446111201", *answer] for answer in answers]
    data = f"sep={delimiter}\n".encode() + as_text([header, below, *rows], delimiter)
    found = read_export(Content("a", data))
    assert found.format == "surveymonkey"
    (table,) = found.tables
    assert [[str(cell) for cell in row] for row in table.rows.to_numpy()] == rows
    assert list(table.rows.index) == list(range(3, len(rows) + 3))
    assert [c.header for c in table.columns][2:5] == [texts[0], texts[1], texts[1]]
