from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.durations import printed_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("58", 58), ("58.5", 58.5), ("1,5", 1.5), (" 0 ", 0),
        ("1h 10m 30s", 70.5), ("1h10m", 70), ("5s", 1 / 12), ("2 min", 2),
        ("1 t 2 min", 62), ("1 tunti 2 minuuttia", 62), ("2 tuntia", 120), ("10 sek.", 1 / 6),
        ("1 tim 5 min", 65), ("2 timmar, 1 minut", 121), ("1 hr 2 min", 62), ("2 godz. 3 min", 123),
        ("1:02:00", 62), ("0:45", 45), ("1\xa0h\u202f5\xa0min", 65),
    ],
)  # fmt: skip
def test_durations_in_several_languages(text: str, minutes: float) -> None:
    assert printed_minutes(text) == pytest.approx(minutes)


@pytest.mark.parametrize("text", ["", "--", "-5", "yes", "1 elephant", "1h until noon", "1:2:3:4"])
def test_what_is_no_duration(text: str) -> None:
    assert math.isnan(printed_minutes(text))


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_every_way_to_print_it_says_the_same(hours: int, minutes: int, seconds: int) -> None:
    true = pytest.approx(hours * 60 + minutes + seconds / 60)
    assert printed_minutes(f"{hours}h {minutes}m {seconds}s") == true
    assert printed_minutes(f"{hours}:{minutes:02}:{seconds:02}") == true
    assert printed_minutes(f"{hours} tuntia, {minutes} minuuttia ja".removesuffix(" ja")) == (
        pytest.approx(hours * 60 + minutes)
    )
