from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.moments import Clock, Span, parse_file, parse_moments

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
        ("Mar 22, 2025 19:13:27", "2025-03-22 17:13:27"),
        ("Mar 23, 2025 6:26 PM", "2025-03-23 16:26:00"),
        ("05/12/2026 09:00:00 AM", "2026-12-05 07:00:00"),
        ("9/6/2018 0:06:16", "2018-06-08 21:06:16"),
        ("2026-02-01 10:11:12", "2026-02-01 08:11:12"),
        ("2/1/25, 9:04:01 pm", "2025-01-02 19:04:01"),
        ("20260531", "2026-05-30 21:00:00"),
        ("1767261600", "2026-01-01 10:00:00"),
        ("2020-11-10T11:54:34.253", "2020-11-10 09:54:34"),
        ("43968,83", "2020-05-17 16:55:12"),
        ("22.4.2020 ip. 1.05", "2020-04-22 10:05:00"),
        ("2026-03-05 em 12.30", "2026-03-05 10:30:00"),
        ("Monday, 7 September 2026, 9:40 PM", "2026-09-07 18:40:00"),
        ("maanantai, 7. syyskuuta 2026, 21.40", "2026-09-07 18:40:00"),
        ("måndag, 7 september 2026, 21:40", "2026-09-07 18:40:00"),
        ("7. 9. 2026 21.40", "2026-09-07 18:40:00"),
        ("2022-05-10 17:00 CET", "2022-05-10 16:00:00"),
        ("2022-05-10T17:00:00Z", "2022-05-10 17:00:00"),
        ("12:00:00 AM", None),
        ("25:10", None),
        ("5.10.2022 25:10", None),
        ("yesterday", None),
        ("Total", None),
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


def test_all_columns_of_a_file_decide_together() -> None:
    joins, leaves = pd.Series(["05/10/2022 17:00"]), pd.Series(["05/13/2022 18:00"])
    found = parse_file({"join": joins, "leave": leaves}, Clock(HELSINKI))
    assert [m.order for m in found.values()] == ["month first", "month first"]
    assert found["join"].utc[0].month == 5


def test_points_between_the_numbers_put_the_day_first() -> None:
    found = parse_moments(pd.Series(["5.10.2022 17.00"]), HELSINKI, day_first=False)
    assert (found.order, found.assumed, found.utc[0].month) == (None, False, 10)


def test_a_file_that_mixes_both_orders_is_told() -> None:
    found = parse_moments(pd.Series(["25/10/2022", "26/10/2022", "10/27/2022"]), HELSINKI)
    assert (found.order, found.mixed) == ("day first", True)
    assert found.utc.dt.tz_convert(HELSINKI).dt.day.tolist() == [25, 26, 27]


def test_a_year_that_is_missing_is_the_one_expected() -> None:
    spring = Span(date(2022, 9, 1), date(2023, 5, 31))
    texts = pd.Series(["23 Jan, 12:09", "3 Oct, 09:00", "1 Jul, 10:00"])
    found = parse_moments(texts, HELSINKI, expected=spring).utc
    assert [None if pd.isna(each) else each.year for each in found] == [2023, 2022, None]
    assert parse_moments(texts, HELSINKI).utc.isna().all()


def test_a_time_alone_is_of_the_day_given() -> None:
    times = pd.Series(["9:15", "09:15:30 PM"])
    found = parse_file({"at": times}, Clock(HELSINKI, day=date(2022, 5, 10)))["at"].utc
    assert found.dt.strftime("%d %H:%M:%S").tolist() == ["10 06:15:00", "10 18:15:30"]


def test_summer_time() -> None:
    changes = pd.Series(["2023-03-26 03:30", "2023-10-29 03:30", "2023-10-30 03:30"])
    found = parse_moments(changes, HELSINKI)
    assert found.utc.dt.strftime("%d.%m. %H:%M").tolist() == [
        "26.03. 01:30", "29.10. 00:30", "30.10. 01:30",
    ]  # fmt: skip
    assert found.skipped is not None
    assert found.skipped.tolist() == [True, False, False]
    assert found.doubled is not None
    assert found.doubled.tolist() == [False, True, False]


SHAPES = [
    "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%d.%m.%Y klo %H.%M.%S",
    "%d/%m/%y, %H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%m/%d/%y, %I:%M:%S %p", "%Y/%m/%d",
]  # fmt: skip


@given(
    moments=st.lists(
        st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)), min_size=13, max_size=40
    ),
    shape=st.sampled_from(SHAPES),
    odd=st.lists(st.sampled_from(["", "no date", "43968.83", "2020-01-31"]), max_size=3),
)
def test_many_values_are_read_as_each_alone(
    moments: list[datetime], shape: str, odd: list[str]
) -> None:
    texts = pd.Series([*(m.strftime(shape) for m in moments), *odd], dtype="str")
    few = parse_moments(texts, HELSINKI)
    many = parse_moments(pd.concat([texts] * 40, ignore_index=True), HELSINKI)
    assert many.order == few.order
    assert many.utc[: len(texts)].equals(few.utc)


@given(st.text(max_size=30))
def test_no_text_ends_in_an_error(text: str) -> None:
    parse_moments(pd.Series([text, f"{text}1.2.2022 10:00"], dtype="str"), HELSINKI)
