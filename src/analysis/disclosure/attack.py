"""What a reader can work out: the interval of every count that the published ones allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from analysis.disclosure.system import System, Vector

_SLACK = 1e-6  # of the solver, in people


class ContradictionError(Exception):
    """The published numbers do not fit together."""


@dataclass(frozen=True)
class Bounds:
    """Smallest and largest count of each cell; before an attack: what is known of it alone."""

    low: Vector
    high: Vector

    @property
    def width(self) -> Vector:
        """How much room is left, in people; 0 where the count is known."""
        found: Vector = self.high - self.low
        return found


def attack(
    system: System, known: Bounds, wanted: Iterable[int], enough: Vector | None = None
) -> Bounds:
    """Smallest and largest count of the ``wanted`` cells given what is ``known`` of each.

    A linear programme per end; counts are whole, so ends are rounded inwards. A cell whose room
    has grown to ``enough`` in the solutions of others is not searched further: its interval is
    then an inner one. Unknown ends of ``known`` are infinite.

    Raises `ContradictionError` where no table fits.
    """
    capped = _capped(known)
    least, most = _start(system, capped)
    for number in wanted:
        for sign in (-1.0, 1.0):
            if enough is not None and most[number] - least[number] >= enough[number] - _SLACK:
                break
            found = _extreme(system, capped, number, sign)
            least, most = np.minimum(least, found), np.maximum(most, found)
    return Bounds(np.ceil(least - _SLACK), np.floor(most + _SLACK))


def _capped(known: Bounds) -> Bounds:
    """The same with a far end instead of none: solvers tell unbounded from impossible badly."""
    finite = known.high[np.isfinite(known.high)]
    far = 10 * max(float(finite.max(initial=0)), float(known.low.max(initial=0)), 100.0)
    return Bounds(known.low, np.where(np.isfinite(known.high), known.high, far))


def _start(system: System, known: Bounds) -> tuple[Vector, Vector]:
    found = _solved(system, known, np.zeros(len(system.cells)))
    return found, found


def _extreme(system: System, known: Bounds, number: int, sign: float) -> Vector:
    goal = np.zeros(len(system.cells))
    goal[number] = sign
    return _solved(system, known, goal)


def _solved(system: System, known: Bounds, goal: NDArray[np.float64]) -> Vector:
    rows = system.equations.shape[0]
    result = linprog(  # type: ignore[call-overload] # its types know no sparse matrices
        goal,
        A_eq=system.equations if rows else None,
        b_eq=np.zeros(rows) if rows else None,
        bounds=np.column_stack([known.low, known.high]),
        method="highs",
    )
    if result.x is None:
        raise ContradictionError
    found: Vector = result.x
    return found
