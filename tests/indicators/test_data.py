from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from analysis.indicators import rules
from analysis.indicators.data import Data, members
from analysis.project import Period

HELSINKI = ZoneInfo("Europe/Helsinki")


def days(start: str, end: str) -> Period:
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))


def test_the_last_day_is_whole_where_the_project_is(data: Data) -> None:
    inside = data.within(days("2023-01-01", "2023-08-31"), HELSINKI)
    # 20:59 UTC is 23:59 in Helsinki, 21:00 UTC the next day; r3 says no time and stays
    assert set(inside.responses["response"]) == {"r1", "r3"}
    assert set(inside.events["event"]) == {"e1", "e2"}


def test_the_first_day_begins_at_midnight_there(data: Data) -> None:
    inside = data.within(days("2023-09-01", "2023-12-31"), HELSINKI)
    assert set(inside.responses["response"]) == {"r2", "r3"}
    assert set(inside.events["event"]) == {"e0"}
    assert rules.registrations(inside) == 1
    assert rules.attendances(inside) == 0


def test_another_zone_ends_the_day_at_another_time(data: Data) -> None:
    inside = data.within(days("2023-01-01", "2023-08-31"), ZoneInfo("UTC"))
    assert set(inside.responses["response"]) == {"r1", "r2", "r3"}


@pytest.mark.parametrize(
    ("group", "expected"),
    [("new", ["ann", "ben", "eve"]), ("guide", ["ben", "cem"]), ("ne", []), ("new guide", [])],
)
def test_members(data: Data, group: str, expected: list[str]) -> None:
    assert members(data.people, group).tolist() == expected
