from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.cleaning.moments import Span, parse_moments

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2017-07-18 08:28:09", "2017-07-18 05:28:09"),
        ("2019-04-12 08:42:53.590450+00:00", "2019-04-12 08:42:53"),
        ("2021-07-05T10:58:34.147+03:00", "2021-07-05 07:58:34"),
        ("2026/05/28 7:01:33 PM GMT+3", "2026-05-28 16:01:33"),
        ("11/19/2021 09:54:15 AM", "2021-11-19 07:54:15"),
        ("14/11/22, 09:29:07", "2022-11-14 07:29:07"),
        ("10/23/25, 1:55:02\u202fPM", "2025-10-23 10:55:02"),
        ("29.9.2020, 12.30.00", "2020-09-29 09:30:00"),
        ("22.4.2020 klo 9.41.16", "2020-04-22 06:41:16"),
        ("2026-03-05 12.30.00", "2026-03-05 10:30:00"),
        ("23.1.2023", "2023-01-22 22:00:00"),
        ("43968.83", "2020-05-17 16:55:12"),
        ("12:00:00 AM", None),
        ("31.2.2023", None),
        ("", None),
    ],
)
def test_patterns_seen_in_real_exports(written: str, utc: str | None) -> None:
    found = parse_moments(pd.Series([written]), HELSINKI).utc[0]
    assert (None if pd.isna(found) else found.strftime("%Y-%m-%d %H:%M:%S")) == utc


def test_a_value_above_twelve_decides_for_the_whole_file() -> None:
    mixed = parse_moments(pd.Series(["8/7/2020 12:02", "18/07/2020 20:16:21"]), HELSINKI)
    assert (mixed.order, mixed.assumed) == ("day first", False)
    assert mixed.utc[0].month == 7


def test_the_day_of_the_event_decides_where_both_orders_fit() -> None:
    may = Span(date(2022, 5, 9), date(2022, 5, 11))
    found = parse_moments(pd.Series(["05/10/2022 05:00:00 PM"]), HELSINKI, expected=may)
    assert (found.order, found.assumed, found.utc[0].month) == ("month first", False, 5)


def test_the_declared_order_is_taken_and_said_where_nothing_decides() -> None:
    found = parse_moments(pd.Series(["05/10/2022 17:00"]), HELSINKI, day_first=True)
    assert (found.assumed, found.utc[0].month) == (True, 10)


def test_summer_time() -> None:
    changes = pd.Series(["2023-03-26 03:30", "2023-10-29 03:30"])
    found = parse_moments(changes, HELSINKI).utc.dt.strftime("%d.%m. %H:%M").tolist()
    assert found == ["26.03. 01:30", "29.10. 00:30"]
