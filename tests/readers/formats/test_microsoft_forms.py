from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.readers import Content, Export, read_export, recognise

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
Invented = Callable[[str], Mapping[str, bytes]]
START, END = datetime(2023, 2, 1, 10), datetime(2023, 2, 1, 10, 5)
OWN = ["response_id", "started", "submitted", "email", "name"]


def test_real_dates_and_hard_spaces(exports: Mapping[str, bytes]) -> None:
    export = read_export(Content("a.xlsx", exports["microsoft_forms"]))
    (table,) = export.tables
    assert (export.format, table.sheet) == ("microsoft_forms", "Sheet1")
    assert [c.field for c in table.columns] == [*OWN, None, None]
    assert table.columns[5].header == "Do you\xa0work?"
    first = ["1", "2023-02-01T10:00:00", "2023-02-01T10:05:00", "anonymous", "", "Yes", "A;B;"]
    assert table.rows.loc[2].tolist() == first


@pytest.mark.parametrize(
    "header",
    [
        ["ID", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi"],
        ["ID", "Starttid", "Slutförandetid", "E-post", "Namn"],
        ["ID", "Start\xa0time", "Completion time\xa0", "Email", "Name"],
        ["Id", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
    ],
)
def test_any_language(as_workbook: Callable[..., bytes], header: list[str]) -> None:
    row = [1, START, END, "ada@example.org", "Ada Nova", "A;"]
    export = read_export(Content("a.xlsx", as_workbook([[*header, "Skills"], row])))
    assert export.format == "microsoft_forms"
    assert [c.field for c in export.tables[0].columns] == [*OWN, None]


def test_without_answers_known_words_tell(as_workbook: Callable[..., bytes]) -> None:
    header = ["ID", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi", "Ikä"]
    export = read_export(Content("a.xlsx", as_workbook([header])))
    assert export.rows_read == 0
    assert [p.severity for p in export.problems] == ["warning"]


def test_points_and_feedback_of_a_quiz(as_workbook: Callable[..., bytes]) -> None:
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time",
              "Total points", "Quiz feedback", "Question 1", "Points - Question 1",
              "Feedback - Question 1", "Points - of view"]  # fmt: skip
    row = [1, START, END, "ada@example.org", "Ada Nova", None, 5, None, "A", 5, None, "B"]
    (table,) = read_export(Content("a.xlsx", as_workbook([header, row]))).tables
    fields = ["ignored", "points", "points", None, "points", "points", None]
    assert [c.field for c in table.columns][5:] == fields


def test_saved_again_as_text(read: Callable[..., Export]) -> None:
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Age"]
    row = ["1", "9/20/24 19:04:01", "9/20/24 19:05:01", "anonymous", "", "20"]
    export = read([header, row], delimiter=";")
    assert [c.field for c in export.tables[0].columns] == [*OWN, None]


@pytest.mark.parametrize(
    "row",
    [
        [1, "soon", END, "ada@example.org", "Ada"],
        [1, END, START, "ada@example.org", "Ada"],
        ["x", START, END, "ada@example.org", "Ada"],
        [1, START, END, "en", "17"],
        [1, START, END],
    ],
)
def test_other_workbooks_with_dates_are_not(
    as_workbook: Callable[..., bytes], row: list[object]
) -> None:
    header = ["nr", "from", "until", "x", "y"]
    assert recognise(Content("a.xlsx", as_workbook([header, row]))) is None


@pytest.mark.parametrize(
    "variant",
    [
        f"{language}{form}"
        for language in ("English", "Finnish", "Swedish", "German")
        for form in ("", ", text")
    ],
)
def test_every_language_and_form(invented: Invented, variant: str) -> None:
    export = read_export(Content("a", invented("microsoft_forms")[variant]))
    (table,) = export.tables
    assert [c.field for c in table.columns] == [*OWN, *[None] * 6]
    assert [c.header for c in table.questions()][-2:] == ["Why?", "Why?2"]
    assert table.rows[6].tolist() == ["Chat;Mail, letters;", "Mail, letters;"]
    assert list(table.rows.index) == [2, 3]


def test_a_quiz_in_another_language(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("microsoft_forms")["quiz, German"])).tables
    assert [c.header for c in table.questions()] == ["Frage", "Sonst"]


def test_questions_of_the_same_title_keep_their_points(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("microsoft_forms")["quiz"])).tables
    assert [c.header for c in table.questions()] == ["Question 1", "Question 12"]
    assert len(table.named("points")) == 6


def test_the_language_is_the_tools_only_if_it_wrote_it(
    invented: Invented, as_workbook: Callable[..., bytes]
) -> None:
    (told,) = read_export(Content("a", invented("microsoft_forms")["several languages"])).tables
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Language"]
    data = as_workbook([header, [1, START, END, "anonymous", None, "Swedish"]])
    (asked,) = read_export(Content("a", data)).tables
    assert [c.field for c in told.columns][5:] == ["language", None]
    assert asked.columns[5].field is None


@pytest.mark.parametrize(
    "row",
    [
        ["1", "20.9.2024 19.04", "later", "ada@example.org", "Ada"],
        ["1", "20.9.2024", "20.9.2024", "ada@example.org", "Ada"],
        ["x1", "20.9.2024 19.04", "20.9.2024 19.09", "ada@example.org", "Ada"],
        ["1", "20.9.2024 19.04", "20.9.2024 19.09", "en", "17"],
        ["1", "20.9.2024 19.04", "20.9.2024 19.09", "", "Ada"],
        ["1", "20.9.2024 19.04", "20.9.2024 19.09", "token7", ""],
    ],
)
def test_other_texts_with_dates_are_not(as_text: Callable[..., bytes], row: list[str]) -> None:
    header = ["nr", "from", "until", "x", "y"]
    assert recognise(Content("a.csv", as_text([header, row]))) is None


@settings(deadline=None)  # other work shares the processor
@given(answers=st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_texts_come_back_as_written(
    as_text: Callable[..., bytes], answers: list[list[str]]
) -> None:
    header = ["Nr.", "Beginn", "Ende", "Mail", "Name", "Why?", "Why?2"]
    own = ["20.9.2024 19:04:01", "20.9.2024 19:09:01", "anonymous", ""]
    rows = [[str(number), *own, *row] for number, row in enumerate(answers, start=1)]
    export = read_export(Content("a", b"sep=;\n" + as_text([header, *rows], ";")))
    assert export.format == "microsoft_forms"
    assert export.tables[0].rows.to_numpy().tolist() == rows
