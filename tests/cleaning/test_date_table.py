from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.cleaning.date_table import date_row, date_table
from analysis.cleaning.moments import Clock, parse_file
from analysis.tables import empty
from analysis.tables.store import checked

HELSINKI = ZoneInfo("Europe/Helsinki")


def row(*columns: Sequence[str], file: str = "a.csv") -> pd.DataFrame:
    cells = {str(n): pd.Series(list(texts), dtype="str") for n, texts in enumerate(columns)}
    found = date_row(file, HELSINKI, cells, parse_file(cells, Clock(HELSINKI)))
    return checked("dates", found)


def test_the_days_of_all_columns() -> None:
    found = row(["1.2.2023 10:00", "--"], ["3.2.2023 10:00", "what?"]).iloc[0]
    assert [f"{found[name]:%d %H}" for name in ("first", "last")] == ["01 08", "03 08"]
    assert (found["read"], found["unread"], found["zone"]) == (2, 1, "Europe/Helsinki")


@pytest.mark.parametrize(
    ("texts", "order", "assumed"),
    [
        (["1/2/2023"], "day first", True), (["13/2/2023"], "day first", False),
        (["2/13/2023"], "month first", False), (["2023-02-01"], "", False),
        (["2/2/2023"], "day first", False),
    ],
)  # fmt: skip
def test_how_day_and_month_were_told(texts: list[str], order: str, assumed: bool) -> None:
    found = row(texts)
    assert found[["order", "assumed"]].to_numpy().tolist() == [[order, assumed]]


@pytest.mark.parametrize("texts", [["what?", ""], ["", ""], []])
def test_dates_none_of_which_can_be_read(texts: list[str]) -> None:
    found = row(texts).iloc[0]
    assert pd.isna(found["first"])
    assert pd.isna(found["last"])
    assert (found["read"], found["unread"]) == (0, len([text for text in texts if text]))


def test_a_file_without_dates_has_no_row() -> None:
    checked("dates", date_table([row(), empty("dates")]))
    assert len(date_table([row(), row(["1.2.2023"])])) == 1


def test_a_file_read_in_two_ways_has_one_row() -> None:
    found = date_table([row(["1.2.2023"]), row(["2.2.2023"]), row(["3.2.2023"], file="b.csv")])
    assert found["last"].dt.day.tolist() == [31, 2]  # midnight in Helsinki
