"""Multiple imputation by chained equations: gaps filled with what people alike have answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.statistics import model_reasons as reasons
from analysis.statistics.cumulative import information, maximum
from analysis.statistics.observations import Values, alike, infinite, with_ones
from analysis.statistics.ordinal import cumulative_shares, proportional, start, unfit
from analysis.statistics.separation import separated

Kind = Literal["matched", "ordinal"]
DONORS = 5  # as R `mice.impute.pmm`
_RIDGE = 1e-5  # as R `mice`: keeps columns that say the same from stopping it
_FEWEST_SEEN = 3


@dataclass(frozen=True, eq=False)
class Imputed:
    """Completed copies of the data, in each of which gaps hold another plausible value."""

    data: tuple[Values, ...]
    missing: int
    reason: str = ""


def impute(
    data: Values,
    kinds: Sequence[Kind],
    copies: int = 20,
    seed: int = 0,
    rounds: int = 10,
) -> Imputed:
    """Fill the gaps (NaN) of an n × k matrix ``copies`` times; same seed, same values.

    A column of kind "matched" takes the value of one of the five people whose predicted value is
    nearest (predictive mean matching, Little 1988); one of kind "ordinal" a draw from an ordinal
    logistic model, or a match where that cannot be fitted. Only values that occur are filled in.
    Source: van Buuren & Groothuis-Oudshoorn (2011), R `mice`.
    """
    gaps = np.isnan(data)
    reason = _unfit(data, gaps)
    if reason:
        return Imputed((), int(gaps.sum()), reason)
    streams = np.random.default_rng(seed).spawn(copies)
    filled = tuple(_one(data, gaps, kinds, rounds, stream) for stream in streams)
    return Imputed(filled, int(gaps.sum()))


def _unfit(data: Values, gaps: NDArray[np.bool_]) -> str:
    if data.size == 0:
        return reasons.NOTHING
    if infinite(data[~gaps]):
        return reasons.INFINITE
    if (gaps.any(axis=0) & ((~gaps).sum(axis=0) < _FEWEST_SEEN)).any():
        return reasons.FEW_KNOWN
    return ""


def _one(
    data: Values,
    gaps: NDArray[np.bool_],
    kinds: Sequence[Kind],
    rounds: int,
    rng: np.random.Generator,
) -> Values:
    filled = data.copy()
    places = [int(column) for column in np.argsort(gaps.sum(axis=0), kind="stable")]
    places = [column for column in places if gaps[:, column].any()]
    for column in places:
        seen = data[~gaps[:, column], column]
        filled[gaps[:, column], column] = rng.choice(seen, int(gaps[:, column].sum()))
    for _ in range(rounds):
        for column in places:
            others = _standardised(np.delete(filled, column, axis=1))
            draw = _ordinal if kinds[column] == "ordinal" else _matched
            gap = gaps[:, column]
            filled[gap, column] = draw(data[~gap, column], others[~gap], others[gap], rng)
    return filled


def _standardised(others: Values) -> Values:
    """Columns around their mean in units of their spread; those that do not vary become 0."""
    spread = others.std(axis=0)
    return np.asarray((others - others.mean(axis=0)) / np.where(spread > 1e-12, spread, np.inf))


def _matched(y: Values, seen: Values, missing: Values, rng: np.random.Generator) -> Values:
    """Values of people whose predicted value is near the one drawn for the gap."""
    if alike(y):
        return np.full(len(missing), y[0])
    x, x_missing = (with_ones(others) for others in (seen, missing))
    cross = x.T @ x
    inverse = np.linalg.inv(cross + _RIDGE * np.diag(np.diag(cross) + 1e-12))
    found = inverse @ x.T @ y
    free = max(len(y) - x.shape[1], 1)
    residuals = y - x @ found
    sigma = np.sqrt(residuals @ residuals / rng.chisquare(free))
    root = np.linalg.cholesky((inverse + inverse.T) / 2)
    drawn = found + sigma * root @ rng.standard_normal(x.shape[1])
    distance = np.abs((x @ found)[None, :] - (x_missing @ drawn)[:, None])
    nearest = np.argsort(distance, axis=1, kind="stable")[:, : min(DONORS, len(y))]
    chosen = rng.integers(nearest.shape[1], size=len(missing))
    return np.asarray(y[nearest[np.arange(len(missing)), chosen]])


def _ordinal(y: Values, seen: Values, missing: Values, rng: np.random.Generator) -> Values:
    """Draws from an ordinal logistic model whose parameters are drawn too."""
    bounds = None if unfit(y, seen) else proportional(y, seen, np.ones(len(y)))
    if bounds is None or separated(bounds.rows()):
        return _matched(y, seen, missing, rng)
    best = maximum(bounds, start(y, seen.shape[1], bounds.weights))
    if best is None:
        return _matched(y, seen, missing, rng)
    drawn = rng.multivariate_normal(best, np.linalg.inv(information(bounds, best)), method="eigh")
    shares = cumulative_shares(drawn, missing)
    place = (rng.random(len(missing))[:, None] > shares).sum(axis=1)
    return np.asarray(np.unique(y)[place])
