from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

ONE = ["name", "email", "minutes", "join", "leave"]
TWO = ["first_name", "last_name", *ONE[1:]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@pytest.fixture(scope="session")
def variant(invented: Callable[[str], Mapping[str, bytes]]) -> Callable[[str], Export]:
    return lambda name: read_export(Content("a.csv", invented("google_meet")[name]))


def _fields(export: Export) -> list[str | None]:
    (table,) = export.tables
    return [column.field for column in table.columns]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("two names", TWO),
        ("block", ONE),
        ("facts", TWO),
        ("dated", ONE),
        ("finnish", TWO),
        ("swedish", ONE),
        ("unknown words", TWO),
    ],
)
def test_a_row_per_person(variant: Callable[[str], Export], name: str, expected: list[str]) -> None:
    export = variant(name)
    assert (export.kind, export.tables[0].section) == ("attendance", "participants")
    assert _fields(export) == expected
    assert [p for p in export.problems if p.severity == "warning" and "cells" in p.do] == []


def test_times_and_durations_stay_as_printed(variant: Callable[[str], Export]) -> None:
    table = variant("two names").tables[0]
    assert table.rows.loc[2].tolist()[3:] == ["1 hr 2 min", "10:00 AM", "11:02 AM"]
    assert table.rows.loc[3].tolist()[:4] == ["Guest", "", "", "58 min"]


def test_the_facts_above(variant: Callable[[str], Export]) -> None:
    block = variant("block")
    assert dict(block.meeting) == {
        "title": "Markets online", "date": "2026-05-11", "start": "09:00", "end": "10:02",
    }  # fmt: skip
    assert block.tables[0].rows.index.tolist() == [5]
    facts = {"title": "Markets online", "date": "2026-05-11"}
    assert dict(variant("facts").meeting) == facts
    assert dict(variant("two names").meeting) == {}


def test_shifted_cells_are_told(variant: Callable[[str], Export]) -> None:
    export = variant("shifted")
    (warning,) = export.problems
    assert (warning.severity, warning.place.row) == ("warning", 4)
    assert warning.values["count"] == 1
    assert export.tables[0].rows.loc[4].tolist()[:3] == ["Bo", "Berg", "30 min"]


def test_plain_words_without_times_are_no_attendance(as_text: Callable[..., bytes]) -> None:
    header = ["Name", "Email", "Duration", "Time joined", "Time exited"]
    content = Content("a.csv", as_text([header, ["A", "a@example.org", "long", "early", "late"]]))
    assert recognise(content) is None


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*Google Meet: its header is missing"):
        read([["Age", "Work"], ["20", "Yes"]], declared="google_meet")


def test_a_sample(shared: Path) -> None:
    file = shared / "samples" / "_spec_fixtures" / "google_meet_attendance.csv"
    export = read_export(Content("a.csv", file.read_bytes()))
    assert (export.format, _fields(export), export.rows_read) == ("google_meet", TWO, 2)


@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_people_come_back_as_written(
    as_text: Callable[..., bytes], rows: list[list[str]], delimiter: str
) -> None:
    header = ["Name", "Email", "Duration", "Time joined", "Time exited"]
    rows = [[f"x{row[0]}", *row[1:], "10:00 AM", "11:00"] for row in rows]
    (table,) = read_export(Content("a.csv", as_text([header, *rows], delimiter))).tables
    assert table.rows.to_numpy().tolist() == rows
