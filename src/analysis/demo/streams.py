"""Random numbers that stay what they are when another part of the data set changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

import numpy as np

T = TypeVar("T")


def stream(seed: int, part: str) -> np.random.Generator:
    """The generator of one part; parts do not disturb each other.

    >>> bool(stream(1, "people").integers(1000) == stream(1, "people").integers(1000))
    True
    """
    return np.random.default_rng([seed, crc32(part.encode())])


def one_of(rng: np.random.Generator, values: Sequence[T], weights: Sequence[float] = ()) -> T:
    """One of the values; ``weights`` need not sum to 1, none means all alike."""
    if not weights:
        return values[int(rng.integers(len(values)))]
    edges = np.cumsum(weights)
    return values[int(np.searchsorted(edges, rng.random() * edges[-1], side="right"))]


def shuffled(rng: np.random.Generator, values: Sequence[T]) -> list[T]:
    """The values in random order."""
    return [values[int(place)] for place in rng.permutation(len(values))]
