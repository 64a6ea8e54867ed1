from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
OWN = {0: "response_id", 1: "submitted", 2: "ignored", 3: "language", 4: "ignored", 5: "token",
       6: "started", 7: "ignored", 8: "ip", 9: "ignored"}  # fmt: skip
LANGUAGES = ["en", "sv", "fi", "et"]


def export_of(invented: Invented, variant: str) -> Export:
    return read_export(Content("a.csv", invented("limesurvey")[variant]))


def fields_of(export: Export) -> dict[int, str]:
    return {c.position: c.field for c in export.tables[0].columns if c.field}


def said(export: Export) -> list[tuple[str, str, str]]:
    return [(c.code, c.header, c.option) for c in export.tables[0].questions()]


@pytest.mark.parametrize(
    "variant",
    ["code", "code, semicolon", "code with underscores", "code, workbook", "code and text",
     *(f"full text, {language}" for language in LANGUAGES), "full text, underscores"],
)  # fmt: skip
def test_the_tools_own_columns_are_known_whatever_the_heading(
    invented: Invented, variant: str
) -> None:
    export = export_of(invented, variant)
    assert fields_of(export) == OWN
    assert list(export.tables[0].rows.index) == ([2, 3])
    assert export.tables[0].rows.loc[3].tolist()[:4] == ["6", "", "", "fi"], "incomplete, but kept"
    assert export.problems == ()


def test_values_stay_as_the_tool_wrote_them(invented: Invented) -> None:
    (table,) = export_of(invented, "code").tables
    assert table.rows.loc[2].tolist()[10:] == ["Yes", "Yes", "No", "carrier, pigeon", "4",
                                               'It "is"\nfun']  # fmt: skip
    assert table.rows.loc[3].tolist()[10] == "\ufeffNo"


def test_code_question_and_subquestion_of_headings_with_both(invented: Invented) -> None:
    expected = [
        ("work", "Do you work?", ""),
        ("tools[SQ001]", "Which tools? (all)", "Chat [signal]"),
        ("tools[SQ002]", "Which tools? (all)", "Mail"),
        ("tools[other]", "Which tools? (all)", "Other"),
        ("rate[SQ001]", "Rate the day", ""),
        ("why", "Why, or why not?", ""),
    ]
    assert said(export_of(invented, "code and text")) == expected
    assert said(export_of(invented, "code and text, questions only")) == expected
    pandas = export_of(invented, "code and text, saved by pandas")
    assert said(pandas) == expected
    assert fields_of(pandas) == {0: "ignored"}


def test_codes_alone_are_code_and_heading(invented: Invented) -> None:
    assert said(export_of(invented, "code"))[1] == ("tools[SQ001]", "tools[SQ001]", "")
    assert said(export_of(invented, "code, questions only"))[0] == ("work", "work", "")


def test_texts_alone_are_divided_where_columns_share_a_question(
    read: Callable[..., Export], invented: Invented
) -> None:
    assert said(export_of(invented, "full text, en"))[1:3] == [
        ("", "Which tools? (all)", "Chat [signal]"),
        ("", "Which tools? (all)", "Mail"),
    ]
    header = ["Response ID", "Date submitted", "Last page", "Start language", "Age [years]"]
    export = read([header, ["1", "2023-01-12 08:50:00", "1", "en", "40"]])
    assert said(export) == [("", "Age [years]", "")]


def test_a_question_may_use_the_tools_words(read: Callable[..., Export]) -> None:
    header = ["Response ID", "Date submitted", "Last page", "Start language", "Why?", "Seed",
              "Last page", "First name", "Email address", "Total time", "Group time: Start",
              "Question time: why"]  # fmt: skip
    export = read([header, ["1", "2023-01-12 08:50:00", "1", "en", *"abcdefgh"]])
    assert [c.field for c in export.tables[0].columns[4:]] == [
        None, None, None, "first_name", "email", "seconds", "ignored", "ignored",
    ]  # fmt: skip


def test_participants_and_timings_by_code(read: Callable[..., Export]) -> None:
    header = ["id", "submitdate", "lastpage", "freetime", "firstname", "lastname", "email",
              "interviewtime", "groupTime12", "freetimeTime"]  # fmt: skip
    export = read([header, list("0123456789")])
    assert [c.field for c in export.tables[0].columns[3:]] == [
        None, "first_name", "last_name", "email", "seconds", "ignored", "ignored",
    ]  # fmt: skip


def test_dates_left_out_by_the_survey_are_told(invented: Invented) -> None:
    (note,) = export_of(invented, "anonymised").problems
    assert note.severity == "note"
    assert note.values["count"] == 1
    assert note.place.column == "submitdate"


def test_two_brackets_are_one_subquestion(read: Callable[..., Export]) -> None:
    header = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page",
              "hours[SQ001_SQ002]. Hours [Monday][Work]",
              "dual[SQ001][1]. How? [Row][Scale 1]"]  # fmt: skip
    export = read([header, list("01234")])
    assert [c.option for c in export.tables[0].questions()] == ["Monday][Work", "Row][Scale 1"]


def test_a_grid_without_a_text_is_headed_by_its_rows(read: Callable[..., Export]) -> None:
    export = read([["a[1]. [First]", "a[2]. [Second]"], ["4", "5"]])
    assert said(export) == [("a[1]", "First", ""), ("a[2]", "Second", "")]


def test_columns_of_another_language_are_known_by_what_they_hold(
    read: Callable[..., Export],
) -> None:
    header = ["Id", "Kuupäev", "Leht", "Keel", "Alustatud", "Küsimus"]
    rows = [["1", "", "", "et", "2023-01-12 08:50:00", "a"],
            ["2", "2023-01-12 08:55:00", "3", "en-GB", "2023-01-12 08:50:00", ""]]  # fmt: skip
    (table,) = read([header, *rows]).tables
    assert [c.field for c in table.columns] == [
        "response_id", "submitted", "ignored", "language", "started", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Id", "Date", "Page", "Language"], ["1", "", "", "et"]],
        [["Id", "Date", "Page", "Language"], ["1", "12.1.2023", "1", "et"]],
        [["Name", "Age"], ["x", "1"]],
        [["work", "rate[SQ001]"], ["x", "1"]],
        [["Q1. Work?", "Q2. Rate"], ["x", "1"]],
        [["a[1]", "Why [so]"], ["x", "1"]],
    ],
)
def test_less_is_no_sign(as_text: Callable[..., bytes], rows: list[list[str]]) -> None:
    assert recognise(Content("a.csv", as_text(rows))) is None


def test_another_file_declared_as_results_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"a\.csv: .*does not look like results of LimeSurvey"):
        read([["Name", "Age"], ["x", "1"]], declared="limesurvey")


def test_a_real_export(shared: Path) -> None:
    folder = shared / "samples" / "limesurvey"
    (file,) = folder.glob("*rse2017_nl*")
    export = read_export(Content.load(file, folder))
    (table,) = export.tables
    assert export.format == "limesurvey"
    assert table.rows.shape == (77, 131)
    assert fields_of(export) == {0: "ignored"}
    assert all(column.code and column.header for column in table.questions())
    several = [c for c in table.questions() if c.code.startswith("currentEmp13[")]
    assert len({c.header for c in several}) == 1
    assert len({c.option for c in several}) == len(several) > 50


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(
    answers=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;"),
)
def test_answers_come_back_as_written(
    as_text: Callable[..., bytes], answers: list[list[str]], delimiter: str
) -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage", "a[1]", "a[other]", "b"]
    rows = [[str(at), "", "1", "fi", *each] for at, each in enumerate(answers)]
    export = read_export(Content("a", as_text([header, *rows], delimiter)))
    assert export.format == "limesurvey"
    assert export.tables[0].rows.to_numpy().tolist() == rows
    assert list(export.tables[0].rows.index) == list(range(2, len(rows) + 2))
