from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
OWN = ["first_name", "last_name", "email", "registered", "status"]
MORE = ["phone", "organisation", None]
MEETING = {
    "title": "Tekoäly, osa 1",
    "meeting_id": "800 0000 0000",
    "start": "05/21/2026 01:00:00 PM",
}
HEADER = ["First Name", "Last Name", "Email", "Registration Time", "Approval Status"]


def _read(invented: Invented, variant: str) -> Export:
    return read_export(Content("a.csv", invented("zoom_registration")[variant]))


@pytest.mark.parametrize(
    ("variant", "meeting", "fields", "first"),
    [
        ("with a block", MEETING, [*OWN, *MORE], 7),
        ("padded with commas", MEETING, [*OWN, *MORE], 7),
        ("saved again with semicolons", MEETING, [*OWN, *MORE], 7),
        ("list alone", {}, [*OWN, *MORE], 2),
        ("no last name asked for", {}, [OWN[0], *OWN[2:], *MORE], 2),
        ("index in front", {}, ["ignored", *OWN, *MORE], 2),
    ],
)
def test_registrations(
    invented: Invented, variant: str, meeting: dict[str, str], fields: list[str], first: int
) -> None:
    export = _read(invented, variant)
    (table,) = export.tables
    assert (export.format, export.kind) == ("zoom_registration", "registration")
    assert dict(export.meeting) == meeting
    assert [c.field for c in table.columns] == fields
    assert list(table.rows.index) == [first, first + 1]
    assert table.rows.loc[first].tolist()[-4:] == ["approved", "+358 40", "Ry", "News, contacts"]
    assert [c.header for c in table.questions()] == ['What do you hope for, "honestly"?']


def test_columns_of_a_webinars_attendees_are_not_claimed(as_text: Callable[..., bytes]) -> None:
    header = ["Attended", "User Name (Original Name)", *HEADER]
    row = ["No", "Ada", "Ada", "Nova", "ada@example.org", "05/09/2026 10:00:00 AM", "approved"]
    reader = recognise(Content("a.csv", as_text([header, row])))
    assert reader is not None
    assert reader.name == "zoom_webinar"


def test_cells_beyond_the_header_are_told_and_no_answers(read: Callable[..., Export]) -> None:
    export = read([HEADER, ["Ada", "Nova", "ada@example.org", "05/09/2026", "approved", "x"]])
    (warning,) = export.problems
    assert (warning.severity, warning.place.row) == ("warning", 2)
    assert export.tables[0].questions() == ()


@given(
    rows=st.lists(st.lists(CELL, min_size=6, max_size=6), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
    block=st.booleans(),
)
def test_any_list_comes_back_unchanged(
    as_text: Callable[..., bytes], rows: list[list[str]], delimiter: str, block: bool
) -> None:
    people = [[*row[:4], "approved", *row[4:]] for row in rows]
    above = [["Registration Report"], ["Topic"], ["x"], ["Attendee Details"]] if block else []
    data = as_text([*above, [*HEADER, "Why?", "Why?"], *people], delimiter)
    (table,) = read_export(Content("a.csv", data)).tables
    assert table.rows.to_numpy().tolist() == people
    assert list(table.rows.index) == list(range(len(above) + 2, len(above) + 2 + len(people)))


def test_the_sample(shared: Path) -> None:
    folder = shared / "samples"
    file = folder / "_spec_fixtures" / "zoom_registration_report.csv"
    export = read_export(Content.load(file, folder))
    (table,) = export.tables
    assert [c.field for c in table.columns] == OWN
    assert list(table.rows.index) == [7, 8]
    assert set(export.meeting) == {"title", "meeting_id", "start"}


def test_something_else_declared_as_registrations_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no registration report of Zoom"):
        read([["Age", "Work"], ["20", "Yes"]], declared="zoom_registration")
