from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning.attendance import United, unite
from analysis.tables.store import checked

# frames take their time: no deadline
SLOW = settings(deadline=None, max_examples=50)
ENDS = pd.Series({"e1": pd.Timestamp("2023-02-01 12:00", tz="UTC")}, dtype="datetime64[us, UTC]")


def one(united: United) -> dict[str, object]:
    checked("attendance", united.attendance)
    assert len(united.attendance) == 1
    return dict(united.attendance.iloc[0])


def rules(united: United) -> dict[int, str]:
    checked("set_aside", united.left_out)
    return dict(zip(united.left_out["row"], united.left_out["rule"], strict=True))


def stay(join: str | None, leave: str | None, **more: object) -> dict[str, object]:
    return {"join": join, "leave": leave, **more}


def test_devices_and_rejoins_are_united(make: type) -> None:
    united = unite(make.stays(
        stay("10:00", "10:30"), stay("10:20", "10:40"), stay("11:00", "11:05"),
    ))  # fmt: skip
    found = one(united)
    assert (found["minutes"], found["stays"]) == (45, 3)
    assert (f"{found['first_join']:%H:%M}", f"{found['last_leave']:%H:%M}") == ("10:00", "11:05")
    assert rules(united) == {3: "joined again", 4: "joined again"}


def test_a_second_export_of_the_event_adds_nothing(make: type) -> None:
    rows = [stay("10:00", "10:30", minutes=30), stay("11:00", "11:05", minutes=5)]
    once = unite(make.stays(*rows))
    again = [{**row, "file": "b.csv", "minutes": None} for row in rows]
    twice = unite(make.stays(*rows, *again))
    pd.testing.assert_frame_equal(once.attendance, twice.attendance)
    assert twice.left_out["action"].eq("merged").all()


def test_the_waiting_room_is_set_aside(make: type) -> None:
    united = unite(make.stays(stay("09:50", "10:00", waiting=True), stay("10:00", "10:30")))
    assert one(united)["minutes"] == 30
    assert rules(united) == {2: "waiting room"}


def test_why_rows_are_no_stays(make: type) -> None:
    united = unite(make.stays(
        stay("10:00", "10:30", person=""),
        stay("10:00", "10:30", event=""),
        stay("10:00", "10:30", mark="summary line", event="", person=""),
        stay("10:30", "10:00"),
        stay("10:00", None),
        stay(None, None),
        stay("10:00", "2023-02-03 10:00"),
        stay("10:00", "10:30", attended=False),
    ))  # fmt: skip
    assert united.attendance.empty
    assert rules(united) == {
        2: "no name", 3: "no event", 4: "summary line", 5: "no times", 6: "no times",
        7: "no times", 8: "no times",
    }  # fmt: skip


def test_a_summary_beside_its_stays_is_merged(make: type) -> None:
    united = unite(make.stays(
        stay("10:00", "11:30", summary=True, minutes=40, role="organizer"),
        stay("10:00", "10:20"), stay("11:10", "11:30"),
        stay(None, None, summary=True, minutes=41, file="b.csv"),
    ))  # fmt: skip
    found = one(united)
    assert (found["minutes"], found["stays"]) == (40, 2)
    assert rules(united) == {2: "summary row", 4: "joined again", 5: "summary row"}


def test_alone_a_summary_counts_with_its_printed_minutes(make: type) -> None:
    """Between first join and last leave someone may have been away."""
    united = unite(make.stays(stay("10:00", "11:30", summary=True, minutes=40)))
    found = one(united)
    assert (found["minutes"], f"{found['last_leave']:%H:%M}") == (40, "11:30")


@pytest.mark.parametrize(("printed", "minutes"), [(None, 90), (91, 90)])
def test_a_summary_is_never_longer_than_its_span(
    make: type, printed: float | None, minutes: float
) -> None:
    united = unite(make.stays(stay("10:00", "11:30", summary=True, minutes=printed)))
    assert one(united)["minutes"] == minutes


def test_without_times_the_printed_minutes_count(make: type) -> None:
    """Of several devices the longest: their sum may count the same minute twice."""
    united = unite(make.stays(
        stay(None, None, minutes=50), stay("11:00", "10:00", minutes=70),
    ))  # fmt: skip
    found = one(united)
    assert found["minutes"] == 70
    assert pd.isna(found["first_join"])


def test_a_row_without_times_adds_nothing_to_listed_stays(make: type) -> None:
    united = unite(make.stays(stay("10:00", "10:30"), stay("10:40", None, minutes=20)))
    assert one(united)["minutes"] == 30
    assert rules(united) == {3: "no times"}


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (["", "attendee"], "attendee"), (["attendee", "presenter"], "panelist"),
        (["presenter", "organizer", ""], "host"), (["järjestäjä"], "host"),
        (["esittäjä"], "panelist"), (["true"], "host"), (["false"], ""), ([""], ""),
    ],
)  # fmt: skip
def test_hosts_and_panelists_are_marked(make: type, roles: list[str], role: str) -> None:
    for order in (roles, roles[::-1]):
        united = unite(make.stays(*(stay("10:00", "10:30", role=each) for each in order)))
        assert one(united)["role"] == role


def test_nobody_at_all(make: type) -> None:
    united = unite(make.stays(), ENDS)
    checked("attendance", united.attendance)
    assert (len(united.attendance), len(united.kept), len(united.left_out)) == (0, 0, 0)


TIME = st.none() | st.integers(0, 23 * 60).map(lambda m: f"{m // 60:02}:{m % 60:02}")
ANY_ROW = st.fixed_dictionaries(
    {
        "file": st.sampled_from(["a.csv", "b.csv"]),
        "section": st.sampled_from(["", "hosts"]),
        "event": st.sampled_from(["e1", "e2", ""]),
        "person": st.sampled_from(["ada", "bo", ""]),
        "role": st.sampled_from(["", "organizer", "presenter", "attendee"]),
        "mark": st.sampled_from(["", "", "", "summary line"]),
        "act": st.sampled_from(["", "", "joined", "left"]),
        "summary": st.booleans(),
        "waiting": st.booleans(),
        "attended": st.booleans(),
        "minutes": st.none() | st.floats(0, 500),
        "join": TIME,
        "leave": TIME,
    }
)
ANY_ROWS = st.lists(ANY_ROW, max_size=25)


@SLOW
@given(ANY_ROWS)
def test_no_row_is_lost_whatever_they_are(make: type, rows: list[dict[str, object]]) -> None:
    frame = make.stays(*rows)
    united = unite(frame, ENDS)
    checked("attendance", united.attendance)
    checked("set_aside", united.left_out)
    present = frame[frame["attended"]]
    assert sorted([*united.kept["row"], *united.left_out["row"]]) == sorted(present["row"])
    assert len(united.kept) == len(united.attendance)


@SLOW
@given(ANY_ROWS)
def test_minutes_lie_within_the_span_of_the_stays(
    make: type, rows: list[dict[str, object]]
) -> None:
    """Of rows without printed minutes; those of a row without times may be any."""
    timed = [{**row, "minutes": None} for row in rows]
    found = unite(make.stays(*timed), ENDS).attendance
    span = (found["last_leave"] - found["first_join"]).dt.total_seconds() / 60
    assert (found["minutes"] <= span + 1e-9).all()


@SLOW
@given(ANY_ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    make: type, rows: list[dict[str, object]], random: object
) -> None:
    frame = make.stays(*rows)
    order = list(frame.index)
    random.shuffle(order)
    found = unite(frame.loc[order].reset_index(drop=True), ENDS).attendance
    pd.testing.assert_frame_equal(found, unite(frame, ENDS).attendance)


@SLOW
@given(ANY_ROWS)
def test_the_same_list_in_another_file_changes_nothing(
    make: type, rows: list[dict[str, object]]
) -> None:
    mine = [{**row, "file": "a.csv"} for row in rows]
    once = unite(make.stays(*mine), ENDS)
    twice = unite(make.stays(*mine, *({**row, "file": "b.csv"} for row in rows)), ENDS)
    pd.testing.assert_frame_equal(once.attendance, twice.attendance)
