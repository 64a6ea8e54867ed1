"""A good pattern for large systems: one cell after the other, each by a linear programme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import block_array, csr_array, eye_array

from analysis.disclosure.problem import Mask, Suppression
from analysis.disclosure.system import Vector

_MOVED = 1e-5  # people: less is the solver's noise
_ROUNDS = 3  # of reweighting, after which the pattern hardly changes


def few(problem: Suppression, needs: Sequence[int], forced: Collection[int]) -> Mask | None:
    """A pattern that protects ``needs``; None where there is none.

    For each cell in turn the cheapest pair of tables is sought that differ by the room it needs;
    cells in which the tables leave what is shown are hidden, those already hidden cost nothing
    (Kelly, Golden & Assad 1992). Weights are renewed so that few cells move (Candès, Wakin & Boyd
    2008, J. Fourier Anal. Appl. 14). Then what turned out superfluous is shown again. The order
    of cells matters, so a few are tried.
    """
    found = [_in_order(problem, order, set(needs), forced) for order in _orders(problem, needs)]
    patterns = [mask for mask in found if mask is not None]
    return min(patterns, key=lambda mask: int(mask.sum())) if patterns else None


def _orders(problem: Suppression, needs: Sequence[int]) -> list[list[int]]:
    size = problem.shown.high
    by_size = sorted(needs, key=lambda cell: (size[cell], cell))
    return [by_size, by_size[::-1], sorted(needs)]


def _in_order(
    problem: Suppression, order: Sequence[int], needs: set[int], forced: Collection[int]
) -> Mask | None:
    hidden = problem.primary.copy()
    hidden[list(forced)] = True
    for cell in order:
        if problem.free[cell] and not hidden[cell]:
            continue  # a cell of an earlier pattern that this one shows
        found = _moved(problem, cell, hidden)
        if found is None:
            return None
        hidden = hidden | (found & problem.free)
    return _thinned(problem, hidden, needs, forced)


def _moved(problem: Suppression, cell: int, hidden: Mask) -> Mask | None:
    """The cells in which the cheapest pair of tables leaves what is shown."""
    paid = problem.free & ~hidden
    weights = np.where(paid, 1 / np.maximum(1, np.minimum(problem.shown.high, 50)), 0.0) + paid
    best: Mask | None = None
    for _ in range(_ROUNDS):
        moves = _pair(problem, cell, hidden, weights)
        if moves is None:
            return best
        mask = paid & (moves > _MOVED)
        best = mask if best is None or mask.sum() < best.sum() else best
        weights = np.where(paid, 1 / (moves + 0.1), 0.0)
    return best


def _pair(problem: Suppression, cell: int, hidden: Mask, weights: Vector) -> Vector | None:
    """How far the two tables leave what is shown, summed, in each cell.

    Unknowns: two tables; of each, how far its shown cells lie above and below what is shown.
    """
    size, paid = len(problem.system.cells), np.flatnonzero(problem.free & ~hidden)
    known = problem.known(hidden)
    high = np.where(np.isfinite(known.high), known.high, _far(problem))
    low = known.low.copy()
    low[paid], high[paid] = 0.0, _far(problem)
    moves = 4 * len(paid)
    result = linprog(  # type: ignore[call-overload] # its types know no sparse matrices
        np.concatenate([np.zeros(2 * size), np.tile(weights[paid], 4)]),
        A_ub=_apart(size, cell, moves),
        b_ub=[-problem.room[cell]],
        A_eq=_agreeing(problem, paid),
        b_eq=np.concatenate(
            [np.zeros(2 * problem.system.equations.shape[0]), *[problem.shown.low[paid]] * 2]
        ),
        bounds=np.column_stack(
            [np.concatenate([low, low, np.zeros(moves)]),
             np.concatenate([high, high, np.full(moves, np.inf)])]
        ),
        method="highs",
    )  # fmt: skip
    if result.x is None:
        return None
    found = np.zeros(size)
    found[paid] = result.x[2 * size :].reshape(4, len(paid)).sum(axis=0)
    return found


def _apart(size: int, cell: int, moves: int) -> csr_array:
    row = np.zeros((1, 2 * size + moves))
    row[0, cell], row[0, size + cell] = -1, 1
    return csr_array(row)


def _agreeing(problem: Suppression, paid: NDArray[np.intp]) -> csr_array:
    """Both tables add up, and leave what is shown by as much as is paid for."""
    sums, one = problem.system.equations, eye_array(len(paid))
    picks = csr_array(eye_array(len(problem.system.cells)))[paid]
    rows = [[sums, None, None, None, None, None], [None, sums, None, None, None, None],
            [picks, None, -one, one, None, None], [None, picks, None, None, -one, one]]  # fmt: skip
    kept = rows if sums.shape[0] else rows[2:]
    return csr_array(block_array(kept))  # type: ignore[arg-type]


def _far(problem: Suppression) -> float:
    return 10 * float(problem.shown.high[problem.free].max(initial=100)) + 1000


def _thinned(problem: Suppression, hidden: Mask, needs: set[int], forced: Collection[int]) -> Mask:
    """The pattern without cells whose count can be shown after all, largest counts first."""
    kept = set(forced) | {int(cell) for cell in np.flatnonzero(problem.primary)}
    spare = [int(cell) for cell in np.flatnonzero(hidden) if int(cell) not in kept]
    for cell in sorted(spare, key=lambda cell: (-problem.shown.high[cell], cell)):
        fewer = hidden.copy()
        fewer[cell] = False
        if not problem.exposed(fewer, among=_still(problem, fewer, needs)):
            hidden = fewer
    return hidden


def _still(problem: Suppression, hidden: Mask, needs: Iterable[int]) -> list[int]:
    return [cell for cell in needs if hidden[cell] or not problem.free[cell]]
