"""Which cells are hidden, so that no hidden count can be worked out from all that is shown."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from analysis.disclosure.cells import CellSpec
from analysis.disclosure.exact import LARGEST, fewest
from analysis.disclosure.policy import Policy, policy
from analysis.disclosure.problem import Mask, Suppression
from analysis.disclosure.stepwise import few
from analysis.disclosure.tables import Tables, problems
from analysis.problems import Problem, ProblemsError
from analysis.project import Edition
from analysis.texts import N_


def suppressed(
    tables: Tables, edition: Edition, rules: Policy | None = None
) -> frozenset[CellSpec]:
    """The cells that an edition hides: small ones, and others that would reveal them.

    Raises `ProblemsError` where earlier issues have already shown too much.
    """
    named = {spec.within(tables.domains): spec for spec in tables.counts}
    found: set[CellSpec] = set()
    for problem in problems(tables, edition, rules or policy()):
        cells = problem.system.cells
        found |= {cells[number] for number in np.flatnonzero(pattern(problem))}
    return frozenset(spec for short, spec in named.items() if short in found)


def pattern(problem: Suppression, *, exactly: bool | None = None) -> Mask:
    """Hidden cells such that every hidden count has the room it needs.

    ``exactly``: search the fewest cells; by default where the system is small enough. Zeros are
    shown if that can be: where all of several groups have the same in common it cannot. Raises
    `ProblemsError` where no pattern protects them all.
    """
    hidden = _protecting(problem, exactly)
    if hidden is None and problem.empty.any():
        hidden = _protecting(problem.hiding_zeros(), exactly)
    if hidden is None:
        raise ProblemsError([ALREADY_TOLD])
    return hidden


def _protecting(problem: Suppression, exactly: bool | None) -> Mask | None:
    """Search, attack, and search again with what the attack found, until it finds nothing."""
    needs = [int(cell) for cell in np.flatnonzero(problem.primary)]
    forced: set[int] = set()
    hidden: Mask | None = problem.primary
    for _ in range(_ROUNDS):
        narrow = [] if hidden is None else problem.exposed(hidden)
        if hidden is None or not narrow:
            return hidden
        # what the search thought safe and is not, stays hidden in the next
        forced |= {cell for cell in narrow if cell in needs and hidden[cell]}
        needs = sorted({*needs, *narrow})
        hidden = _search(problem, needs, forced, exactly)
    return None


ALREADY_TOLD = Problem(
    N_("What earlier issues of the reports have shown reveals a count that is to be hidden."),
    N_(
        "If those issues were never sent to anybody, delete the file of this edition in the folder "
        "“ledger” of the reports; otherwise this report cannot be made for these readers."
    ),
)


_ROUNDS = 40  # each adds cells to protect; far fewer are needed


def _search(
    problem: Suppression, needs: list[int], forced: Collection[int], exactly: bool | None
) -> Mask | None:
    size = 2 * len(needs) * len(problem.system.cells)
    found = None
    if exactly or (exactly is None and size <= LARGEST):
        found = fewest(problem, needs, forced)
    return few(problem, needs, [*forced]) if found is None else found
