"""Whether the answers of groups differ: tables of counts, groups by answers."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from analysis.statistics import reasons
from analysis.statistics.estimate import Estimate, no_estimate

Counts = NDArray[np.int64]
# Tables with the same margins that are still enumerated, all of them at once in memory.
_MOST_TABLES = 5_000_000
_RESAMPLES = 99_999
# Tables as likely as the observed one, but for rounding: as in R's fisher.test.
_AS_LIKELY = 1e-7


def cramers_v(table: ArrayLike, *, bias_corrected: bool = False) -> Estimate:
    """Cramér's V with the χ² test without continuity correction; no interval.

    ``bias_corrected``: Bergsma (2013). Source: Cramér (1946); R `effectsize::cramers_v`,
    `chisq.test(correct = FALSE)`.
    """
    method, counts = "Cramér's V, χ² test", _counts(table)
    if refused := _refused(counts):
        return no_estimate(_size(counts), method, refused)
    n, (rows, columns) = _size(counts), counts.shape
    chi2, p, df, _ = stats.chi2_contingency(counts, correction=False)
    phi2, least = float(chi2) / n, float(min(rows, columns) - 1)
    if bias_corrected:
        phi2 = max(0.0, phi2 - df / (n - 1))
        least = min(k - (k - 1) ** 2 / (n - 1) for k in (rows, columns)) - 1
    value = math.sqrt(phi2 / least) if least > 0 else 0.0
    return Estimate(value, None, None, n, method, p=float(p), statistic=float(chi2), df=int(df))


def fisher_exact_test(table: ArrayLike, seed: int) -> Estimate:
    """Cramér's V with Fisher's exact p for tables of any size; no interval.

    All tables with the same margins are enumerated where they are few enough, else 99,999
    random ones of ``seed`` are drawn: scipy's own draws differ from run to run.
    Source: Freeman & Halton (1951); R `fisher.test`.
    """
    method, counts = "Fisher's exact test", _counts(table)
    if refused := _refused(counts):
        return no_estimate(_size(counts), method, refused)
    if _tables(counts) <= _MOST_TABLES:
        how, p = "all tables", _enumerated_p(counts)
    else:
        how, p = "random tables", _random_p(counts, seed)
    v = cramers_v(counts)
    return Estimate(v.value, None, None, v.n, f"{method}, {how}", p=p)


def _counts(table: ArrayLike) -> Counts:
    """The table without empty rows and columns."""
    given = np.atleast_2d(np.asarray(table, dtype=np.float64))
    if not np.all(np.isfinite(given)) or np.any((given < 0) | (given != np.rint(given))):
        return np.full((1, 1), -1, dtype=np.int64)
    whole = given.astype(np.int64)
    filled: Counts = whole[whole.sum(axis=1) > 0][:, whole.sum(axis=0) > 0]
    return filled


def _size(counts: Counts) -> int:
    return max(int(counts.sum()), 0)


def _refused(counts: Counts) -> str:
    if np.any(counts < 0):
        return reasons.IMPOSSIBLE_COUNTS
    if counts.size == 0:
        return reasons.NONE
    return reasons.ONE_CATEGORY if min(counts.shape) < 2 else ""


def _tables(counts: Counts) -> int:
    """At most how many tables have these margins; the largest row follows from the others."""
    columns = counts.shape[1]
    return math.prod(
        math.comb(int(row) + columns - 1, columns - 1) for row in sorted(counts.sum(axis=1))[:-1]
    )


def _enumerated_p(counts: Counts) -> float:
    left, chance = counts.sum(axis=0)[None, :], np.zeros(1)
    for row in sorted(counts.sum(axis=1))[:-1]:
        parts = np.array([*_compositions(int(row), counts.shape[1])])
        rest = left[:, None, :] - parts[None, :, :]
        able = (rest >= 0).all(axis=2)
        chance = (chance[:, None] - special.gammaln(parts + 1).sum(axis=1)[None, :])[able]
        left = rest[able]
    # the last, largest row takes what is left
    chance = chance - special.gammaln(left + 1).sum(axis=1)
    own = -float(special.gammaln(counts + 1).sum())
    weight = np.exp(chance - chance.max())
    as_rare = chance <= own + _AS_LIKELY
    return min(1.0, float(weight[as_rare].sum() / weight.sum()))


def _compositions(total: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _compositions(total - first, places - 1):
            yield (first, *rest)


def _random_p(counts: Counts, seed: int) -> float:
    chance = np.random.default_rng(seed)
    drawn = stats.random_table(counts.sum(axis=1), counts.sum(axis=0))
    tables = drawn.rvs(_RESAMPLES, random_state=chance)
    likely = -special.gammaln(tables + 1).sum(axis=(1, 2))
    own = -float(special.gammaln(counts + 1).sum())
    return float((1 + np.sum(likely <= own + _AS_LIKELY)) / (1 + _RESAMPLES))
