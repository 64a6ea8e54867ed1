from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
HEADERS = {
    "luma": ["name", "email", "created_at", "approval_status", "checked_in_at"],
    "tito": ["Ticket Full Name", "Ticket Email", "Ticket Reference", "Void Status", "Order IP"],
    "meetup": ["Name", "User ID", "RSVP", "RSVPed on", "Joined Group on"],
}
FIELDS = {
    "luma": ["name", "email", "registered", "status", "attended"],
    "tito": ["name", "email", "response_id", "status", "ip"],
    "meetup": ["name", "user_id", "status", "registered", "ignored"],
}


@pytest.fixture(scope="session")
def variant(invented: Callable[[str], Mapping[str, bytes]]) -> Callable[[str, str], Export]:
    return lambda tool, name: read_export(Content("a.csv", invented(tool)[name]))


@pytest.mark.parametrize(
    ("tool", "name", "questions"),
    [
        ("luma", "whole",
         ["survey_response_rating", "survey_response_feedback", "What do you sell?"]),
        ("luma", "short", []),
        ("tito", "whole", ["What do you sell?"]),
        ("tito", "short", ["Diet?"]),
        ("meetup", "answers", ["What do you sell?"]),
        ("meetup", "members", []),
    ],
)  # fmt: skip
def test_only_the_organisers_questions_are_questions(
    variant: Callable[[str, str], Export], tool: str, name: str, questions: list[str]
) -> None:
    export = variant(tool, name)
    (listed,) = export.tables
    assert (export.format, export.kind, export.problems) == (tool, "registration", ())
    assert [column.header for column in listed.questions()] == questions


def test_who_and_when(
    variant: Callable[[str, str], Export], fields: Callable[[Table], dict[str, str | None]]
) -> None:
    (guests,) = variant("luma", "whole").tables
    assert fields(guests)["phone_number"] == "phone"
    assert guests.field("attended").tolist() == ["2026-02-10T17:05:00.000Z", ""]  # type: ignore[union-attr]
    (tickets,) = variant("tito", "whole").tables
    assert fields(tickets)["Order Email"] == "booker_email"
    assert fields(tickets)["Unique Ticket URL"] == "token"
    (members,) = variant("meetup", "members").tables
    assert fields(members)["Location"] == "location"


def test_a_ticket_without_a_person_stays_a_row(variant: Callable[[str, str], Export]) -> None:
    (tickets,) = variant("tito", "short").tables
    assert tickets.rows.loc[2].tolist() == ["", "", "", "SP-1", "", ""]


@pytest.mark.parametrize("tool", HEADERS)
def test_something_else_is_refused(read: Callable[..., Export], tool: str) -> None:
    with pytest.raises(ProblemsError, match=rf"^a\.csv: .*{tool.title()}.*header is missing"):
        read([["Age", "Work"], ["20", "Yes"]], declared=tool)


@given(
    tool=st.sampled_from(sorted(HEADERS)),
    rows=st.lists(st.lists(CELL, min_size=7, max_size=7), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_list_comes_back_as_written(
    as_text: Callable[..., bytes], tool: str, rows: list[list[str]], delimiter: str
) -> None:
    rows = [[f"x{row[0]}", *row[1:]] for row in rows]
    data = as_text([[*HEADERS[tool], "Why?", "Why?"], *rows], delimiter)
    (listed,) = read_export(Content("a.csv", data)).tables
    assert listed.rows.to_numpy().tolist() == rows
    assert [column.field for column in listed.columns] == [*FIELDS[tool], None, None]
