from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from analysis.cleaning.event_files import open_event_file
from analysis.cleaning.stays import NO_STAYS, Stays, stays

FIELDS = {"Name": "name", "Join": "join", "Leave": "leave", "Minutes": "minutes"}
DAY = ("2023-02-01 08:00", "2023-02-01 10:00")  # in Helsinki from 10 to 12


def read(make: type, rows: Sequence[Sequence[str]], fields: object = FIELDS,
         times: tuple[str, str] = DAY, section: str = "", **export: object) -> Stays:  # fmt: skip
    table = make.table(fields, rows, section)
    found = make.export("a.csv", "attendance", table, **export)
    source = make.source(found, events=[make.event("e1", *times, "a.csv")])
    got = stays(open_event_file(found, source), source)
    assert list(got.rows.columns) == list(NO_STAYS.columns)
    return got


def utc(times: pd.Series[pd.Timestamp]) -> list[str]:
    return ["" if pd.isna(time) else f"{time:%d %H:%M}" for time in times]


def notes(found: Stays) -> list[tuple[str, object]]:
    return [(problem.severity, problem.values.get("count")) for problem in found.problems]


def test_times_are_local_ones(make: type) -> None:
    found = read(make, [["Ada", "1.2.2023 10:05", "1.2.2023 11:00", "55"]])
    assert (utc(found.rows["join"]), utc(found.rows["leave"])) == (["01 08:05"], ["01 09:00"])
    assert found.rows["minutes"].tolist() == [55]
    assert not found.problems


@pytest.mark.parametrize(
    ("leave", "minutes", "read_as", "said"),
    [
        ("", "", "01 10:00", [("note", 1)]),
        ("--", "", "01 10:00", [("note", 1)]),
        ("", "15", "01 08:20", []),
        ("what?", "15", "01 08:20", [("warning", 1)]),
        ("what?", "", "", [("warning", 1)]),
    ],
)
def test_a_missing_time_of_leaving(
    make: type, leave: str, minutes: str, read_as: str, said: list[tuple[str, int]]
) -> None:
    found = read(make, [["Ada", "1.2.2023 10:05", leave, minutes]])
    assert (utc(found.rows["leave"]), notes(found)) == ([read_as], said)


def test_nobody_stays_on_after_the_end_for_want_of_a_time(make: type) -> None:
    found = read(make, [["Ada", "1.2.2023 12:05", "", ""]])
    assert (utc(found.rows["leave"]), notes(found)) == ([""], [])


def test_a_summary_is_not_prolonged(make: type) -> None:
    found = read(make, [["Ada", "1.2.2023 10:05", "", "15"]], section="participants")
    assert (utc(found.rows["leave"]), found.rows["summary"].tolist()) == ([""], [True])


def test_a_list_without_times_sums_up(make: type) -> None:
    found = read(make, [["Ada", "61"]], {"Name": "name", "Minutes": "minutes"})
    assert found.rows[["summary", "minutes"]].to_numpy().tolist() == [[True, 61]]


def test_the_event_of_each_row_ends_it(make: type) -> None:
    table = make.table(
        {"Name": "name", "Event": "event", "Join": "join", "Leave": "leave"},
        [["Ada", "e1", "1.2.2023 10:05", ""], ["Ada", "e2", "2.2.2023 10:05", ""],
         ["Ada", "?", "2.2.2023 10:05", ""]],
    )  # fmt: skip
    export = make.export("a.csv", "attendance", table)
    events = [make.event("e1", *DAY), make.event("e2", "2023-02-02 08:00", "2023-02-02 09:00")]
    source = make.source(export, events=events)
    found = stays(open_event_file(export, source), source)
    assert utc(found.rows["leave"]) == ["01 10:00", "02 09:00", ""]


def test_clocks_turned_back_during_an_event(make: type) -> None:
    """On 30 October 2022 in Helsinki 03:00 to 04:00 comes twice, first in summer time."""
    rows = [
        ["Ada", "30.10.2022 02:30", "30.10.2022 04:30", ""],
        ["Bo", "30.10.2022 03:50", "30.10.2022 03:10", ""],
        ["Cai", "30.10.2022 02:50", "30.10.2022 03:10", ""],
    ]
    found = read(make, rows, times=("2022-10-29 23:30", "2022-10-30 02:30"))
    lengths = (found.rows["leave"] - found.rows["join"]).dt.total_seconds() / 60
    assert lengths.tolist() == [180, 20, 20]
    assert notes(found) == [("note", 3)]


def test_clocks_put_forward_during_an_event(make: type) -> None:
    """On 26 March 2023 in Helsinki 03:00 to 04:00 does not exist."""
    rows = [
        ["Ada", "26.3.2023 02:30", "26.3.2023 04:30", ""],
        ["Bo", "26.3.2023 03:30", "26.3.2023 04:40", ""],
    ]
    found = read(make, rows, times=("2023-03-26 00:30", "2023-03-26 02:30"))
    lengths = (found.rows["leave"] - found.rows["join"]).dt.total_seconds() / 60
    assert lengths.tolist() == [60, 10]
    assert notes(found) == [("note", 1)]


def test_an_event_over_midnight_in_a_list_of_times_alone(make: type) -> None:
    rows = [["Ada", "22:05", "00:40", ""], ["Bo", "00:10", "00:20", ""]]
    found = read(make, rows, times=("2023-02-01 20:00", "2023-02-01 23:00"))
    assert utc(found.rows["join"]) == ["01 20:05", "01 22:10"]
    assert utc(found.rows["leave"]) == ["01 22:40", "01 22:20"]


def test_dates_far_from_the_event_are_pointed_out(make: type) -> None:
    rows = [["Ada", "1.2.2023 10:05", "1.2.2023 11:00", ""],
            ["Bo", "1.9.2023 10:05", "1.9.2023 11:00", ""]]  # fmt: skip
    problem = read(make, rows).problems[0]
    assert (problem.severity, problem.place.row, problem.values["count"]) == ("warning", 3, 1)


def test_lists_of_acts(make: type) -> None:
    rows = [["Ada", "Joined before", "1.2.2023 10:00"], ["Ada", "Left", "1.2.2023 10:30"],
            ["Bo", "Anslöt", "1.2.2023 10:01"], ["Bo", "", "1.2.2023 10:02"]]  # fmt: skip
    found = read(make, rows, {"N": "name", "A": "action", "T": "at"}, section="acts")
    assert found.rows["act"].tolist() == ["joined", "left", "joined", ""]
    assert utc(found.rows["join"])[:3] == ["01 08:00", "01 08:30", "01 08:01"]
    assert found.rows["leave"].isna().all()


@pytest.mark.parametrize(
    ("section", "role", "found"),
    [("hosts", "", "host"), ("panelists", "", "panelist"), ("", "Presenter ", "presenter"),
     ("hosts", "Co-Host", "co-host"), ("attendees", "", "")],
)  # fmt: skip
def test_roles_by_column_or_list(make: type, section: str, role: str, found: str) -> None:
    rows = read(make, [["Ada", role]], {"Name": "name", "Role": "role"}, section=section).rows
    assert rows["role"].tolist() == [found]


def test_who_waits_who_stays_away_and_what_the_tool_marks(make: type) -> None:
    rows = [["Ada", "Yes", "Yes"], ["Bo", "Ei", "no"], ["Total", "", ""]]
    fields = {"Name": "name", "Waiting": "waiting", "Attended": "attended"}
    table = make.table(fields, rows, marks={4: "summary line"})
    export = make.export("a.csv", "attendance", table)
    source = make.source(export)
    found = stays(open_event_file(export, source), source).rows
    assert found["waiting"].tolist() == [True, False, False]
    assert found["attended"].tolist() == [True, False, True]
    assert found["mark"].tolist() == ["", "", "summary line"]


def test_other_lists_of_the_file_are_no_stays(make: type) -> None:
    tables = [make.table({"Name": "name"}, [["Ada"]], each) for each in
              ("registrations", "engagement")]  # fmt: skip
    export = make.export("a.csv", "attendance", *tables)
    source = make.source(export)
    assert stays(open_event_file(export, source), source).rows.empty
