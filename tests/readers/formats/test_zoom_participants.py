from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export

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
        "In Waiting Room": "ignored",
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
    own = ["name", "email", "join", "leave", "minutes", "guest", "consent", "ignored"]
    assert [c.field for c in export.tables[0].columns] == own
    assert export.meeting["title"] == "Hello"
    assert "host@example.org" not in str(dict(export.meeting))


def test_something_else_declared_as_zoom_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no list of Zoom participants") as caught:
        read([["Age", "Work"], ["20", "Yes"]], declared="zoom_participants")
    assert len(caught.value.problems) == 1
