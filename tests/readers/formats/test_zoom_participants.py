from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export, recognise

Fields = Callable[[Table], dict[str, str | None]]


def test_a_row_per_join_below_a_meeting_block(exports: Mapping[str, bytes], fields: Fields) -> None:
    export = read_export(Content("a.csv", exports["zoom_participants"]))
    (table,) = export.tables
    assert (export.format, export.kind, table.section) == (
        "zoom_participants", "attendance", "stays",
    )  # fmt: skip
    assert dict(export.meeting) == {
        "meeting_id": "812 3456 7890",
        "title": "Meet, greet",
        "start": "11/19/2021 10:00:00 AM",
        "end": "11/19/2021 12:00:00 PM",
    }
    assert fields(table) == {
        "Name (Original Name)": "name",
        "User Email": "email",
        "Join Time": "join",
        "Leave Time": "leave",
        "Duration (Minutes)": "minutes",
        "Guest": "guest",
        "Recording Consent": "consent",
        "In Waiting Room": "waiting",
    }
    assert list(table.rows.index) == [5, 6]
    assert table.rows.loc[6].tolist()[:3] == ["Bo's iPad", "", "11/19/2021 10:30:00 AM"]


def test_a_row_per_person(read: Callable[..., Export], fields: Fields) -> None:
    header = ["Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"]
    (table,) = read([header, ["Ada Nova", "ada@example.org", "60", "No"]]).tables
    assert table.section == "participants"
    assert list(fields(table).values()) == ["name", "email", "minutes", "guest"]


def test_the_words_of_newer_reports(read: Callable[..., Export]) -> None:
    block = ["Topic", "ID", "Host", "Duration (minutes)", "Start time", "End time", "Participants"]
    facts = ["Hello", "812", "Host (host@example.org)", "9", "06/16/2026 03:10:26 PM", "later", "1"]
    header = ["Name (original name)", "Email", "Join time", "Leave time", "Duration (minutes)",
              "Guest", "Recording disclaimer response", "In waiting room"]  # fmt: skip
    export = read([block, facts, [], header, ["Ada", "", "a", "b", "1", "Yes", "OK", "No"]])
    own = ["name", "email", "join", "leave", "minutes", "guest", "consent", "waiting"]
    assert [c.field for c in export.tables[0].columns] == own
    assert export.meeting["title"] == "Hello"
    assert "host@example.org" not in str(dict(export.meeting))


MEETING = {
    "meeting_id": "812 3456 7890",
    "title": "Meet, greet",
    "start": "11/19/2021 10:00:00 AM",
    "end": "11/19/2021 12:00:00 PM",
}
STAY = ["name", "email", "join", "leave", "minutes", "guest", "consent", "waiting"]


def _read(invented: Callable[[str], Mapping[str, bytes]], variant: str) -> Export:
    return read_export(Content("a.csv", invented("zoom_participants")[variant]))


@pytest.mark.parametrize(
    ("variant", "meeting", "first"),
    [
        ("a row per join", {}, 2),
        ("block and an empty line", MEETING, 5),
        ("block and a line of commas", MEETING, 5),
        ("saved again with semicolons", MEETING, 5),
    ],
)
def test_stays_below_any_block(
    invented: Callable[[str], Mapping[str, bytes]],
    variant: str,
    meeting: dict[str, str],
    first: int,
) -> None:
    export = _read(invented, variant)
    (table,) = export.tables
    assert (table.section, dict(export.meeting), export.problems) == ("stays", meeting, ())
    assert [c.field for c in table.columns] == STAY
    assert list(table.rows.index) == [first, first + 1, first + 2]
    assert table.rows.loc[first + 1].tolist()[0:2] == ["Bo's iPad (Bo)", ""]
    assert table.field("waiting").tolist() == ["No", "Yes", "No"]


def test_people_below_a_block(invented: Callable[[str], Mapping[str, bytes]]) -> None:
    export = _read(invented, "block above people")
    assert (export.tables[0].section, dict(export.meeting)) == ("participants", MEETING)
    assert [c.field for c in export.tables[0].columns] == ["name", "email", "minutes", "guest"]


def test_the_report_of_an_account_never_takes_the_host_for_a_participant(
    invented: Callable[[str], Mapping[str, bytes]],
) -> None:
    export = _read(invented, "report of an account")
    (table,) = export.tables
    assert [c.field for c in table.columns] == ["event", *["ignored"] * 11, *STAY, "ignored"]
    assert table.field("email").tolist() == ["ada@example.org", "", ""]
    assert table.field("minutes").tolist() == ["60", "30", "1"]
    assert dict(export.meeting) == {
        **MEETING, "start": "19/11/2021 10:00", "end": "19/11/2021 12:00",
    }  # fmt: skip
    assert export.problems == ()


def test_several_meetings_in_one_file_are_told(
    invented: Callable[[str], Mapping[str, bytes]],
) -> None:
    export = _read(invented, "several meetings")
    (warning,) = export.problems
    assert (warning.severity, warning.place.row, warning.values["count"]) == ("warning", 5, 2)
    assert dict(export.meeting) == {}
    assert export.tables[0].field("event").tolist() == ["Meet, greet"] * 3 + ["Part 2"]


def test_an_index_in_front_is_no_name(invented: Callable[[str], Mapping[str, bytes]]) -> None:
    (table,) = _read(invented, "index in front").tables
    assert [c.field for c in table.columns] == ["ignored", *STAY]


@pytest.mark.parametrize("block", ["", ", block"])
def test_a_language_without_known_words_is_read_by_shape(
    invented: Callable[[str], Mapping[str, bytes]], block: str
) -> None:
    export = _read(invented, f"language without words{block}")
    (table,) = export.tables
    assert [c.field for c in table.columns] == STAY[:7]
    assert (table.section, dict(export.meeting)) == ("stays", MEETING if block else {})


@pytest.mark.parametrize(
    "change",
    [
        {"header": 0, "cell": "Nomo"},
        {"header": 4, "cell": "Minutoj"},
        {"at": 4, "cell": "58"},
        {"at": 4, "cell": "9" * 5000},
        {"at": 3, "cell": "later"},
        {"at": 1, "cell": "Bo"},
    ],
)
def test_what_only_resembles_that_shape_is_no_list(
    as_text: Callable[..., bytes], change: dict[str, int | str]
) -> None:
    header = ["Nomo (Origina)", "Retadreso", "Venis", "Foriris", "Daŭro (Minutoj)"]
    row = ["Ada", "", "11/19/2021 10:00:01 AM", "11/19/2021 11:00:00 AM", "60"]
    assert recognise(Content("a.csv", as_text([header, row]))) is not None
    changed = header if "header" in change else row
    changed[int(change.get("header", change.get("at", 0)))] = str(change["cell"])
    assert recognise(Content("a.csv", as_text([header, row]))) is None


@pytest.mark.parametrize(("name", "rows", "first"), [("", 31, 2), ("_full", 31, 5)])
def test_the_samples(shared: Path, name: str, rows: int, first: int) -> None:
    folder = shared / "samples"
    file = f"zoom-participants/Lightbridge-KS__zoomclass__participants_heroes{name}.csv"
    export = read_export(Content.load(folder / file, folder))
    assert export.rows_read == rows
    assert [c.field for c in export.tables[0].columns] == STAY[:7]
    assert export.tables[0].rows.index[0] == first
    assert export.meeting.get("title", "") == ("Heroes meeting" if name else "")


def test_something_else_declared_as_zoom_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no list of Zoom participants") as caught:
        read([["Age", "Work"], ["20", "Yes"]], declared="zoom_participants")
    assert len(caught.value.problems) == 1
