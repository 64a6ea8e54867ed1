from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.intervals import united_minutes

START = pd.Timestamp("2023-02-01 10:00", tz="UTC")
# minutes from the start, and how long: negative is an end before its start
STAYS = st.lists(st.tuples(st.integers(0, 300), st.integers(-20, 120)), min_size=1, max_size=12)
Stays = list[tuple[int, int]]


def frame(stays: Stays, who: str = "a", unit: str = "us") -> pd.DataFrame:
    joins = pd.Series([START + pd.Timedelta(minutes=join) for join, _ in stays])
    leaves = joins + pd.to_timedelta([length for _, length in stays], unit="min")
    return pd.DataFrame(
        {"who": who, "join": joins.dt.as_unit(unit), "leave": leaves.dt.as_unit(unit)}
    )


def minutes(stays: Stays) -> float:
    return float(united_minutes(frame(stays), ["who"])["a"])


@pytest.mark.parametrize(
    ("stays", "covered"),
    [
        ([(0, 30)], 30),
        ([(0, 30), (30, 10)], 40),
        ([(0, 60), (10, 20)], 60),
        ([(0, 60), (10, 20), (50, 20)], 70),
        ([(0, 10), (20, 10)], 20),
        ([(0, 30), (0, 30)], 30),
        ([(10, -10)], 0),
        ([(10, -10), (0, 5)], 5),
    ],
)
def test_what_overlaps_counts_once(stays: Stays, covered: float) -> None:
    assert minutes(stays) == covered


@given(STAYS)
def test_never_above_the_sum_nor_below_the_longest(stays: Stays) -> None:
    lengths = [max(length, 0) for _, length in stays]
    assert max(lengths) <= minutes(stays) <= sum(lengths)


@given(STAYS)
def test_never_above_the_span(stays: Stays) -> None:
    real = [(join, length) for join, length in stays if length >= 0]
    span = max(j + n for j, n in real) - min(j for j, _ in real) if real else 0
    assert minutes(stays) <= span


@given(STAYS)
def test_as_many_minutes_as_can_be_ticked_off(stays: Stays) -> None:
    assert minutes(stays) == len({m for join, n in stays for m in range(join, join + n)})


@given(STAYS, st.randoms(use_true_random=False))
def test_the_order_of_stays_does_not_matter(stays: Stays, random: object) -> None:
    mixed = stays.copy()
    random.shuffle(mixed)
    assert minutes(mixed) == minutes(stays)


@given(STAYS, STAYS)
def test_people_are_counted_apart(mine: Stays, yours: Stays) -> None:
    both = united_minutes(pd.concat([frame(mine, "a"), frame(yours, "b")]), ["who"])
    assert (both["a"], both["b"]) == (minutes(mine), minutes(yours))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_the_unit_of_the_times_does_not_matter(unit: str) -> None:
    assert united_minutes(frame([(0, 60), (30, 60)], unit=unit), ["who"])["a"] == 90
