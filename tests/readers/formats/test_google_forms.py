from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

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
