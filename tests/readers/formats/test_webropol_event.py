from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
BOOKER = ["response_id", "registered", "booker_name", "booker_name", "booker_email", "phone",
          "ignored", "status"]  # fmt: skip
ATTENDEE = ["first_name", "last_name", "email", None]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=15)
FIRST = ["#", "Ilm.aika", "Etunimi", "Sukunimi", "Sähköposti", "Tila", "-"]
SECOND = ["-", "-", "-", "-", "-", "-", "Etunimi"]


def _fields(table: Table) -> list[str | None]:
    return [column.field for column in table.columns]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("variant", ["CSV", "workbook"])
def test_booker_and_attendee_are_told_apart(
    invented: Invented, variant: str, language: str
) -> None:
    export = read_export(Content("a", invented("webropol_event")[f"{variant}, {language}"]))
    (table,) = export.tables
    assert (export.format, export.kind) == ("webropol_event", "registration")
    assert dict(export.meeting) == {"title": "Fair, 2024"}
    assert _fields(table) == [*BOOKER, *ATTENDEE]
    assert list(table.rows.index) == [5, 6]
    assert table.rows.loc[6].tolist()[8:] == ["Bo", "Nova", "", ""]
    assert table.rows[4].tolist() == ["bea@example.org"] * 2


def test_the_questions_are_headed_by_the_second_row(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("webropol_event")["CSV, fi"])).tables
    assert [column.header for column in table.questions()] == ["Ruokarajoitteet"]
    assert [column.header for column in table.named("status")] == ["Tila"]


def test_without_attendees_the_booker_takes_part(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("webropol_event")["booker alone"])).tables
    assert _fields(table)[2:5] == ["first_name", "last_name", "email"]
    assert [column.header for column in table.questions()] == ["Ruokarajoitteet"]


def test_columns_under_unknown_words_are_known_by_their_order(invented: Invented) -> None:
    export = read_export(Content("a", invented("webropol_event")["unknown words"]))
    assert _fields(export.tables[0]) == [*BOOKER, *ATTENDEE]
    assert export.meeting["title"] == "Laat"


def test_start_and_end_are_read_where_they_are_named(read: Callable[..., Export]) -> None:
    facts = [["", "Paikka", "Turku"], ["", "Tapahtuman nimi", "Messut"],
             ["", "Alkaa", "5.3.2024 9:00"], ["", "Päättyy", "5.3.2024 16:00"]]  # fmt: skip
    row = ["1", "1.3.2024", "A", "B", "a@example.org", "Ilmoittautunut", "C"]
    export = read([*facts, FIRST, SECOND, row])
    assert dict(export.meeting) == {
        "title": "Messut", "start": "5.3.2024 9:00", "end": "5.3.2024 16:00",
    }  # fmt: skip


def test_the_sample_is_read(shared: Path) -> None:
    folder = shared / "samples"
    content = Content.load(folder / "webropol" / "webropol_event_export_fi_fixture.csv", folder)
    export = read_export(content)
    (table,) = export.tables
    assert (export.format, export.problems) == ("webropol_event", ())
    assert list(table.rows.index) == [5, 6]
    assert _fields(table) == [*BOOKER, *ATTENDEE]
    assert table.rows[7].tolist() == ["Ilmoittautunut", "Peruutettu"]
    assert export.meeting["title"].endswith("2026")


@pytest.mark.parametrize(
    "rows",
    [
        [["#", "Name", "Status"], ["1", "Ada", "-"]],
        [["#", "Name", "Status"], ["-", "-", "-"]],
        [["Nr", "Ilm.aika", "Etunimi", "-"], ["-", "-", "-", "Etunimi"]],
        [["#", "Ilm.aika", "Etunimi", "-"], ["1", "-", "-", "Etunimi"]],
    ],
)
def test_other_lists_are_not_claimed(as_text: Callable[..., bytes], rows: list[list[str]]) -> None:
    assert recognise(Content("a.csv", as_text(rows))) is None


def test_cells_beyond_the_header_are_told_with_their_place(read: Callable[..., Export]) -> None:
    row = ["1", "1.3.2024", "A", "B", "a@example.org", "Ilmoittautunut", "C", "beyond"]
    (problem,) = read([FIRST, SECOND, row]).problems
    assert (problem.severity, problem.place.row) == ("warning", 3)


def test_something_else_declared_as_an_event_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*two header rows are missing"):
        read([["Age", "Work"], ["20", "Yes"]], declared="webropol_event")


@given(
    answers=st.lists(st.lists(CELL, min_size=5, max_size=5), min_size=1, max_size=5),
    title=CELL,
    delimiter=st.sampled_from(",;\t"),
)
def test_any_list_of_the_shape_comes_back_unchanged(
    as_text: Callable[..., bytes], answers: Sequence[Sequence[str]], title: str, delimiter: str
) -> None:
    rows = [["1", "5.3.2024", *answer] for answer in answers]
    facts = [["", "Tapahtuman nimi", title]]
    export = read_export(Content("a", as_text([*facts, FIRST, SECOND, *rows], delimiter)))
    assert export.format == "webropol_event"
    assert export.tables[0].rows.to_numpy().tolist() == rows
    assert export.meeting.get("title", "") == title.strip()
