"""Tests without a value of their own, whose statistic has a chi-square distribution."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import stats


@dataclass(frozen=True)
class ChiSquareTest:
    """Statistic, degrees of freedom and p; where there are none ``reason`` says why."""

    statistic: float | None
    df: float | None
    p: float | None
    n: int
    method: str
    reason: str = ""


def chi_square_test(statistic: float, df: int, n: int, method: str) -> ChiSquareTest:
    """Probability of a chi-square value at least as large.

    >>> round(chi_square_test(3.84, 1, 50, "example").p, 3)
    0.05
    """
    return ChiSquareTest(statistic, df, float(stats.chi2.sf(statistic, df)), n, method)


def no_test(n: int, method: str, reason: str) -> ChiSquareTest:
    """Say why a test cannot be made."""
    return ChiSquareTest(None, None, None, n, method, reason)
