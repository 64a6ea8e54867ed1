"""Intraclass correlation: how alike several ratings of the same are."""

from __future__ import annotations

from dataclasses import dataclass, fields

from scipy import stats

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values, alike, complete_rows, first_reason, infinite

METHOD = "intraclass correlation"
_UPPER = 0.975
_NO_ERROR = 1e-12  # mean square left, as a share of the subjects', that counts as none


@dataclass(frozen=True)
class IntraclassCorrelations:
    """The six forms of Shrout & Fleiss (1979): of a single rating, then of the raters' mean.

    ``one_way``: each subject has raters of its own; ``agreement``: the raters are a sample, their
    differences in level count; ``consistency``: these raters only, levels do not count.
    """

    one_way: Estimate
    agreement: Estimate
    consistency: Estimate
    one_way_mean: Estimate
    agreement_mean: Estimate
    consistency_mean: Estimate


@dataclass(frozen=True)
class _Squares:
    n: int
    k: int
    subjects: float
    raters: float
    within: float
    rest: float


def intraclass_correlations(ratings: Values) -> IntraclassCorrelations:
    """All six forms with their intervals; shape subjects × raters, rows with a gap left out.

    Source: Shrout & Fleiss (1979), McGraw & Wong (1996); R `psych::ICC`.
    """
    complete = ratings[complete_rows(ratings)]
    n, k = complete.shape
    reason = _unfit(complete)
    if reason:
        nothing = no_estimate(n, METHOD, reason)
        return IntraclassCorrelations(*(nothing for _ in fields(IntraclassCorrelations)))
    s = _squares(complete)
    one = _by_f(s, s.within, n * (k - 1), "one way")
    agreement = _agreement(s)
    same = _by_f(s, s.rest, (n - 1) * (k - 1), "consistency")
    means = (_of_mean(one, k), _of_mean(agreement, k), _of_mean(same, k))
    return IntraclassCorrelations(one, agreement, same, *means)


def _unfit(ratings: Values) -> str:
    n, k = ratings.shape
    return first_reason(
        (lambda: n < 2 or k < 2, reasons.FEW_SUBJECTS),
        (lambda: infinite(ratings), reasons.INFINITE),
        (lambda: alike(ratings.mean(axis=1)), reasons.SUBJECTS_ALIKE),
        (lambda: _consistent(ratings), reasons.RATERS_ALIKE),
    )


def _consistent(ratings: Values) -> bool:
    """Whether raters differ in level at most, so that no error is left."""
    found = _squares(ratings)
    return found.rest <= _NO_ERROR * found.subjects


def _squares(ratings: Values) -> _Squares:
    """Mean squares of the two-way analysis of variance."""
    n, k = ratings.shape
    middle = ratings.mean()
    rows, columns = ratings.mean(axis=1), ratings.mean(axis=0)
    subjects = k * float(((rows - middle) ** 2).sum())
    raters = n * float(((columns - middle) ** 2).sum())
    within = float(((ratings - rows[:, None]) ** 2).sum())
    rest = float(((ratings - rows[:, None] - columns + middle) ** 2).sum())
    return _Squares(
        n,
        k,
        subjects / (n - 1),
        raters / (k - 1),
        within / (n * (k - 1)),
        rest / ((n - 1) * (k - 1)),
    )


def _by_f(s: _Squares, error: float, df: int, form: str) -> Estimate:
    ratio = s.subjects / error
    low = ratio / float(stats.f.ppf(_UPPER, s.n - 1, df))
    high = ratio * float(stats.f.ppf(_UPPER, df, s.n - 1))
    value, least, most = ((f - 1) / (f + s.k - 1) for f in (ratio, low, high))
    return Estimate(value, least, most, s.n, f"{METHOD}, {form}")


def _agreement(s: _Squares) -> Estimate:
    n, k = s.n, s.k
    spread = k * (s.raters - s.rest) / n
    value = (s.subjects - s.rest) / (s.subjects + (k - 1) * s.rest + spread)
    ratio = s.raters / s.rest
    base = n * (1 + (k - 1) * value) - k * value
    top = (n - 1) * (k - 1) * (k * value * ratio + base) ** 2
    df = top / ((n - 1) * (k * value * ratio) ** 2 + base**2)
    upper = float(stats.f.ppf(_UPPER, n - 1, df))
    lower = float(stats.f.ppf(_UPPER, df, n - 1))
    both = k * s.raters + (k * n - k - n) * s.rest
    low = n * (s.subjects - upper * s.rest) / (upper * both + n * s.subjects)
    high = n * (lower * s.subjects - s.rest) / (both + n * lower * s.subjects)
    return Estimate(value, low, high, n, f"{METHOD}, agreement")


def _of_mean(single: Estimate, k: int) -> Estimate:
    """Spearman–Brown: the same for the mean of k ratings."""
    method = f"{single.method}, mean of {k} ratings"
    if single.low is None or single.low <= -1 / (k - 1):
        return no_estimate(single.n, method, reasons.NOT_DETERMINED)
    value, low, high = (
        None if r is None else k * r / (1 + (k - 1) * r)
        for r in (single.value, single.low, single.high)
    )
    return Estimate(value, low, high, single.n, method)
