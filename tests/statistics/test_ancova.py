from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import ancova, ancova_difference


def data(seed: int, n: int = 30) -> tuple[np.ndarray, np.ndarray, list[str]]:
    rng = np.random.default_rng(seed)
    before = rng.normal(3, 1, n)
    group = np.where(np.arange(n) % 3 == 0, "b", "a")
    after = before * 0.6 + 0.5 * (group == "b") + rng.normal(0, 0.5 + 0.3 * (group == "b"), n)
    return before, after, group.tolist()


@given(st.integers(0, 10_000), st.floats(-5, 5), st.floats(0.1, 10))
def test_units_and_reference_group(seed: int, shift: float, factor: float) -> None:
    before, after, group = data(seed)
    there = ancova_difference(before, after, group, "a")
    moved = ancova_difference(factor * before + shift, factor * after - shift, group, "a")
    assert (moved.value, moved.low) == pytest.approx((factor * there.value, factor * there.low))
    back = ancova_difference(before, after, group, "b")
    assert (back.value, back.low, back.p) == pytest.approx((-there.value, -there.high, there.p))


def test_robust_errors_by_the_formula() -> None:
    before, after, group = data(1)
    design = np.column_stack([np.ones(30), before, np.array(group) == "b"])
    bread = np.linalg.inv(design.T @ design)
    residuals = after - design @ bread @ design.T @ after
    leverage = np.einsum("ij,jk,ik->i", design, bread, design)
    weights = (residuals / (1 - leverage)) ** 2
    expected = bread @ (design.T * weights) @ design @ bread
    found = ancova(before, after, group, "a")
    terms = [found.intercept, found.slope, found.groups["b"]]
    assert [term.se for term in terms] == pytest.approx(np.sqrt(np.diag(expected)))
    assert terms[0].df == 27
    assert 0 <= found.r_squared <= 1
