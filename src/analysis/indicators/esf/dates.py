"""Full years and months between days, as the funder's rules count them."""

from __future__ import annotations

from typing import TypeAlias

import pandas as pd

Days: TypeAlias = "pd.Series[pd.Timestamp]"


def full_years(birth: Days, day: Days, *, leap_day_birthday: str) -> pd.Series[int]:
    """Full years (Int64) from each birth to each day; missing where one of the two is.

    ``leap_day_birthday``: "1 March" or "28 February", for births on 29 February in other years.

    >>> born, day = (pd.to_datetime(pd.Series([text])) for text in ("2000-02-29", "2025-02-28"))
    >>> full_years(born, day, leap_day_birthday="1 March").tolist()
    [24]
    """
    place, today = (days.dt.month * 100 + days.dt.day for days in (birth, day))
    if leap_day_birthday == "28 February":
        place = place.mask((place == 229) & ~day.dt.is_leap_year, 228)
    years = day.dt.year - birth.dt.year - (today < place)
    return years.where(birth.notna() & day.notna()).astype("Int64")


def add_months(days: Days, months: int) -> Days:
    """The same day so many months later; the last of the month where it has no such day.

    >>> add_months(pd.Series([pd.Timestamp("2021-08-31")]), 6).dt.strftime("%Y-%m-%d").tolist()
    ['2022-02-28']
    """
    if days.notna().sum() == 0:
        return days
    return days + pd.DateOffset(months=months)
