"""What was observed: gaps left out and counted, impossible values refused."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.statistics import reasons

Values = NDArray[np.float64]
Limits = tuple[float, float]

# Larger numbers are no answers, and their fourth powers would overflow.
_LARGEST = 1e15
# Differences below this part of the values are what binary fractions leave (2.8 - 2.5 and 0.3).
_SAME = 1e-12
# Decimal places that ranks look at: 3.1 - 2.8 and 0.3 are one value (methods of rank tests).
_PLACES = 8


@dataclass(frozen=True)
class Sample:
    """Values without gaps; ``fault``: why they cannot be used at all."""

    values: Values
    n_missing: int
    fault: str = ""

    @property
    def n(self) -> int:
        """How many were observed."""
        return len(self.values)

    def refusal(self, least: int = 2, *, varied: bool = True) -> str:
        """Why nothing can be computed of these values, or an empty text."""
        return self.fault or _refusal(self.values, least, varied, reasons.NONE)


@dataclass(frozen=True)
class Pairs:
    """Values of the same people in two waves, without gaps; ``fault``: why they cannot be used."""

    before: Values
    after: Values
    n_missing: int
    fault: str = ""

    @property
    def n(self) -> int:
        """How many pairs are complete."""
        return len(self.before)

    @property
    def changes(self) -> Values:
        """After minus before, one place per pair."""
        return self.after - self.before

    @property
    def to_rank(self) -> Values:
        """Changes without the dust of binary fractions, which would break ties."""
        return np.round(self.changes, _PLACES)

    def refusal(self, least: int = 2, *, varied: bool = True) -> str:
        """Why nothing can be computed of these pairs, or an empty text."""
        size = _size(np.concatenate([self.before, self.after]))
        return self.fault or _refusal(self.changes, least, varied, reasons.NO_PAIRS, size)


def sample(values: ArrayLike, limits: Limits | None = None) -> Sample:
    """Leave out NaN and count it; refuse infinite values and values outside ``limits``."""
    given = np.asarray(values, dtype=np.float64)
    gaps = np.isnan(given)
    fault = _fault(given[~gaps], limits)
    return Sample(_usable(given[~gaps], fault), int(gaps.sum()), fault)


def pairs(before: ArrayLike, after: ArrayLike, limits: Limits | None = None) -> Pairs:
    """Leave out pairs with a gap and count them; refuse what `sample` refuses."""
    first, second = (np.asarray(wave, dtype=np.float64) for wave in (before, after))
    if first.shape != second.shape:
        return Pairs(np.empty(0), np.empty(0), 0, reasons.UNEQUAL_LENGTH)
    gaps = np.isnan(first) | np.isnan(second)
    fault = _fault(first[~np.isnan(first)], limits) or _fault(second[~np.isnan(second)], limits)
    first, second = (_usable(wave[~gaps], fault) for wave in (first, second))
    return Pairs(first, second, int(gaps.sum()), fault)


def alike(values: Values, size: float = 1.0) -> bool:
    """Whether values differ by no more than rounding; ``size``: of the numbers they come from."""
    if len(values) == 0:
        return True
    return bool(np.ptp(values) <= _SAME * max(size, _size(values)))


def _usable(values: Values, fault: str) -> Values:
    """Zeros in place of values with a fault, so that nobody computes with them."""
    return np.zeros_like(values) if fault else values


def _size(values: Values) -> float:
    return max(1.0, float(np.abs(values).max(initial=0.0)))


def _fault(values: Values, limits: Limits | None) -> str:
    if np.any(np.abs(values) > _LARGEST):
        return reasons.INFINITE
    if limits is not None and np.any((values < limits[0]) | (values > limits[1])):
        return reasons.OUTSIDE
    return ""


def _refusal(values: Values, least: int, varied: bool, none: str, size: float = 1.0) -> str:
    if len(values) == 0:
        return none
    if len(values) < least:
        return reasons.TOO_FEW if least == 2 else reasons.TOO_FEW_FOR_SPREAD
    return reasons.ALIKE if varied and alike(values, size) else ""
