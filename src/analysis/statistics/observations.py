"""What a model is fitted to: rows without gaps, and why they allow no model."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Codes = NDArray[np.int64]
Marks = NDArray[np.bool_]

# Larger numbers are no answers, and their fourth powers would overflow.
_LARGEST = 1e15
_SAME = 1e-12  # differences below this part of the values are what binary fractions leave
_RANK = 1e-8


def complete_rows(*arrays: Values) -> Marks:
    """Which places have no gap (NaN) in any vector and any column of any matrix."""
    kept = [~np.isnan(a).any(axis=tuple(range(1, a.ndim))) for a in arrays]
    return np.asarray(np.logical_and.reduce(kept), dtype=np.bool_)


def infinite(*arrays: Values) -> bool:
    """Whether a number is infinite or too large to be true."""
    return any(bool((np.abs(a) > _LARGEST).any()) for a in arrays)


def alike(values: Values) -> bool:
    """Whether values differ by no more than rounding."""
    return len(values) == 0 or bool(np.ptp(values) <= _SAME * np.abs(values).max())


def full_rank(design: Values) -> bool:
    """Whether no column is a sum of the others; the scale of the columns does not matter."""
    length = np.linalg.norm(design, axis=0)
    if design.shape[0] < design.shape[1] or not (length > 0).all():
        return False
    return bool(np.linalg.matrix_rank(design / length, tol=_RANK) == design.shape[1])


def inverse(matrix: Values) -> Values:
    """Inverse of a square matrix."""
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def with_ones(design: Values) -> Values:
    """A column of ones before the others."""
    return np.hstack([np.ones((len(design), 1)), design])


def first_reason(*checks: tuple[Callable[[], bool], str]) -> str:
    """Reason of the first check that holds, or an empty text; later ones may rely on earlier."""
    return next((reason for holds, reason in checks if holds()), "")
