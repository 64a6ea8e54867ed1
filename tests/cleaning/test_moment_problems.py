from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.cleaning.moment_problems import order_problems
from analysis.cleaning.moments import Clock, parse_file
from analysis.problems import Problem

HELSINKI = ZoneInfo("Europe/Helsinki")


def said(*columns: list[str], day_first: bool = True) -> list[Problem]:
    cells = {str(n): pd.Series(texts, dtype="str") for n, texts in enumerate(columns)}
    for texts in cells.values():
        texts.index += 2
    found = order_problems("a.csv", *parse_file(cells, Clock(HELSINKI, day_first)).values())
    assert all(problem.place.file == "a.csv" for problem in found)
    return found


@pytest.mark.parametrize("texts", [["13/2/2023"], ["2023-02-01"], ["2/2/2023"], ["x"], []])
def test_nothing_to_say(texts: list[str]) -> None:
    assert said(texts) == []


@pytest.mark.parametrize(("day_first", "words"), [(True, "day first"), (False, "month first")])
def test_an_assumption_is_said_once(day_first: bool, words: str) -> None:
    (problem,) = said(["1/2/2023"], ["3/4/2023"], day_first=day_first)
    assert words in problem.what
    assert problem.severity == "note"


def test_one_column_decides_for_the_other() -> None:
    assert said(["1/2/2023"], ["13/2/2023"]) == []


def test_dates_that_contradict_each_other() -> None:
    (problem,) = said(["13/2/2023", "2/13/2023"])
    assert problem.severity == "warning"


def test_hours_that_never_were_or_were_twice() -> None:
    found = said(["26.3.2023 03:30", "1.2.2023 10:00"], ["30.10.2022 03:30", "30.10.2022 03:40"])
    assert [(p.place.row, p.values["count"]) for p in found] == [(2, 1), (2, 2)]


def test_no_columns() -> None:
    assert order_problems("a.csv") == []
