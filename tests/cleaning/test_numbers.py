from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.numbers import Sign, parse_numbers

SIGNS: list[Sign] = [".", ","]
GROUPS = ["", " ", "\u00a0", "\u202f", "'", "other sign"]


def read(*texts: str, hint: Sign | None = None) -> list[float]:
    return parse_numbers(pd.Series(texts, dtype="str"), hint).values.tolist()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,234", 1234), ("1 234", 1234), ("1\u00a0234,5", 1234.5), ("1.234,5", 1234.5),
        ("1,234.5", 1234.5), ("1'234.5", 1234.5), ("1.234.567", 1234567), ("0,625", 0.625),
        ("23.4 %", 0.234), ("62,5%", 0.625), ("1,234 (23.4%)", 1234), ("34 (2,8 %)", 34),
        ("€1,234.50", 1234.5), ("−3", -3), ("+3", 3), ("1e-05", 0.00001), ("1.2E+06", 1.2e6),
        ("00:01:23", 83), ("1:02:03", 3723), ("0", 0), ("100%", 1), ("12345,678", 12345.678),
    ],
)  # fmt: skip
def test_numbers_as_tools_print_them(written: str, number: float) -> None:
    assert read(written) == [pytest.approx(number, rel=1e-12)]


@pytest.mark.parametrize("written", ["12 kpl x", "1,2,3", "1.23.456", "Mon", "1-2", "9" * 400, "%"])
def test_what_is_no_number_is_told(written: str) -> None:
    found = parse_numbers(pd.Series([written, "5"]))
    assert math.isnan(found.values[0])
    assert found.unread.tolist() == [True, False]


@pytest.mark.parametrize("written", ["", " ", "-", "—", "N/A", "(not set)"])
def test_nothing_is_no_fault(written: str) -> None:
    found = parse_numbers(pd.Series([written]))
    assert (math.isnan(found.values[0]), found.unread[0]) == (True, False)


def test_the_other_values_of_the_column_tell_the_sign() -> None:
    assert read("1,234", "0,5") == [1.234, 0.5]
    assert read("1,234", "0.5") == [1234, 0.5]
    assert read("1.234", "1 000,5") == [1234, 1000.5]


def test_where_nothing_tells_the_file_does_or_thousands_are_assumed() -> None:
    assert read("1,234", hint=",") == [1.234]
    assert read("1.234", hint=".") == [1.234]
    found = parse_numbers(pd.Series(["1,234", "12"]))
    assert (found.values.tolist(), found.sign, found.assumed) == ([1234, 12], None, True)


def test_a_column_of_both_signs_leaves_what_fits_both_unread() -> None:
    found = parse_numbers(pd.Series(["0.5", "62,5", "1,234"]))
    assert found.values.tolist()[:2] == [0.5, 62.5]
    assert found.unread.tolist() == [False, False, True]


def printed(number: float, decimals: int, sign: Sign, group: str) -> str:
    mark = {".": ",", ",": "."}[sign] if group == "other sign" else group
    plain = f"{number:,.{decimals}f}"
    return plain.replace(",", "G").replace(".", sign).replace("G", mark)


@given(
    numbers=st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8),
    decimals=st.integers(0, 4),
    sign=st.sampled_from(SIGNS),
    group=st.sampled_from(GROUPS),
)
def test_a_column_comes_back_in_every_language(
    numbers: list[int], decimals: int, sign: Sign, group: str
) -> None:
    wanted = [round(number / 10**decimals, decimals) for number in numbers]
    texts = [printed(number, decimals, sign, group) for number in wanted]
    assert read("0" + sign + "5", *texts)[1:] == pytest.approx(wanted)


@given(numbers=st.lists(st.integers(0, 10**6), min_size=1), sign=st.sampled_from(SIGNS))
def test_percentages_are_fractions(numbers: list[int], sign: Sign) -> None:
    texts = [f"{number / 100:.2f} %".replace(".", sign) for number in numbers]
    assert read(*texts) == pytest.approx([number / 10_000 for number in numbers])


@given(texts=st.lists(st.text("0123456789.,'% ()-e:€\u00a0", max_size=12), max_size=6))
def test_any_text_is_a_finite_number_nothing_or_told(texts: list[str]) -> None:
    found = parse_numbers(pd.Series(texts, dtype="str"))
    assert len(found.values) == len(texts)
    assert not found.values.isin([math.inf, -math.inf]).any()
    assert not (found.values.notna() & found.unread).any()
