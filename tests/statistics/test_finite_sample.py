from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.statistics.finite_sample import margin_of, sample_size, stratified_share


@pytest.mark.parametrize(
    ("population", "margin", "expected"),
    [(1000, 0.02, 707), (1000, 0.03, 517), (10**9, 0.03, 1068), (1, 0.02, 1), (0, 0.02, 0)],
)
def test_sample_sizes_by_the_formula(population: int, margin: float, expected: int) -> None:
    assert sample_size(population, margin) == expected


@pytest.mark.parametrize("population", [1, 2, 7, 60, 999, 12345])
def test_so_many_answers_reach_the_margin(population: int) -> None:
    size = sample_size(population, 0.03)
    assert margin_of(population, size) <= 0.03 + 1e-12
    assert size == 1 or margin_of(population, size - 1) > 0.03


@pytest.mark.parametrize("margin", [0, 1, -0.1, 5])
def test_a_margin_is_a_fraction(margin: float) -> None:
    with pytest.raises(ValueError, match="fraction"):
        sample_size(10, margin)


def test_a_stratified_share_and_its_error() -> None:
    population, answered, yes = (np.array(v) for v in ([100, 50], [40, 20], [10, 15]))
    found = stratified_share(population, answered, yes)
    variance = (2 / 3) ** 2 * 0.6 * 0.1875 / 39 + (1 / 3) ** 2 * 0.6 * 0.1875 / 19
    n, p, z = (5 / 12 * 7 / 12) / variance, 5 / 12, 1.96
    middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    assert found.value == pytest.approx(p)
    assert (found.low, found.high) == (pytest.approx(middle - half), pytest.approx(middle + half))


def test_everybody_said_the_same() -> None:
    found = stratified_share(np.array([100]), np.array([50]), np.array([50]))
    assert found.value == 1.0
    assert 0.9 < (found.low or 0) < 1.0
    assert found.high == 1.0


def test_all_answers_leave_no_doubt() -> None:
    found = stratified_share(np.array([3, 0]), np.array([3, 0]), np.array([1, 0]))
    assert found.low == found.value == found.high == pytest.approx(1 / 3)


@pytest.mark.parametrize("answered", [[0, 0], [3, 0]])
def test_a_stratum_without_answers_gives_no_estimate(answered: list[int]) -> None:
    found = stratified_share(np.array([10, 10]), np.array(answered), np.array([0, 0]))
    assert found.value is None
