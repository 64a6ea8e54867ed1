from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning.acts import paired
from analysis.cleaning.attendance import unite

J, L = "joined", "left"
# frames take their time: no deadline
SLOW = settings(deadline=None, max_examples=50)
ENDS = pd.Series({"e1": pd.Timestamp("2023-02-01 12:00", tz="UTC")}, dtype="datetime64[us, UTC]")
NO_ENDS = ENDS.iloc[:0]


def stays_of(make: type, *acts: tuple[str, str]) -> list[tuple[str, str]]:
    rows = make.stays(*({"act": act, "join": time} for act, time in acts))
    found, merged = paired(rows, ENDS)
    assert len(found) + len(merged) == len(rows)
    return [(f"{join:%H:%M}", f"{leave:%H:%M}") for join, leave in spans(found)]


def spans(found: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    timed = found.dropna(subset=["join", "leave"])
    return sorted(zip(timed["join"], timed["leave"], strict=True))


@pytest.mark.parametrize(
    ("acts", "stays"),
    [
        ([(J, "10:00"), (L, "10:30")], [("10:00", "10:30")]),
        ([(J, "10:00"), (L, "10:30"), (J, "10:40"), (L, "11:00")],
         [("10:00", "10:30"), ("10:40", "11:00")]),
        # the last leaving is missing: until the planned end
        ([(J, "10:00"), (L, "10:30"), (J, "10:40")], [("10:00", "10:30"), ("10:40", "12:00")]),
        # a leaving in the middle is missing: until the next joining
        ([(J, "10:00"), (J, "10:40"), (L, "11:00")], [("10:00", "10:40"), ("10:40", "11:00")]),
        # two devices, in and out one after the other
        ([(J, "10:00"), (J, "10:05"), (L, "10:20"), (L, "10:40")],
         [("10:00", "10:40"), ("10:05", "10:20")]),
        # three devices, and all back again
        ([(J, "10:00"), (J, "10:05"), (J, "10:06"), (L, "10:20"), (L, "10:30"), (L, "10:40"),
          (J, "11:00"), (L, "11:10")],
         [("10:00", "10:40"), ("10:05", "10:30"), ("10:06", "10:20"), ("11:00", "11:10")]),
        # a leaving without a joining says nothing, before and after
        ([(L, "09:50"), (J, "10:00"), (L, "10:30"), (L, "10:31")], [("10:00", "10:30")]),
        # after the planned end nobody knows
        ([(J, "12:10")], []),
        # another day: a wrong date
        ([(J, "2022-10-01 10:00")], []),
        ([(J, "2022-10-01 10:00"), (J, "10:00"), (L, "10:10")], [("10:00", "10:10")]),
        # a quick rejoin, both in the same second
        ([(J, "10:00"), (L, "10:30"), (J, "10:30"), (L, "11:00")],
         [("10:00", "11:00"), ("10:30", "10:30")]),
    ],
)  # fmt: skip
def test_each_joining_is_a_stay(
    make: type, acts: list[tuple[str, str]], stays: list[tuple[str, str]]
) -> None:
    assert stays_of(make, *acts) == stays
    assert stays_of(make, *reversed(acts)) == stays


def test_an_act_whose_time_cannot_be_read_is_not_paired(make: type) -> None:
    acts = [(J, "10:00"), (L, None), (L, "10:30")]
    assert stays_of(make, *acts) == [("10:00", "10:30")]


def test_people_and_events_are_paired_apart(make: type) -> None:
    rows = make.stays(
        {"act": J, "join": "10:00"},
        {"act": L, "join": "10:30", "person": "bo"},
        {"act": L, "join": "10:40", "event": "e2"},
    )
    found, merged = paired(rows, NO_ENDS)
    assert (spans(found), len(merged)) == ([], 0)


def test_what_another_export_lists_too_counts_once(make: type) -> None:
    early = [{"act": J, "join": "10:00"}, {"act": J, "join": "10:20", "person": "bo"}]
    late = [*early, {"act": L, "join": "10:50"}, {"act": L, "join": "11:00", "person": "bo"}]
    rows = make.stays(*early, *({**act, "file": "b.csv"} for act in late))
    united = unite(rows, ENDS)
    assert united.attendance["minutes"].tolist() == [50, 40]
    assert united.attendance["stays"].tolist() == [1, 1]
    assert united.left_out["rule"].value_counts().to_dict() == {
        "joined again": 2, "end of a stay": 2,
    }  # fmt: skip


def test_other_lists_are_left_as_they_are(make: type) -> None:
    rows = make.stays({"join": "10:00", "leave": "11:00"})
    found, merged = paired(rows, ENDS)
    pd.testing.assert_frame_equal(found, rows)
    assert merged.empty


ACTS = st.lists(st.tuples(st.sampled_from([J, L]), st.integers(0, 119)), min_size=1, max_size=14)


@SLOW
@given(ACTS, st.randoms(use_true_random=False))
def test_whatever_is_listed(make: type, acts: list[tuple[str, int]], random: object) -> None:
    rows = make.stays(*({"act": act, "join": f"{10 + m // 60}:{m % 60:02}"} for act, m in acts))
    found, merged = paired(rows, ENDS)
    assert sorted([*found["row"], *merged["row"]]) == sorted(rows["row"])
    assert all(join <= leave <= ENDS["e1"] for join, leave in spans(found))
    # as many stays as joinings, each begun by one
    assert (found["act"] == J).sum() == rows["act"].eq(J).sum()
    order = list(rows.index)
    random.shuffle(order)
    again, _ = paired(rows.loc[order], ENDS)
    assert spans(again) == spans(found)


@SLOW
@given(ACTS)
def test_devices_that_all_leave_are_there_from_first_to_last(
    make: type, acts: list[tuple[str, int]]
) -> None:
    """With every leaving listed, someone is there while more devices joined than left."""
    minutes = sorted(m for _, m in acts)
    joins = [(J, m) for m in minutes]
    leaves = [(L, 119)] * len(joins)
    rows = make.stays(
        *({"act": act, "join": f"{10 + m // 60}:{m % 60:02}"} for act, m in [*joins, *leaves])
    )
    assert unite(rows, ENDS).attendance["minutes"].tolist() == [119 - minutes[0]]
