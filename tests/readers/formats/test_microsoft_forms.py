from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from analysis.readers import Content, Export, read_export, recognise

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
