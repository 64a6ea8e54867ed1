from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning.event_files import open_event_file
from analysis.cleaning.registrations import (
    NO_REGISTRATIONS,
    Registered,
    RegistrationRows,
    registration_rows,
    unite_registrations,
)
from analysis.tables.store import checked

NOBODY = pd.MultiIndex.from_tuples([], names=["event", "person"])


def read(make: type, kind: str, fields: Mapping[str, str], rows: Sequence[Sequence[str]],
         section: str = "") -> RegistrationRows:  # fmt: skip
    export = make.export("a.csv", kind, make.table(fields, rows, section))
    event = make.event("e1", "2023-02-01 08:00", "2023-02-01 10:00", "a.csv")
    source = make.source(export, events=[event])
    found = registration_rows(open_event_file(export, source), source)
    assert list(found.rows.columns) == list(NO_REGISTRATIONS.columns)
    return found


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("approved", "registered"), ("Ilmoittautunut", "registered"), ("Checked in", "registered"),
        ("CANCELLED", "cancelled"), ("peruutettu", "cancelled"), ("Avbokad", "cancelled"),
        ("jonossa", "waiting"), ("Waitlisted", "waiting"), ("No Show", "no show"),
        ("", "registered"), (" - ", "registered"),
    ],
)  # fmt: skip
def test_what_the_status_means(make: type, printed: str, status: str) -> None:
    found = read(make, "registration", {"Name": "name", "S": "status"}, [["Ada", printed]])
    assert found.rows["status"].tolist() == [status]
    assert not found.problems


def test_an_unknown_status_is_said_and_counts_as_registered(make: type) -> None:
    rows = [["Ada", "cancelled"], ["Bo", "cancelledd"], ["Cai", "cancelledd"]]
    found = read(make, "registration", {"Name": "name", "S": "status"}, rows)
    assert found.rows["status"].tolist() == ["cancelled", "registered", "registered"]
    (problem,) = found.problems
    assert (problem.place.row, problem.values["count"]) == (3, 2)
    assert problem.values["nearest"] == "cancelled"


def test_people_register_weeks_before_the_event(make: type) -> None:
    rows = [["Ada", "2/11/22 10:00"], ["Bo", "30/12/22 10:00"]]
    found = read(make, "registration", {"Name": "name", "R": "registered"}, rows)
    assert [f"{time:%Y-%m-%d %H:%M}" for time in found.rows["registered"]] == [
        "2022-11-02 08:00", "2022-12-30 08:00",
    ]  # fmt: skip


def test_attendance_lists_that_tell_of_registrations(make: type) -> None:
    fields = {"Attended": "attended", "Name": "name", "R": "registered", "S": "status"}
    rows = [
        ["No", "Ada", "1.1.2023 10:00", "approved"],
        ["Yes", "Bo", "1.1.2023 10:00", "approved"],
        ["No", "Cai", "1.1.2023 10:00", "denied"],
        ["Yes", "Dee", "--", ""],  # came without registering
    ]
    found = read(make, "attendance", fields, rows).rows
    assert dict(zip(found["row"], found["status"], strict=True)) == {
        2: "no show", 3: "registered", 4: "cancelled",
    }  # fmt: skip


def test_plain_attendance_lists_register_nobody(make: type) -> None:
    assert read(make, "attendance", {"Name": "name"}, [["Ada"]]).rows.empty


def test_the_list_of_registrations_in_an_attendance_report(make: type) -> None:
    found = read(make, "attendance", {"Name": "name"}, [["Ada"]], "registrations")
    assert found.rows["status"].tolist() == ["registered"]


def rows(*found: tuple[str, str, str | None]) -> pd.DataFrame:
    """Each: person, status, day of January."""
    frame = pd.DataFrame(found, columns=["person", "status", "day"], dtype="str")
    days = pd.to_datetime(
        "2023-01-" + frame["day"].astype("str").str.zfill(2), utc=True, errors="coerce"
    )
    numbers = range(2, len(frame) + 2)
    return frame.assign(
        file="a.csv", section="", row=numbers, event="e1", mark="", registered=days.dt.as_unit("us")
    )


def statuses(found: Registered) -> dict[str, str]:
    table = checked("registrations", found.registrations.reset_index(drop=True))
    return dict(zip(table["person"], table["status"], strict=True))


@pytest.mark.parametrize(
    ("several", "counted"),
    [
        (["registered", "cancelled"], "registered"), (["cancelled", "waiting"], "waiting"),
        # the report after the event knows more than the list before it
        (["registered", "no show"], "no show"), (["cancelled", "cancelled"], "cancelled"),
    ],
)  # fmt: skip
def test_of_several_registrations_one_counts(several: list[str], counted: str) -> None:
    for order in (several, several[::-1]):
        found = unite_registrations(rows(*(("ada", each, "1") for each in order)), NOBODY)
        assert statuses(found) == {"ada": counted}
        assert found.left_out["rule"].tolist() == ["registered again"]


def test_who_attended_is_no_no_show() -> None:
    there = pd.MultiIndex.from_tuples([("e1", "ada")], names=["event", "person"])
    listed = rows(("ada", "no show", "1"), ("ada", "registered", "2"), ("bo", "no show", "1"))
    found = unite_registrations(listed, NOBODY, there)
    assert statuses(found) == {"ada": "registered", "bo": "no show"}


def test_the_time_of_registering_is_kept() -> None:
    listed = rows(("ada", "registered", "3"), ("ada", "registered", "1"), ("ada", "no show", None))
    found = unite_registrations(listed, NOBODY).registrations
    assert found["registered"].dt.day.tolist() == [1]


def test_what_a_form_told_is_not_told_again() -> None:
    told = pd.MultiIndex.from_tuples([("e1", "ada")], names=["event", "person"])
    found = unite_registrations(rows(("ada", "registered", "1"), ("bo", "registered", "1")), told)
    assert statuses(found) == {"bo": "registered"}


def test_why_rows_register_nobody() -> None:
    listed = rows(("", "registered", "1"), ("ada", "registered", "1"), ("bo", "registered", "1"))
    listed = listed.assign(event=["e1", "", "e1"], mark=["", "", "summary line"])
    found = unite_registrations(listed, NOBODY)
    assert statuses(found) == {}
    assert dict(zip(found.left_out["row"], found.left_out["rule"], strict=True)) == {
        2: "no name", 3: "no event", 4: "summary line",
    }  # fmt: skip


LISTED = st.lists(
    st.tuples(
        st.sampled_from(["ada", "bo", "cai", ""]),
        st.sampled_from(["registered", "no show", "waiting", "cancelled"]),
        st.none() | st.integers(1, 28).map(str),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=50)
@given(LISTED, st.randoms(use_true_random=False))
def test_no_row_is_lost_and_their_order_does_not_matter(
    listed: list[tuple[str, str, str | None]], random: object
) -> None:
    frame = rows(*listed)
    found = unite_registrations(frame, NOBODY)
    assert sorted([*found.kept["row"], *found.left_out["row"]]) == sorted(frame["row"])
    order = list(frame.index)
    random.shuffle(order)  # type: ignore[attr-defined]
    again = unite_registrations(frame.loc[order], NOBODY)
    assert statuses(again) == statuses(found)
