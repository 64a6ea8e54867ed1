"""Numbers as tools and spreadsheets of any language print them → floats, one sign per column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Sign = Literal[".", ","]
_OTHER: dict[Sign, Sign] = {".": ",", ",": "."}

_SPACES = re.compile("[ \t\u00a0\u2009\u202f'’]")
# A second number that is the share of the first: 1,234 (23.4%).
_SHARE = re.compile(r"\([^()]*\)$")
_MARKS = str.maketrans("", "", "$€£")
# Of a program: 0.5, 1e-05 and 1.2E+06 with a point, whatever the language.
_EXPONENT = re.compile(r"[-+]?\d+(?:\.\d+)?e[-+]?\d+", re.IGNORECASE)
_DIGITS = re.compile(r"[-+]?\d+(?:[.,]\d+)*")
_CLOCK = re.compile(r"(?:(\d{1,5}):)?(\d{1,2}):(\d{2})")
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:[.,]\d{3})+")
#: What tools print where there is no number.
NOTHING = frozenset({"", "-", "–", "—", "--", "n/a", "na", "null", "none", "(not set)"})


@dataclass(frozen=True)
class Numbers:
    """``values``: NaN where there is none; ``unread``: where something stands that is none.

    ``sign``: the decimal sign of the column if any value tells it. ``assumed``: values such as
    1,234 fit both, nothing told which, and they were taken for thousands.
    """

    values: pd.Series[float]
    unread: pd.Series[bool]
    sign: Sign | None = None
    assumed: bool = False


def parse_numbers(texts: pd.Series[str], hint: Sign | None = None) -> Numbers:
    """Read every value of one column; percentages become fractions, clock times seconds.

    A value that can be read in one way only is read so. One that fits both (1,234 or 1.234) is
    read with the decimal sign the other values tell, else with ``hint``, else as thousands; it is
    not read where the others tell both signs.

    >>> parse_numbers(pd.Series(["1.234", "62,5 %", "1,2 (3%)"])).values.tolist()
    [1234.0, 0.625, 1.2]
    >>> parse_numbers(pd.Series(["1.234", "0.5"])).values.tolist()
    [1.234, 0.5]
    """
    plain = [_plain(text) for text in texts]
    told = {sign for sign in map(told_sign, plain) if sign}
    column = next(iter(told)) if len(told) == 1 else None
    either = pd.Series([_fits_both(text) for text in plain], texts.index, dtype="bool")
    sign = column if told else hint
    values = pd.Series([_read(text, sign) for text in plain], texts.index, dtype="float64")
    if len(told) > 1:
        values = values.mask(either)
    unread = values.isna() & ~texts.str.strip().str.casefold().isin(NOTHING)
    return Numbers(values, unread, column, bool(either.any()) and not told and hint is None)


def told_sign(plain: str) -> Sign | None:
    """The decimal sign that a single value gives away.

    >>> [told_sign(text) for text in ("1.234,5", "0.625", "1,234", "1.234.567", "12")]
    [',', '.', None, ',', None]
    """
    number = plain.removesuffix("%")
    used = [mark for mark in number if mark in _OTHER]
    if not used or not _DIGITS.fullmatch(number) or _fits_both(plain):
        return None
    last: Sign = "." if used[-1] == "." else ","
    if len(set(used)) == 2:
        return last if used.count(last) == 1 else None
    return _OTHER[last] if len(used) > 1 else last


def _plain(text: str) -> str:
    """The number alone, without spaces, currency and the share after it."""
    bare = _SHARE.sub("", text.strip()).translate(_MARKS)
    return _SPACES.sub("", bare).replace("−", "-").casefold()


def _fits_both(plain: str) -> bool:
    """Whether one mark stands before three digits: thousands, or three decimals."""
    number = plain.removesuffix("%")
    return bool(_GROUPED.fullmatch(number)) and sum(mark in _OTHER for mark in number) == 1


def _read(plain: str, sign: Sign | None) -> float:
    if clock := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3600.0 + minutes * 60 + seconds
    number = plain.removesuffix("%")
    size = 0.01 if plain.endswith("%") else 1.0
    if _EXPONENT.fullmatch(number):
        return _finite(number, size)
    if not _DIGITS.fullmatch(number):
        return float("nan")
    decimal = (sign or _grouping(number)) if _fits_both(plain) else told_sign(plain)
    whole, mark, rest = number.rpartition(decimal) if decimal else ("", "", number)
    whole, rest = (whole, rest) if mark else (rest, "0")
    if not _is_whole(whole):
        return float("nan")
    return _finite(f"{re.sub('[.,]', '', whole)}.{rest}", size)


def _grouping(number: str) -> Sign:
    """The decimal sign that makes the number's only mark one of thousands."""
    return "." if "," in number else ","


def _is_whole(text: str) -> bool:
    """Whether the digits before the decimal sign stand in groups of three, or without marks."""
    used = {mark for mark in text if mark in _OTHER}
    return not used or (len(used) == 1 and bool(_GROUPED.fullmatch(text)))


def _finite(text: str, size: float) -> float:
    found = float(text)
    # 62.5 % is 0.625 exactly; times 0.01 would not be
    found = found / 100 if size != 1 else found
    return found if abs(found) != float("inf") else float("nan")
