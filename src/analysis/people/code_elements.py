"""Self-generated codes compared element by element: how likely two people are the same one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

# What two answers to one element can be to each other; the first three are told apart.
_DIFFER, _NEAR, _AGREE, _UNKNOWN = range(4)
# One slip: two letters exchanged, or one wrong in a word that is long enough to be known still.
_LONG_WORD = 4
# More pairs than this are not all looked at, but only those that agree on two thirds of elements.
_ALL_PAIRS = 4_000_000
_SHARE_ALIKE = 2 / 3
# Beginning of the search (any sensible values lead to the same end), and what an element that
# nobody got wrong still counts as: one answer in a hundred (else one slip would exclude a link).
_START = np.array([0.05, 0.05, 0.9])
_PRIOR = np.array([0.5, 0.5, 9.0])
_ROUNDS, _CLOSE_ENOUGH = 500, 1e-9


def likely_pairs(first: pd.DataFrame, second: pd.DataFrame, possible: float) -> pd.DataFrame:
    """The pairs of people of two waves that are the same person with some probability.

    ``first``, ``second``: a row per person, the same columns, one per element ("" where not
    answered). Returns columns ``first``, ``second`` (positions), ``probability``, the pairs with
    at least ``possible``. Fellegi and Sunter 1969 (JASA 64, 1183–1210): agreement in each element
    is independent given whether the pair is one person; the chance agreement is counted from all
    pairs, the rest estimated by EM (Winkler 1988). An element nobody answered says nothing.
    """
    if first.empty or second.empty or not len(first.columns):
        return _pairs(np.array([], int), np.array([], int), np.array([], float))
    tables = [_Table.of(first[name], second[name]) for name in first.columns]
    one, other = _candidates(tables, len(first), len(second))
    levels = np.stack([table.levels(one, other) for table in tables], axis=1)
    chance = np.stack([table.chance() for table in tables])
    probability = _posterior(levels, chance, len(first), len(second))
    likely = probability >= possible
    return _pairs(one[likely], other[likely], probability[likely])


def one_to_one(pairs: pd.DataFrame) -> pd.DataFrame:
    """Of `likely_pairs` those that together are the likeliest, nobody taken twice."""
    if pairs.empty:
        return pairs
    parts = pairs.groupby(_components(pairs), sort=True)
    return pd.concat([_assigned(part) for _, part in parts]).sort_index()


def uncontested(pairs: pd.DataFrame) -> pd.Series[bool]:
    """Pairs neither side of which has another possible partner."""
    return ~pairs.duplicated("first", keep=False) & ~pairs.duplicated("second", keep=False)


@dataclass(frozen=True)
class _Table:
    """One element: its answers as numbers, and how each answer compares with each."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    level: NDArray[np.int8]

    @staticmethod
    def of(first: pd.Series[str], second: pd.Series[str]) -> _Table:
        both = pd.concat([first, second], ignore_index=True).astype("str")
        codes, values = pd.factorize(both, sort=True)
        return _Table(codes[: len(first)], codes[len(first) :], _compared(list(values)))

    def levels(self, one: NDArray[np.intp], other: NDArray[np.intp]) -> NDArray[np.int8]:
        return self.level[self.first[one], self.second[other]]

    def chance(self) -> NDArray[np.float64]:
        """How often two people at random differ, nearly agree, agree."""
        size = len(self.level)
        of_first = np.bincount(self.first, minlength=size)
        of_second = np.bincount(self.second, minlength=size)
        together = np.outer(of_first, of_second).astype(float)
        found = np.array([together[self.level == level].sum() for level in range(_UNKNOWN)])
        shares: NDArray[np.float64] = (found + 0.5) / (found + 0.5).sum()
        return shares


def _compared(values: list[str]) -> NDArray[np.int8]:
    distance = cdist(values, values, scorer=OSA.distance, score_cutoff=1)
    level = np.where(distance == 0, _AGREE, _DIFFER).astype(np.int8)
    for row, column in zip(*np.nonzero(distance == 1), strict=True):
        if _is_slip(values[row], values[column]):
            level[row, column] = _NEAR
    empty = np.array([not value for value in values])
    level[empty, :] = _UNKNOWN
    level[:, empty] = _UNKNOWN
    return level


def _is_slip(one: str, other: str) -> bool:
    return sorted(one) == sorted(other) or min(len(one), len(other)) >= _LONG_WORD


def _candidates(
    tables: list[_Table], first: int, second: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All pairs; of very many only those that agree on two thirds of the elements."""
    if first * second <= _ALL_PAIRS:
        one, other = np.divmod(np.arange(first * second), second)
        return one, other
    wanted = max(1, int(np.ceil(len(tables) * _SHARE_ALIKE)))
    parts = [_agreeing(chosen) for chosen in combinations(tables, wanted)]
    found = pd.concat(parts).drop_duplicates().sort_values(["one", "other"])
    return found["one"].to_numpy(), found["other"].to_numpy()


def _agreeing(tables: tuple[_Table, ...]) -> pd.DataFrame:
    sides = []
    for side in ("first", "second"):
        codes = pd.DataFrame({n: getattr(table, side) for n, table in enumerate(tables)})
        known = [table.level.diagonal()[codes[n]] == _AGREE for n, table in enumerate(tables)]
        sides.append(codes[np.logical_and.reduce(known)].reset_index())
    joined = sides[0].merge(sides[1], on=list(range(len(tables))), suffixes=("_one", "_other"))
    return joined[["index_one", "index_other"]].set_axis(["one", "other"], axis=1)


def _posterior(
    levels: NDArray[np.int8], chance: NDArray[np.float64], first: int, second: int
) -> NDArray[np.float64]:
    """The probability that each pair is one person: EM over the patterns of agreement."""
    patterns, which, counts = np.unique(levels, axis=0, return_inverse=True, return_counts=True)
    same = np.tile(_START, (len(chance), 1))
    share = min(first, second) / (2 * first * second)
    found = np.zeros(len(patterns))
    for _ in range(_ROUNDS):
        odds = share / (1 - share) * _ratio(patterns, same, chance)
        before, found = found, odds / (1 + odds)
        if np.abs(found - before).max() < _CLOSE_ENOUGH:
            break
        weight = found * counts
        # a person has one partner at most, so that pairs are no more than the smaller wave
        share = min(weight.sum(), first, second) / (first * second)
        same = np.stack([_shares(patterns[:, n], weight) for n in range(len(chance))])
    result: NDArray[np.float64] = found[which.ravel()]
    return result


def _ratio(
    patterns: NDArray[np.int8], same: NDArray[np.float64], chance: NDArray[np.float64]
) -> NDArray[np.float64]:
    ratios = np.ones((len(chance), _UNKNOWN + 1))
    ratios[:, :_UNKNOWN] = same / chance
    product: NDArray[np.float64] = ratios[np.arange(len(chance)), patterns].prod(axis=1)
    return product


def _shares(level: NDArray[np.int8], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.bincount(level, weights=weight, minlength=_UNKNOWN)[:_UNKNOWN]
    smoothed = found + _PRIOR / _PRIOR.sum()
    shares: NDArray[np.float64] = smoothed / smoothed.sum()
    return shares


def _pairs(
    first: NDArray[np.intp], second: NDArray[np.intp], probability: NDArray[np.float64]
) -> pd.DataFrame:
    return pd.DataFrame({"first": first, "second": second, "probability": probability})


def _components(pairs: pd.DataFrame) -> NDArray[np.int32]:
    """Pairs that share a person, however far, have the same number."""
    left, right = pd.factorize(pairs["first"])[0], pd.factorize(pairs["second"])[0]
    size = left.max() + right.max() + 2
    joins = coo_array((np.ones(len(pairs)), (left, right + left.max() + 1)), shape=(size, size))
    labels: NDArray[np.int32] = connected_components(joins, directed=False)[1]
    return labels[left]


def _assigned(part: pd.DataFrame) -> pd.DataFrame:
    left, right = pd.factorize(part["first"])[0], pd.factorize(part["second"])[0]
    weights = np.zeros((left.max() + 1, right.max() + 1))
    weights[left, right] = part["probability"]
    row, column = linear_sum_assignment(weights, maximize=True)
    chosen = set(zip(row.tolist(), column.tolist(), strict=True))
    return part[[pair in chosen for pair in zip(left.tolist(), right.tolist(), strict=True)]]
