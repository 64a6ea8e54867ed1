from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

from analysis.cleaning.event_files import open_event_file
from analysis.cleaning.interactions import NO_ACTS, acts, engagement, tidy_interactions
from analysis.tables.store import checked

CHAT = {"At": "at", "Name": "name", "Text": "text"}


def read(make: type, what: object, fields: Mapping[str, str], rows: Sequence[Sequence[str]],
         section: str = "", kind: str = "interactions",
         times: tuple[str, str] = ("2023-02-01 08:00", "2023-02-01 10:00"),
         **export: object) -> pd.DataFrame:  # fmt: skip
    found = make.export("a.csv", kind, make.table(fields, rows, section), **export)
    source = make.source(found, events=[make.event("e1", *times, "a.csv")])
    got = what(open_event_file(found, source), source)  # type: ignore[operator]
    assert list(got.columns) == list(NO_ACTS.columns)
    return got


def utc(found: pd.DataFrame) -> list[str]:
    return ["" if pd.isna(time) else f"{time:%d %H:%M:%S}" for time in found["at"]]


def test_a_chat_counted_from_the_start(make: type) -> None:
    found = read(make, acts, CHAT, [["00:21:14", "Ada", "Hi"], ["x", "Bo", "Hi"]], "chat",
                 meeting={"clock": "elapsed"})  # fmt: skip
    assert (utc(found), found["kind"].tolist()) == (["01 08:21:14", ""], ["chat", "chat"])
    assert "text" not in found


def test_a_chat_by_the_clock_on_the_wall(make: type) -> None:
    rows = [["10:59:02", "Ada", "Hi"], ["00:10:00", "Bo", "Hi"]]
    found = read(make, acts, CHAT, rows, "chat", times=("2023-02-01 20:00", "2023-02-01 23:00"))
    assert utc(found) == ["01 08:59:02", "01 22:10:00"]


def test_polls_are_polls(make: type) -> None:
    found = read(make, acts, {"Name": "name", "At": "at"}, [["Ada", "1.2.2023 11:00"]])
    assert (found["kind"].tolist(), utc(found)) == (["poll"], ["01 09:00:00"])


@pytest.mark.parametrize(
    ("named", "kind"),
    [("Unmute", "microphone"), ("Raise Hands", "raised hand"), ("Camera On", "camera"),
     ("Reaction-Applause", "reaction"), ("Something new", "reaction")],
)  # fmt: skip
def test_acts_of_a_teams_report(make: type, named: str, kind: str) -> None:
    fields = {"Name": "name", "Engagement": "engagement", "Time": "at"}
    found = read(make, acts, fields, [["Ada", named, ""]], "engagement", "attendance")
    assert found["kind"].tolist() == [kind]


def test_stays_of_an_attendance_list_are_no_acts(make: type) -> None:
    assert read(make, acts, {"Name": "name"}, [["Ada"]], kind="attendance").empty


@pytest.mark.parametrize(
    ("header", "kinds"),
    [("Engagement: Reaction-Laugh", ["reaction"]), ("Raise Hands", ["raised hand"]),
     ("Messages", ["chat"]), ("Polls", ["poll"]), ("Talk time", []), ("Webcam time", [])],
)  # fmt: skip
def test_what_a_list_counts_per_person(make: type, header: str, kinds: list[str]) -> None:
    rows = [["Ada", "3"], ["Bo", ""], ["Cai", "0"], ["Dee", "yes"]]
    found = read(make, engagement, {"Name": "name", header: "engagement"}, rows, kind="attendance")
    assert found["kind"].tolist() == kinds
    assert found["count"].tolist() == [3] * len(kinds)


def test_nobody_named_still_counts_for_the_event(make: type) -> None:
    found = read(make, acts, {"Name": "name", "At": "at"}, [["Ada", ""], ["", ""], ["Bo", ""]])
    listed = found.assign(person=["a", "", "b"], mark=["", "", "summary line"])
    counted = listed.assign(count=4)
    done = tidy_interactions(listed, counted)
    table = checked("interactions", done.interactions)
    pairs = sorted(zip(table["person"], table["count"], strict=True))
    assert pairs == [("", 1), ("a", 1), ("a", 4), ("b", 4)]
    assert done.kept["row"].tolist() == [2, 3]
    assert done.left_out[["row", "rule"]].to_numpy().tolist() == [[4, "summary line"]]


def test_acts_of_no_event_are_set_aside(make: type) -> None:
    found = read(make, acts, {"Name": "name", "At": "at"}, [["Ada", ""]])
    done = tidy_interactions(
        found.assign(event="", person="a"), NO_ACTS.assign(person="a").iloc[:0]
    )
    checked("interactions", done.interactions)
    assert done.left_out["rule"].tolist() == ["no event"]
