from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.cleaning.midnight import read_past_midnight
from analysis.cleaning.moments import Clock

HELSINKI = ZoneInfo("Europe/Helsinki")


def local(make: type, cells: Sequence[str], start: str, end: str, day: date | None) -> list[str]:
    event = make.event("e", start, end)
    clock = Clock(HELSINKI, day=day)
    texts = pd.Series(list(cells), dtype="str")
    found = read_past_midnight({"at": texts}, clock, event)["at"].utc
    return ["" if pd.isna(t) else f"{t.tz_convert(HELSINKI):%d %H:%M}" for t in found]


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["22:00", "23:59", "00:00", "0.30", "01:10 AM"],
         ["31 22:00", "31 23:59", "01 00:00", "01 00:30", "01 01:10"]),
        (["2022-12-31 22:10", "2023-01-01 00:10"], ["31 22:10", "01 00:10"]),
        # with its day a time is what it says, however far away
        (["2022-12-31 00:10", "00:10"], ["31 00:10", "01 00:10"]),
        (["21:00", "", "x"], ["31 21:00", "", ""]),
    ],
)  # fmt: skip
def test_a_party_into_the_new_year(make: type, cells: list[str], read: list[str]) -> None:
    day = date(2022, 12, 31)
    assert local(make, cells, "2022-12-31 20:00", "2023-01-01 00:00", day) == read


def test_a_morning_is_no_night(make: type) -> None:
    day = date(2023, 2, 1)
    assert local(make, ["07:55", "10:05"], "2023-02-01 06:00", "2023-02-01 08:00", day) == [
        "01 07:55", "01 10:05",
    ]  # fmt: skip


def test_without_an_event_or_a_day_times_alone_are_not_read() -> None:
    texts = pd.Series(["00:10"], dtype="str")
    assert read_past_midnight({"at": texts}, Clock(HELSINKI), None)["at"].utc.isna().all()


def test_no_columns() -> None:
    assert read_past_midnight({}, Clock(HELSINKI, day=date(2023, 2, 1)), None) == {}
