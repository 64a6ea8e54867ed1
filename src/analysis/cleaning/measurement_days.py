"""The day of a measurement, as tools that count things print it."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.moments import Moments, parse_moments

_MONTHS = {
    name: at
    for at, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_YEAR, _MONTH, _DAY = r"(?:19|20)\d{2}", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_CLOSE = re.compile(rf"({_YEAR})({_MONTH})({_DAY})(\d{{2}})?")
_SHORT = re.compile(rf"({_YEAR})(?:[-/.]({_MONTH}))?")
# "From 2022-09-05 to 2022-09-11", "2022-09-05,2022-09-11"
_RANGE = re.compile(rf"\D*({_YEAR}-{_MONTH}-{_DAY})\D+{_YEAR}-{_MONTH}-{_DAY}")
# "Thu, Sep 01, 2022 9:00 am"
_NAMED = re.compile(r"(?:[a-z]{3,9},? )?([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})\b,?(.*)", re.I)


def parse_days(texts: pd.Series[str], zone: ZoneInfo, *, day_first: bool) -> Moments:
    """Each value's time (UTC), of a week, month or year that of its first day.

    >>> found = parse_days(pd.Series(["20220901", "2022-09"]), ZoneInfo("UTC"), day_first=True)
    >>> found.utc.dt.strftime("%d.%m.%Y").tolist()
    ['01.09.2022', '01.09.2022']
    """
    return parse_moments(texts.map(_plainly), zone, day_first=day_first)


def _plainly(text: str) -> str:
    """The time in a form that is read wherever times are."""
    tidy = " ".join(text.split())
    if found := _CLOSE.fullmatch(tidy):
        year, month, day, hour = found.groups()
        return f"{year}-{month}-{day}" + (f" {hour}:00" if hour else "")
    if found := _SHORT.fullmatch(tidy):
        return f"{found[1]}-{found[2] or '01'}-01"
    if found := _RANGE.fullmatch(tidy):
        return found[1]
    found = _NAMED.fullmatch(tidy)
    if found and found[1].casefold() in _MONTHS:
        return f"{found[3]}-{_MONTHS[found[1].casefold()]}-{found[2]}{found[4]}"
    return tidy
