"""What cannot be computed is said in a sentence: no warning, no exception, no wrong number."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics import (
    Estimate,
    ancova,
    ancova_difference,
    change_statements,
    d_av,
    d_rm,
    d_z,
    difference_statements,
    equivalence,
    g_av,
    g_z,
    glass_delta,
    half_standard_deviation,
    hedges_g,
    hodges_lehmann,
    independent_mean_difference,
    kruskal_wallis,
    level_statements,
    mann_whitney,
    mean,
    median,
    net_promoter_score,
    paired_mean_change,
    paired_summary,
    population_mean,
    population_total,
    rank_biserial,
    reallocation_test,
    reasons,
    reliable_change,
    sign_flip_test,
    signed_rank_test,
    standard_deviation,
)

NAN, INF = float("nan"), float("inf")
Two = Callable[..., Estimate]
PAIRED: dict[str, Two] = {
    "mean change": paired_mean_change,
    "d_z": d_z,
    "g_z": g_z,
    "d_av": d_av,
    "g_av": g_av,
    "d_rm": d_rm,
    "glass": glass_delta,
    "becker": lambda b, a, limits=None: glass_delta(b, a, limits, becker=True),
    "signed rank": lambda b, a, limits=None: signed_rank_test(b, a, limits=limits),
    "pratt": lambda b, a, limits=None: signed_rank_test(b, a, "pratt", limits),
    "rank-biserial": lambda b, a, limits=None: rank_biserial(b, a, limits, interval=True),
    "shift": hodges_lehmann,
    "shift of r": lambda b, a, limits=None: hodges_lehmann(b, a, limits, normal=True),
    "sign flip": lambda b, a, limits=None: sign_flip_test(b, a, 1, limits),
    "equivalence": lambda b, a, limits=None: equivalence(b, a, -1, 1, limits).change,
}
GROUPS: dict[str, Two] = {
    "welch": independent_mean_difference,
    "hedges": hedges_g,
    "mann-whitney": mann_whitney,
    "kruskal": lambda b, a, limits=None: kruskal_wallis([b, a], limits),
    "reallocation": lambda b, a, limits=None: reallocation_test(b, a, 1, limits),
}
ONE: dict[str, Two] = {
    "mean": mean,
    "median": median,
    "sd": standard_deviation,
    "half sd": half_standard_deviation,
    "population": lambda v, limits=None: population_mean(v, 100, limits),
    "total": lambda v, limits=None: population_total(v, 100, limits),
}
TWO = PAIRED | GROUPS


def none(found: Estimate, reason: str = "") -> None:
    numbers = (found.value, found.low, found.high, found.p, found.se, found.statistic)
    assert numbers == (None,) * 6
    assert found.reason == reason if reason else found.reason


@pytest.mark.parametrize("name", TWO)
def test_values_that_cannot_be(name: str) -> None:
    good, one_bad = np.array([1.0, 2.0, 4.0, 3.0]), np.array([2.0, INF, 3.0, 5.0])
    none(TWO[name](good, one_bad), reasons.INFINITE)
    none(TWO[name](-one_bad, good), reasons.INFINITE)
    none(TWO[name](one_bad, one_bad), reasons.INFINITE)
    none(TWO[name](good, good[::-1] + 1, (1, 4)), reasons.OUTSIDE)
    # a value outside is one even where its partner is missing
    none(TWO[name](np.array([9.0, *good]), np.array([NAN, *good[::-1]]), (1, 5)), reasons.OUTSIDE)


@pytest.mark.parametrize("name", ONE)
def test_single_values_that_cannot_be(name: str) -> None:
    none(ONE[name](np.array([1.0, 2.0, -INF])), reasons.INFINITE)
    none(ONE[name](np.array([1.0, 2.0, 1e300])), reasons.INFINITE)
    none(ONE[name](np.array([0.0, 2.0, 3.0]), (1, 5)), reasons.OUTSIDE)
    for nothing in ([], [NAN, NAN]):
        none(ONE[name](np.array(nothing)), reasons.NONE)


@pytest.mark.parametrize("name", PAIRED)
@pytest.mark.parametrize("before", [[], [NAN, 1.0]])
def test_no_pair(name: str, before: list[float]) -> None:
    none(PAIRED[name](np.array(before), np.array([1.0, NAN][: len(before)])), reasons.NO_PAIRS)
    none(PAIRED[name](np.array([1.0, 2.0]), np.array([1.0])), reasons.UNEQUAL_LENGTH)


@pytest.mark.parametrize(
    "name", sorted(PAIRED.keys() - {"signed rank", "pratt", "sign flip", "rank-biserial"})
)
def test_one_pair_or_equal_changes(name: str) -> None:
    none(PAIRED[name](np.array([1.0]), np.array([2.0])))
    none(PAIRED[name](np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 4.0])))
    none(PAIRED[name](np.full(4, 3.0), np.full(4, 3.0)))


@pytest.mark.parametrize("name", ["signed rank", "pratt", "sign flip", "rank-biserial"])
def test_nobody_changed(name: str) -> None:
    none(PAIRED[name](np.array([1.0, 2.0]), np.array([1.0, 2.0])), reasons.NO_CHANGE)
    # 3.1 - 2.8 and 0.3: nobody changed but for binary fractions
    none(PAIRED[name](np.array([2.8 + 0.3]), np.array([3.1])), reasons.NO_CHANGE)


@pytest.mark.parametrize("name", GROUPS)
def test_groups_that_cannot_be_compared(name: str) -> None:
    some = np.array([1.0, 2.0, 3.0])
    for empty in (np.array([]), np.array([NAN])):
        none(GROUPS[name](some, empty))
        none(GROUPS[name](empty, some))
    none(GROUPS[name](np.full(3, 2.0), np.full(4, 2.0)), reasons.ALIKE)


def test_one_wave_without_spread() -> None:
    same, varied = np.full(4, 1.0), np.array([1.0, 2.0, 3.0, 3.0])
    for effect in (d_av, g_av, d_rm, glass_delta):
        none(effect(same, varied), reasons.NO_SPREAD_IN_A_WAVE)
    # Glass's Δ looks at the first wave only
    assert glass_delta(varied, same).value is not None


def test_groups_of_an_analysis_of_covariance() -> None:
    before, after = np.array([1.0, 2, 3, 4, 5, 6]), np.array([2.0, 2, 4, 4, 7, 6])
    two = ["a", "a", "a", "b", "b", "b"]
    assert ancova(before, after, two, "a").groups.keys() == {"b"}
    assert ancova(before, after, two, "c").reason == reasons.SMALL_GROUP
    assert ancova(before, after, ["a"] * 6, "a").reason == reasons.ONE_GROUP
    assert ancova(before, after, ["a"] * 5 + ["b"], "a").reason == reasons.SMALL_GROUP
    assert ancova(np.array([1.0] * 3 + [2.0] * 3), after, two, "a").reason == reasons.COLLINEAR
    assert ancova(before, 2 * before + 1, two, "a").reason == reasons.ALIKE
    assert ancova(before, after, two[:5], "a").reason == reasons.UNEQUAL_LENGTH
    assert ancova(before * INF, after, two, "a").reason == reasons.INFINITE
    assert ancova(before, after, [None] * 6, "a").reason == reasons.NO_PAIRS
    # one person alone decides the slope
    assert ancova(np.array([1.0, 1, 1, 1, 1, 6]), after, two, "a").reason == reasons.COLLINEAR
    gaps = ancova(before, after, ["a", "a", None, "b", NAN, "b"], "a", covariance="nonrobust")
    assert (gaps.n, gaps.n_missing) == (4, 2)
    none(ancova_difference(before, after, [*"aabbcc"], "a"), reasons.NOT_TWO_GROUPS)


def test_limits_and_reliability_that_cannot_be() -> None:
    before, after = np.array([1.0, 2.0, 3.0]), np.array([2.0, 2.0, 4.0])
    for low, high in ((1, -1), (NAN, 1), (-INF, 1), (0, 0)):
        none(equivalence(before, after, low, high).change, reasons.NO_LIMITS)
    for reliability in (NAN, -0.1, 1.1):
        assert reliable_change(before, after, reliability).reason == reasons.NO_RELIABILITY
    assert reliable_change(np.array([1.0]), np.array([2.0]), 0.8).reason
    assert paired_summary(np.array([1.0]), np.array([2.0])).reason == reasons.TOO_FEW
    assert paired_summary(np.full(3, 2.0), np.arange(3.0)).r is None


def test_recommendations_that_cannot_be() -> None:
    none(net_promoter_score(np.array([11.0, 3.0])), reasons.OUTSIDE)
    none(net_promoter_score(np.array([NAN])), reasons.NONE)
    none(net_promoter_score(np.array([10.0, NAN])), reasons.TOO_FEW)


_ANY = st.one_of(st.floats(), st.sampled_from([1.0, 2.0, 3.0, NAN, INF]), st.floats(1, 5))
_PAIRS = st.lists(st.tuples(_ANY, _ANY), max_size=30)


@given(_PAIRS)
def test_no_input_warns_or_raises(drawn: list[tuple[float, float]]) -> None:
    """Warnings are errors in these tests."""
    before, after = (np.array([pair[place] for pair in drawn]) for place in (0, 1))
    for name, method in TWO.items():
        sound(method(before, after), name)
    for name, method in ONE.items():
        sound(method(before), name)
    made = [change_statements(before, after, worthwhile=0.3), level_statements(before)]
    for statements in (*made, difference_statements(before, after)):
        for name, found in statements.estimates.items():
            sound(found, name)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=40))
def test_answers_on_a_scale_give_numbers_or_reasons(drawn: list[tuple[int, int]]) -> None:
    before, after = (np.array([pair[place] for pair in drawn], dtype=float) for place in (0, 1))
    for name, method in TWO.items():
        sound(method(before, after, (1, 5)), name)


def sound(found: Estimate, name: str) -> None:
    if found.value is None:
        none(found)
        return
    assert np.isfinite(found.value), name
    assert found.p is None or 0 <= found.p <= 1, name
    if found.low is not None:
        near = 1e-9 * max(1, abs(found.value))
        assert found.low - near <= found.value <= found.high + near, name
