"""Permutation tests of mean changes; two-sided: P(|T*| ≥ |T|)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from math import comb
from typing import Literal

import numpy as np

from analysis.statistics import reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observed import Limits, Values, alike, pairs, sample

Alternative = Literal["two-sided", "greater", "less"]
RESAMPLES = 99_999
# 2²⁰ choices of signs and about as many choices of people are still enumerated in a second.
_MOST_SIGNS = 20
_MOST_CHOICES = 400_000
_CHUNK = 2_000_000
# Sums of the same numbers in another order differ by this part of their size.
_SAME = 1e-10


def sign_flip_test(
    before: Values,
    after: Values,
    seed: int,
    limits: Limits | None = None,
    alternative: Alternative = "two-sided",
) -> Estimate:
    """Whether the mean change could come of signs by chance; the value is the mean change.

    All 2ⁿ choices of signs of up to 20 changes, else 99,999 random ones of ``seed`` with
    (1 + count)/(1 + resamples). No interval.
    Source: Fisher (1935) § 21; Phipson & Smyth (2010); R `exactRankTests::perm.test`.
    """
    method, found = f"sign-flip permutation test, {alternative}", pairs(before, after, limits)
    moved = found.changes[found.to_rank != 0]
    refused = found.refusal(1, varied=False) or ("" if len(moved) else reasons.NO_CHANGE)
    if refused:
        return no_estimate(found.n, method, refused, n_missing=found.n_missing)
    if len(moved) <= _MOST_SIGNS:
        how, p = "exact", _share([_all_signed_sums(moved)], float(moved.sum()), alternative)
    else:
        how, p = "random", _share(_signed_sums(moved, seed), float(moved.sum()), alternative, 1)
    value, n_missing = float(found.changes.mean()), found.n_missing
    return Estimate(value, None, None, found.n, f"{method}, {how}", p=p, n_missing=n_missing)


def reallocation_test(
    first: Values,
    second: Values,
    seed: int,
    limits: Limits | None = None,
    alternative: Alternative = "two-sided",
) -> Estimate:
    """Whether the difference of two groups' means could come of who is in which by chance.

    The value is the mean of ``second`` minus that of ``first``. All choices of people up to
    400,000, else 99,999 random ones of ``seed``. No interval.
    Source: Pitman (1937); R `perm::permTS(exact = TRUE)`.
    """
    method = f"reallocation permutation test, {alternative}"
    one, two = sample(first, limits), sample(second, limits)
    n, n_missing = one.n + two.n, one.n_missing + two.n_missing
    together = np.concatenate([two.values, one.values])
    refused = one.fault or two.fault or ("" if min(one.n, two.n) else reasons.EMPTY_GROUP)
    refused = refused or (reasons.ALIKE if alike(together) else "")
    if refused:
        return no_estimate(n, method, refused, n_missing=n_missing)
    # sums around the mean of all: the difference of means is a multiple of them
    centred = together - together.mean()
    observed = float(centred[: two.n].sum())
    if comb(n, two.n) <= _MOST_CHOICES:
        how, p = "exact", _share(_all_choices(centred, two.n), observed, alternative)
    else:
        how, p = "random", _share(_choices(centred, two.n, seed), observed, alternative, 1)
    value = float(two.values.mean() - one.values.mean())
    return Estimate(value, None, None, n, f"{method}, {how}", p=p, n_missing=n_missing)


def _share(
    parts: Iterator[Values] | list[Values],
    observed: float,
    alternative: Alternative,
    extra: int = 0,
) -> float:
    """Share of sums at least as far out as ``observed``, itself counted ``extra`` times more."""
    count = total = extra
    for sums in parts:
        near = _SAME * max(float(np.abs(sums).max()), abs(observed))
        far = {
            "two-sided": np.abs(sums) >= abs(observed) - near,
            "greater": sums >= observed - near,
            "less": sums <= observed + near,
        }[alternative]
        count, total = count + int(far.sum()), total + len(sums)
    return count / total


def _all_signed_sums(changes: Values) -> Values:
    sums = np.zeros(1)
    for change in changes:
        sums = np.concatenate([sums + change, sums - change])
    return sums


def _signed_sums(changes: Values, seed: int) -> Iterator[Values]:
    chance = np.random.default_rng(seed)
    for size in _sizes(len(changes)):
        yield (chance.integers(0, 2, (size, len(changes))) * 2 - 1) @ changes


def _all_choices(values: Values, chosen: int) -> Iterator[Values]:
    # the smaller group is chosen: the sums of both add up to zero
    small, sign = (chosen, 1) if 2 * chosen <= len(values) else (len(values) - chosen, -1)
    places = chain.from_iterable(combinations(range(len(values)), small))
    flat = np.fromiter(places, dtype=np.intp, count=small * comb(len(values), small))
    yield sign * values[flat.reshape(-1, small)].sum(axis=1)


def _choices(values: Values, chosen: int, seed: int) -> Iterator[Values]:
    chance = np.random.default_rng(seed)
    for size in _sizes(len(values)):
        shuffled = chance.permuted(np.broadcast_to(values, (size, len(values))), axis=1)
        yield shuffled[:, :chosen].sum(axis=1)


def _sizes(width: int) -> Iterator[int]:
    """How many resamples to hold at once."""
    left, most = RESAMPLES, max(1, _CHUNK // width)
    while left > 0:
        yield min(left, most)
        left -= most
