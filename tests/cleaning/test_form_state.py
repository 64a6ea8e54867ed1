from __future__ import annotations

import pandas as pd
import pytest

from analysis.cleaning.form_state import seconds_taken, unfinished
from analysis.cleaning.moments import Moments
from analysis.cleaning.survey_file import Times
from analysis.tables import empty


@pytest.mark.parametrize(
    ("field", "cells", "open_ones"),
    [
        ("finished", ["True", "FALSE", "1", "0", "Kyllä", "Ei", "Nej", "Incomplete", ""],
         [0, 1, 0, 1, 0, 1, 1, 1, 0]),
        ("progress", ["100", "57", "100 %", "99%", "", "x"], [0, 1, 0, 1, 0, 0]),
        ("submitted", ["2023-02-01", "", " "], [0, 1, 1]),
        ("submitted", ["", ""], [0, 0]),  # the tool has no such times
        ("email", ["", ""], [0, 0]),
    ],
)  # fmt: skip
def test_what_the_tool_says_of_the_end(
    make: type, field: str, cells: list[str], open_ones: list[int]
) -> None:
    table = make.table({"x": field}, [[cell] for cell in cells])
    assert unfinished(table).tolist() == [bool(each) for each in open_ones]


def test_one_sign_is_enough(make: type) -> None:
    table = make.table(
        {"a": "finished", "b": "progress"}, [["1", "100"], ["1", "50"], ["0", "100"]]
    )
    assert unfinished(table).tolist() == [False, True, True]


def when(*pairs: tuple[str | None, str | None]) -> Times:
    columns = zip(*pairs, strict=True)
    started, submitted = (
        Moments(pd.to_datetime(pd.Series(list(column)), utc=True, format="ISO8601"))
        for column in columns
    )
    return Times(started, submitted, empty("dates"))


def seconds(make: type, times: Times, cells: list[str] | None = None) -> list[float | None]:
    rows = [[cell] for cell in cells or [""] * len(times.started.utc)]
    table = make.table({"x": "seconds" if cells else None}, rows)
    table.rows.index = times.started.utc.index
    return [None if pd.isna(each) else each for each in seconds_taken(table, times)]


def test_seconds_lie_between_the_times(make: type) -> None:
    pair = ("2023-02-01T10:00:05", "2023-02-01T10:01:00")
    assert seconds(make, when(pair, (None, pair[1]))) == [55, None]


def test_what_the_tool_counted_is_believed_first(make: type) -> None:
    pair = ("2023-02-01T10:00:05", "2023-02-01T10:01:00")
    assert seconds(make, when(pair, pair), ["312.5", "?"]) == [312.5, 55]


def test_of_times_to_the_minute_the_longest(make: type) -> None:
    """Begun at 10:00:01 and sent at 10:00:59 looks like no time at all."""
    pair = ("2023-02-01T10:00", "2023-02-01T10:00")
    assert seconds(make, when(pair, ("2023-02-01T10:00", "2023-02-01T10:03"))) == [60, 240]
