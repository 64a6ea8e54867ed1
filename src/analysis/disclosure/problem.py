"""Which cells must be hidden, which may be, and how much room each hidden count needs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.disclosure.attack import Bounds, attack
from analysis.disclosure.system import System, Vector

Mask = NDArray[np.bool_]
FAR = np.inf


@dataclass(frozen=True)
class Suppression:
    """A system of cells to be published, before it is decided which of them are hidden.

    Shapes: all vectors n, one place per cell of ``system``.
    ``shown``: what a reader knows of a cell if it is shown (both ends alike, unless rounded).
    ``free``: cells that may be hidden; ``primary``: those that must be; ``fixed``: those that
    readers know already, from an earlier issue, or where nobody is (``empty``). All others are
    never shown.
    ``room``: how wide the interval of a count must stay if it is hidden; 0 where a cell that is
    never shown needs no protection.
    """

    system: System
    shown: Bounds
    free: Mask
    primary: Mask
    fixed: Mask
    empty: Mask
    room: Vector

    def hiding_zeros(self) -> Suppression:
        """The same where it may be hidden, too, that nobody is in a cell."""
        none = np.zeros_like(self.empty)
        free, fixed = self.free | self.empty, self.fixed & ~self.empty
        return replace(self, free=free, fixed=fixed, empty=none)

    def known(self, hidden: Mask) -> Bounds:
        """What a reader knows of each cell alone, where these are hidden."""
        told = (self.free | self.fixed) & ~hidden
        return Bounds(np.where(told, self.shown.low, 0.0), np.where(told, self.shown.high, FAR))

    def exposed(self, hidden: Mask, among: Collection[int] | None = None) -> list[int]:
        """Cells whose interval is narrower than it must be.

        A cell that is never shown is exposed only where a reader sees that it is small.
        """
        unseen = ~(self.free | self.fixed) & (self.room > 0)
        wanted = np.flatnonzero(hidden | unseen) if among is None else np.array(sorted(among), int)
        found = attack(self.system, self.known(hidden), wanted, self.room)
        small = (found.low < self.room) & (found.high > 0)
        narrow = (found.width < self.room) & (hidden | (unseen & small))
        return [int(number) for number in wanted if narrow[number]]
