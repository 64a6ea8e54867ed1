from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
QUESTIONS = ["Where do you work (town, country)", "What do you sell?", "Job Title"]


@pytest.fixture(scope="session")
def variant(invented: Callable[[str], Mapping[str, bytes]]) -> Callable[[str], Export]:
    return lambda name: read_export(Content("a.csv", invented("eventbrite")[name]))


def test_a_row_per_ticket(variant: Callable[[str], Export]) -> None:
    export = variant("old dates")
    (tickets,) = export.tables
    assert (export.kind, export.problems, tickets.section) == ("registration", (), "")
    assert Counter(c.field for c in tickets.columns) == {
        "ignored": 10, "registered": 1, "first_name": 1, "last_name": 1, "email": 1, "quantity": 1,
        "response_id": 1, "status": 1, "location": 6, None: 3, "organisation": 1,
    }  # fmt: skip
    assert [c.header for c in tickets.questions()] == QUESTIONS
    status = tickets.field("status")
    assert status is not None
    assert status.tolist() == ["Attending", "Checked In", "Not Attending", "Refunded", "Deleted"]


def test_group_orders_repeat_an_address_and_others_have_none(
    variant: Callable[[str], Export],
) -> None:
    address = variant("old dates").tables[0].field("email")
    assert address is not None
    assert address.tolist()[:3] == ["aino@example.org", "aino@example.org", ""]


def test_dates_stay_as_printed(variant: Callable[[str], Export]) -> None:
    assert variant("old dates").tables[0].rows.loc[2, 1] == "11/29/24 22:28"
    assert variant("iso dates").tables[0].rows.loc[2, 1] == "2026-05-01T12:00:00+03:00"


def test_british_words_mean_the_same(variant: Callable[[str], Export]) -> None:
    british, american = (variant(name).tables[0] for name in ("british", "old dates"))
    assert [c.field for c in british.columns] == [c.field for c in american.columns]


def test_who_bought_is_not_who_comes(variant: Callable[[str], Export]) -> None:
    (tickets,) = variant("buyers").tables
    fields = {c.header: c.field for c in tickets.columns}
    assert fields["Buyer First Name"] == fields["Buyer Last Name"] == "booker_name"
    assert (fields["Buyer Email"], fields["Email"]) == ("booker_email", "email")
    assert (fields["Mobile Phone"], fields["Event Name"]) == ("phone", "event")
    assert [c.header for c in tickets.questions()] == ["What do you sell?"]


def test_a_column_of_pandas_in_front(variant: Callable[[str], Export]) -> None:
    (tickets,) = variant("pandas").tables
    assert [c.field for c in tickets.columns][:3] == ["ignored", "ignored", "registered"]


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*Eventbrite: its header is missing"):
        read([["Order Date", "Work"], ["20", "Yes"]], declared="eventbrite")


def test_a_sample(shared: Path) -> None:
    file = shared / "samples" / "eventbrite" / "eb2ez_README__attendee_report_example.csv"
    export = read_export(Content("a.csv", file.read_bytes()))
    (tickets,) = export.tables
    assert (export.format, export.rows_read) == ("eventbrite", 2)
    assert len(tickets.questions()) == 8
    assert tickets.rows.loc[2, 27] == "City1, CA"


@given(
    rows=st.lists(st.lists(CELL, min_size=9, max_size=9), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_tickets_come_back_as_written(
    as_text: Callable[..., bytes], rows: list[list[str]], delimiter: str
) -> None:
    header = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Ticket Type",
              "Attendee Status", "Why?", "Why?"]  # fmt: skip
    rows = [[f"x{row[0]}", *row[1:]] for row in rows]
    (tickets,) = read_export(Content("a.csv", as_text([header, *rows], delimiter))).tables
    assert tickets.rows.to_numpy().tolist() == rows
    assert [c.position for c in tickets.questions()] == [7, 8]
