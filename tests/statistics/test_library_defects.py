"""Results of libraries that are wrong, beside ours; a test that is skipped says one was mended."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analysis.statistics import (
    fisher_exact_test,
    holm,
    mann_whitney,
    proportion,
    proportion_difference,
    reallocation_test,
    signed_rank_test,
)
from analysis.statistics.noncentral_t import noncentral_t_cdf

LIKERT = np.array([1, 0, 1, 2, 0, 1, 0, 2, 2, 0, 1, 1], dtype=float)


def mended(what: str, *, agrees: bool) -> None:
    """Tell who keeps this code that a library could be used instead."""
    if agrees:
        pytest.skip(f"{what} is right in this version: our own code may go")


def test_miettinen_nurminen_of_statsmodels() -> None:
    """Statsmodels 0.15 takes a count for a number of people in its cubic; issue 10269 there."""
    ours = proportion_difference(48, 80, 56, 70, "Miettinen–Nurminen")
    assert (ours.low, ours.high) == pytest.approx((0.0528, 0.3382), abs=5e-5)
    try:
        theirs = confint_proportions_2indep(56, 70, 48, 80, method="score")
    except (ValueError, RuntimeError):
        return
    mended("score interval of statsmodels", agrees=np.allclose(theirs, (ours.low, ours.high)))


def test_missing_p_values_of_statsmodels() -> None:
    """It counts missing p-values as tests: 0.05 in place of 0.04."""
    p = np.array([0.01, 0.01, 0.04, np.nan, 0.2])
    ours = holm(p)
    assert ours[[0, 1, 2, 4]] == pytest.approx([0.04, 0.04, 0.08, 0.2])
    theirs = multipletests(p, method="holm")[1]
    mended("multipletests of statsmodels", agrees=np.allclose(theirs, ours, equal_nan=True))


@pytest.mark.parametrize(("zeros", "changes"), [
    ("pratt", np.array([1, 0, 1, 2, 0, 1, 0, -2, 2, 0, 1, 1], dtype=float)),
    ("pratt", np.array([0, 0, 0, 0, 1, 2, -3, 4, 5, 6, 7, 8], dtype=float)),
])  # fmt: skip
def test_exact_signed_ranks_of_scipy(zeros: str, changes: np.ndarray) -> None:
    """Its exact distribution knows neither ties nor zeros; permutations of all signs are right."""
    ours = signed_rank_test(np.zeros(12), changes, zeros)
    every = stats.PermutationMethod(n_resamples=np.inf)
    right = stats.wilcoxon(changes, zero_method=zeros, method=every).pvalue
    assert ours.p == pytest.approx(right)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = stats.wilcoxon(changes, zero_method=zeros, method="exact").pvalue
    mended("exact wilcoxon of scipy", agrees=bool(np.isclose(theirs, ours.p)))


def test_rank_tests_of_scipy_see_binary_fractions() -> None:
    """3.1 − 2.8 and 0.3 are ranked apart."""
    first, second = np.array([3.1 - 2.8, 0.1, 0.2]), np.array([0.3, 0.1 + 0.2, 0.5])
    ours = mann_whitney(first, second)
    assert ours.statistic == 3 * 3 - 0.5 - 0.5
    theirs = stats.mannwhitneyu(second, first).statistic
    mended("mannwhitneyu of scipy", agrees=theirs == ours.statistic)


def test_fisher_of_scipy_draws_at_random() -> None:
    """Tables larger than 2×2 get another p at each call, unless a generator is given."""
    rows = [[3, 1, 4], [1, 5, 2], [6, 5, 3]]
    ours = {fisher_exact_test(rows, 1).p for _ in range(3)}
    assert len(ours) == 1
    theirs = {float(stats.fisher_exact(rows).pvalue) for _ in range(3)}
    mended("fisher_exact of scipy", agrees=len(theirs) == 1)


def test_noncentral_t_of_scipy_is_not_a_number_in_its_tails() -> None:
    """A search for limits meets such values in 0.6 to 6 % of small samples."""
    grid = [(t, df, d) for t in (2.0, 5.0, 12.0) for df in (3, 7, 11) for d in range(-60, 61, 4)]
    ours = np.array([noncentral_t_cdf(*point) for point in grid])
    assert np.all((ours >= -1e-12) & (ours <= 1 + 1e-12))
    with np.errstate(all="ignore"):
        theirs = np.array([float(stats.nct.cdf(*point)) for point in grid])
    known = np.isfinite(theirs)
    assert np.allclose(ours[known], theirs[known], atol=1e-8)
    mended("nct.cdf of scipy", agrees=bool(known.all()))


def test_jeffreys_of_statsmodels_is_open_at_its_ends() -> None:
    """Nobody of 20: the lower limit is 0 by convention (Brown, Cai & DasGupta 2001)."""
    ours = proportion(0, 20, "Jeffreys")
    assert ours.low == 0
    theirs = proportion_confint(0, 20, method="jeffreys")
    assert ours.high == pytest.approx(theirs[1])
    mended("Jeffreys interval of statsmodels", agrees=theirs[0] == 0)


def test_two_sided_permutation_test_of_scipy_is_defined_otherwise() -> None:
    """Twice the smaller tail, where ours is P(|T*| ≥ |T|): a definition, not a defect."""
    first, second = np.array([1.0, 1.0, 2.0, 9.0]), np.array([3.0, 4.0])

    def difference(one: np.ndarray, two: np.ndarray) -> float:
        return float(one.mean() - two.mean())

    found = reallocation_test(second, first, 1).p
    theirs = stats.permutation_test((first, second), difference, n_resamples=np.inf).pvalue
    # 7, the sum of the second group, is as near to its mean 20/3 as any sum of two can be
    assert found == 1.0
    assert theirs == pytest.approx(2 * 6 / 15)
    mended("permutation_test of scipy", agrees=bool(np.isclose(theirs, found)))
