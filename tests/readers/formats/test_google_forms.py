from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
Invented = Callable[[str], Mapping[str, bytes]]
MOMENTS = [
    ("Timestamp", "2026/05/28 7:01:33 PM GMT+3"),
    ("Timestamp", "2026/05/28 7:01:33 PM EET"),
    ("Timestamp", "9/6/2018 0:06:16"),
    ("Timestamp", "8/7/2020 12:02"),
    ("Timestamp", "43968.83"),
    ("Tidstämpel", "2026-03-05 12.30.00"),
    ("Aikaleima", "22.4.2020 klo 9.41.16"),
    ("Aikaleima", "2026/05/28 7:01:33 ip. UTC+3"),
    ("Zeitstempel", "28.05.2026 19:01:33"),
    ("Horodateur", "28/05/2026 19:01:33"),
    ("Tidstämpel", "2026/05/28 7:01:33 em CEST"),
    ("Отметка времени", "2026/05/28 7:01:33 PM GMT+3"),
]


@pytest.mark.parametrize(("header", "moment"), MOMENTS)
def test_forms_in_any_language_are_recognised(
    read: Callable[..., Export], header: str, moment: str
) -> None:
    export = read([[header, "Do you work?", "Score"], [moment, "Yes", "a"], [moment, "No", "b"]])
    assert export.format == "google_forms"
    assert [c.field for c in export.tables[0].columns] == ["submitted", None, None]


@pytest.mark.parametrize(
    "rows",
    [
        [["Time", "Event"], ["7/09/26, 21:40:58", "viewed"]],
        [["Tid", "Händelse"], ["2026-09-07 21:40", "visade"]],
        [["Date", "Impressions"], ["05/01/2026", "120"]],
        [["StartDate", "EndDate"], ["2017-07-18 08:28:09", "2017-07-18 08:29:09"]],
        [["Join", "Leave"], ["11/19/2021 09:54:15", "11/19/2021 10:54:15"]],
        [["Timestamp", "Speed"], ["12 s", "7"]],
        [["Timestamp"], ["9/6/2018 0:06:16"]],
    ],
)
def test_other_tables_that_start_with_a_time_are_not(
    as_text: Callable[..., bytes], rows: list[list[str]]
) -> None:
    assert recognise(Content("a.csv", as_text(rows))) is None


def test_address_and_score_of_a_quiz_are_the_tools_own(read: Callable[..., Export]) -> None:
    header = ["Aikaleima", "Sähköpostiosoite", "Pisteet", "Kysymys", "Sähköposti"]
    row = ["22.4.2020 klo 9.41.16", "ada@example.org", "8 / 10", "a", "b"]
    (table,) = read([header, row]).tables
    assert [c.field for c in table.columns] == ["submitted", "email", "points", None, None]


def test_rows_typed_by_hand_may_lack_the_time(read: Callable[..., Export]) -> None:
    rows = [["Timestamp", "A"], ["9/6/2018 0:06:16", "1"], ["", "2"], ["9/7/2018 0:06:16", "3"]]
    assert read(rows).rows_read == 3


def test_a_declared_file_without_the_time_loses_no_question(read: Callable[..., Export]) -> None:
    (table,) = read([["Age", "Work"], ["20", "Yes"]], declared="google_forms").tables
    assert len(table.questions()) == 2


def test_the_sheet_of_responses_as_a_workbook(as_workbook: Callable[..., bytes]) -> None:
    data = as_workbook([["Tidstämpel", "Ålder"], [datetime(2023, 2, 1, 10, 0, 5), 20]])
    export = read_export(Content("a.xlsx", data))
    assert export.format == "google_forms"
    assert export.tables[0].rows.loc[2].tolist() == ["2023-02-01T10:00:05", "20"]


def test_a_file_that_is_no_table_is_refused() -> None:
    with pytest.raises(ProblemsError, match="holds no table of answers"):
        read_export(Content("a.txt", b"00:21:14\tAda:\tHello\n"), "google_forms")


@pytest.mark.parametrize(
    ("variant", "own"),
    [
        ("form", ["submitted", "email"]),
        ("form, Finnish", ["submitted", "email"]),
        ("form, Swedish", ["submitted", "email"]),
        ("sheet", ["submitted"]),
        ("sheet, Finnish", ["submitted"]),
        ("sheet, Swedish", ["submitted"]),
        ("sheet, French", ["submitted"]),
        ("sheet through pandas", ["ignored", "submitted"]),
        ("workbook", ["submitted"]),
        ("workbook with day numbers", ["submitted"]),
    ],
)
def test_grids_are_told_apart_in_every_form(
    invented: Invented, variant: str, own: list[str]
) -> None:
    (table,) = read_export(Content("a", invented("google_forms")[variant])).tables
    assert [c.field for c in table.columns] == [*own, *[None] * 9]
    assert [(c.header, c.option) for c in table.questions()] == [
        ("Do you work?", ""),
        ("Which tools? (choose, all)", ""),
        ("How sure are you?", "Networks"),
        ("How sure are you?", "Profile, CV"),
        ("Put in order", "1"),
        ("Put in order", "2"),
        ("", ""),
        ("Experience [years]", ""),
        ("Old question", ""),
    ]
    joiner = ";" if variant.startswith("form") else ", "
    cells = table.rows.loc[2].tolist()[len(own) :]
    assert cells[:3] == ["Yes", f"Chat{joiner}Mail, letters", "5"]
    assert table.rows.loc[3].tolist()[len(own) :][-3] == "left here"


def test_times_stay_as_printed(invented: Invented) -> None:
    exports = invented("google_forms")
    stamps = {
        variant: read_export(Content("a", exports[variant])).tables[0].rows.loc[2].tolist()[0]
        for variant in ("form", "sheet", "workbook", "workbook with day numbers")
    }
    assert stamps == {
        "form": "2026/05/28 7:01:33 PM GMT+3",
        "sheet": "8/7/2020 12:02",
        "workbook": "2020-05-17T19:55:12",
        "workbook with day numbers": "43968.83",
    }


def test_an_address_collected_later_stands_at_the_end(
    invented: Invented, read: Callable[..., Export]
) -> None:
    data = invented("google_forms")["address asked later"]
    (table,) = read_export(Content("a", data)).tables
    assert [c.field for c in table.columns] == ["submitted", None, "email"]
    header = ["Timestamp", "Do you work?", "Email"]
    (asked,) = read([header, ["9/6/2018 0:06:16", "Yes", "every day"]]).tables
    assert asked.columns[2].field is None


def test_one_bracket_is_no_grid_and_the_last_one_counts(read: Callable[..., Export]) -> None:
    header = ["Timestamp", "Age [years]", "In [2020] [work]", "In [2020] [study]"]
    (table,) = read([header, ["9/6/2018 0:06:16", "20", "a", "b"]]).tables
    assert [(c.header, c.option) for c in table.questions()] == [
        ("Age [years]", ""),
        ("In [2020]", "work"),
        ("In [2020]", "study"),
    ]


def test_the_sample_with_gmt_offsets_has_a_grid(shared: Path) -> None:
    folder = shared / "samples" / "_spec_fixtures"
    (table,) = read_export(Content.load(folder / "google_forms_gmt.csv", folder)).tables
    assert [c.option for c in table.questions()] == ["", "", "Sisältö", "Aikataulu"]
    assert {c.header for c in table.questions()[2:]} == {"Arvioi"}


def test_the_dirty_sample_stays_dirty(shared: Path) -> None:
    folder = shared / "samples" / "google-forms"
    name = "elviraac__Dataset-1-Student-Mental-Health__Student_Mental_health.csv"
    (table,) = read_export(Content.load(folder / name, folder)).tables
    assert (len(table.rows), len(table.questions())) == (101, 10)
    assert {"8/7/2020 12:02", "18/07/2020 20:16:21"} <= set(table.rows[0])
    assert {"year 1", "Year 1"} <= set(table.rows[4])
    assert any(cell.endswith(" ") for cell in table.rows[5])


@settings(deadline=None)  # other work shares the processor
@given(
    answers=st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5),
    question=CELL.filter(lambda text: text.strip() and "[" not in text),
    options=st.lists(CELL.filter(lambda text: text and "[" not in text), min_size=2, max_size=2),
)
def test_grids_come_back_as_written(
    as_text: Callable[..., bytes], answers: list[list[str]], question: str, options: list[str]
) -> None:
    header = ["Timestamp", *(f"{question} [{option}]" for option in options)]
    rows = [["9/6/2018 0:06:16", *row] for row in answers]
    data = b"sep=,\n" + as_text([header, *rows])  # what is written may look like a delimiter
    (table,) = read_export(Content("a", data)).tables
    assert [(c.header, c.option) for c in table.questions()] == [
        (question.strip(), option) for option in options
    ]
    assert table.rows.to_numpy().tolist() == rows
