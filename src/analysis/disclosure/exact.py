"""The fewest cells to hide: a mixed-integer programme, solved with HiGHS."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds as Limits
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import block_diag, coo_array, csr_array, hstack

from analysis.disclosure.problem import Mask, Suppression
from analysis.disclosure.system import Vector

#: Above this many unknowns (2 × cells × cells to protect) the search takes longer than it may.
LARGEST = 3_000
_NODES = 3_000  # of the search tree: a count, not seconds, so that every machine finds the same
_TIMES = 2  # how much further than the room asked for a hidden count may move in the search


def fewest(problem: Suppression, needs: Sequence[int], forced: Collection[int]) -> Mask | None:
    """The pattern with the fewest hidden cells; None where the search gave up or none exists.

    For each cell of ``needs`` two tables are sought that agree with all that is shown and differ
    in the cell by the room it needs (Kelly, Golden & Assad 1992, Networks 22; sliding protection
    of Fischetti & Salazar 2001, Management Science 47). ``forced``: cells hidden in any case.
    """
    free = np.flatnonzero(problem.free)
    if not len(free):
        return None
    others = np.zeros(2 * len(needs) * _size(problem))
    with _silence():
        result = milp(
            np.concatenate([_costs(problem, free), others]),
            integrality=np.concatenate([np.ones(len(free)), others]),
            bounds=_limits(problem, free, needs, forced),
            constraints=_constraints(problem, free, needs),
            options={"node_limit": _NODES},
        )
    if result.x is None:
        return None
    hidden = np.zeros(_size(problem), dtype=bool)
    hidden[free] = result.x[: len(free)] > 0.5
    return hidden


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the solver's own remarks, which no option turns off, out of notebooks and terminals."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _size(problem: Suppression) -> int:
    return len(problem.system.cells)


def _costs(problem: Suppression, free: NDArray[np.intp]) -> Vector:
    """One per cell; among patterns of as many cells, small counts are hidden first."""
    size = np.log1p(problem.shown.high[free])
    found: Vector = 1 + size / (size.max() + 1) / (len(free) + 1)
    return found


def _reach(problem: Suppression) -> float:
    return _TIMES * float(problem.room.max())


def _limits(
    problem: Suppression,
    free: NDArray[np.intp],
    needs: Sequence[int],
    forced: Collection[int],
) -> Limits:
    must = np.isin(free, list(forced)) | problem.primary[free]
    known = problem.known(problem.free)  # of cells that may be hidden the constraints tell more
    far = float(problem.shown.high[problem.free].max(initial=0)) + _reach(problem)
    high = np.where(np.isfinite(known.high), known.high, far * len(free))
    copies = 2 * len(needs)
    return Limits(
        np.concatenate([must.astype(float), np.tile(known.low, copies)]),
        np.concatenate([np.ones(len(free)), np.tile(high, copies)]),
    )


def _constraints(
    problem: Suppression, free: NDArray[np.intp], needs: Sequence[int]
) -> list[LinearConstraint]:
    copies, size, reach = 2 * len(needs), _size(problem), _reach(problem)
    rows = problem.system.equations.shape[0]
    low, high = problem.shown.low[free], problem.shown.high[free]
    found = [_room(problem, free, needs)]
    if rows:
        sums = block_diag([problem.system.equations] * copies)
        found.append(LinearConstraint(hstack([csr_array((rows * copies, len(free))), sums]), 0, 0))
    picks = coo_array((np.ones(len(free)), (np.arange(len(free)), free)), shape=(len(free), size))
    every = block_diag([picks] * copies)
    for slope, least, most in ((low, low, np.inf), (-reach, -np.inf, high)):
        switch = np.tile(np.diag(np.broadcast_to(slope, len(free))), (copies, 1))
        ends = [np.tile(np.broadcast_to(end, len(free)), copies) for end in (least, most)]
        found.append(LinearConstraint(hstack([csr_array(switch), every]), *ends))
    return found


def _room(problem: Suppression, free: NDArray[np.intp], needs: Sequence[int]) -> LinearConstraint:
    """The two tables of a cell differ in it by its room, wherever it is hidden."""
    size, columns = _size(problem), {int(cell): number for number, cell in enumerate(free)}
    matrix = np.zeros((len(needs), len(free) + 2 * len(needs) * size))
    least = np.zeros(len(needs))
    for row, cell in enumerate(needs):
        start = len(free) + 2 * row * size
        matrix[row, start + cell], matrix[row, start + size + cell] = 1, -1
        if cell in columns:
            matrix[row, columns[cell]] = -problem.room[cell]
        else:
            least[row] = problem.room[cell]
    return LinearConstraint(csr_array(matrix), least, np.inf)
