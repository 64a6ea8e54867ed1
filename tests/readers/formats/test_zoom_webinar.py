from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

Invented = Callable[[str], Mapping[str, bytes]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
MEETING = {
    "title": "Verkostot, osa 1",
    "meeting_id": "847 0000 1045",
    "start": "Mar 22, 2025 7:13 PM",
}
STAFF = ["attended", "name", "email", "join", "leave", "minutes", "guest", "location"]
ATTENDEE = ["attended", "name", "first_name", "last_name", "email", "phone", "registered",
            "status", "join", "leave", "minutes", "guest", None, "location"]  # fmt: skip
OTHER = ["name", "join", "leave", "minutes", "location"]
HEADER = ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time",
          "Time in Session (minutes)", "Is Guest", "Why, then?", "Country/Region Name"]  # fmt: skip


def _read(invented: Invented, variant: str) -> Export:
    return read_export(Content("a.csv", invented("zoom_webinar")[variant]))


def _sections(export: Export) -> list[tuple[str, list[int]]]:
    return [(table.section, list(table.rows.index)) for table in export.tables]


@pytest.mark.parametrize(
    "variant",
    ["all lists", "padded with commas", "NUL bytes", "saved again with semicolons"],
)
def test_hosts_panelists_attendees_and_others(invented: Invented, variant: str) -> None:
    export = _read(invented, variant)
    assert (export.format, export.kind) == ("zoom_webinar", "attendance")
    assert dict(export.meeting) == MEETING
    assert _sections(export) == [
        ("hosts", [7]), ("panelists", [10, 11]), ("attendees", [14, 15]), ("other", [18]),
    ]  # fmt: skip
    fields = [[c.field for c in table.columns] for table in export.tables]
    wanted = [STAFF, STAFF, ATTENDEE, OTHER]
    width = 0 if variant == "all lists" else 14
    assert fields == [own + ["ignored"] * (width - len(own)) for own in wanted]
    assert [p.severity for p in export.problems] == (["note"] if variant == "NUL bytes" else [])


def test_who_registered_and_stayed_away_is_a_row_as_printed(invented: Invented) -> None:
    attendees = _read(invented, "all lists").tables[2]
    (question,) = attendees.questions()
    assert question.header == 'Work (if "student", say, write so)'
    assert attendees.rows.loc[14].tolist() == [
        "No", "Ada", "Ada", "Nova", "ada@example.org", "+358400000000", "Mar 15, 2025 11:23:29",
        "approved", "--", "--", "--", "--", "nurse, on leave", "",
    ]  # fmt: skip


def test_a_webinar_without_registration(invented: Invented) -> None:
    export = _read(invented, "without registration")
    assert _sections(export) == [("attendees", [7, 8])]
    assert [c.field for c in export.tables[0].columns] == STAFF
    assert dict(export.meeting) == MEETING


def test_a_list_without_a_title_holds_attendees(invented: Invented) -> None:
    assert _sections(_read(invented, "without titles of lists")) == [("attendees", [3, 4])]


def test_a_title_without_a_list_is_no_row(invented: Invented) -> None:
    found = _sections(_read(invented, "a title without a list"))
    assert found == [("hosts", [7]), ("attendees", [11, 12])]


def test_people_under_a_title_without_known_words_are_others(invented: Invented) -> None:
    found = _sections(_read(invented, "a list of unknown title"))
    assert found[3:] == [("other", [18]), ("other", [21])]


def test_cells_beyond_the_header_are_told_and_no_answers(read: Callable[..., Export]) -> None:
    row = ["Yes", "Ada", "ada@example.org", "a", "b", "1", "No", "so", "Finland", "Oulu"]
    export = read([["Attendee Details"], HEADER, row])
    (warning,) = export.problems
    assert (warning.severity, warning.place.row) == ("warning", 3)
    assert [c.header for c in export.tables[0].questions()] == ["Why, then?"]


@given(
    rows=st.lists(st.lists(CELL, min_size=8, max_size=8), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_list_comes_back_unchanged(
    as_text: Callable[..., bytes], rows: list[list[str]], delimiter: str
) -> None:
    people = [["Yes", *row] for row in rows]
    people[0][2] = "ada@example.org"
    above = [["Attendee Report"], ["Topic", "Webinar ID"], ["x", "1"], ["Attendee Details"]]
    whole = [*above, HEADER, *people, ["Other Attended"]]
    export = read_export(Content("a.csv", as_text(whole, delimiter)), "zoom_webinar")
    (table,) = export.tables
    # a row of a "Yes" alone may be followed by another, but never by a header here
    assert table.rows.to_numpy().tolist() == people
    assert list(table.rows.index) == list(range(6, 6 + len(people)))


def test_the_sample(shared: Path) -> None:
    folder = shared / "samples"
    file = folder / "zoom-webinar" / "jerefrer__zoom-webinar-report__day1.csv"
    export = read_export(Content.load(file, folder))
    assert _sections(export) == [("attendees", [7, 8, 9])]
    assert [c.field for c in export.tables[0].columns] == STAFF
    assert dict(export.meeting) == {
        "title": "E2E Webinar", "meeting_id": "123 456 7890", "start": "05/12/2026 09:00:00 AM",
    }  # fmt: skip


def test_something_else_declared_as_a_webinar_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no attendee report of a Zoom webinar"):
        read([["Age", "Work"], ["20", "Yes"]], declared="zoom_webinar")
