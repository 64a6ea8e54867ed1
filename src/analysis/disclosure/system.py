"""Tables as one additive system: cells, and the equations that hold between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analysis.disclosure.cells import CellSpec, Domains

Vector = NDArray[np.float64]
#: Coefficients of cells whose weighted sum is zero.
Equation = Mapping[CellSpec, int]
_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_REST = "\x00rest"  # stands for every value of an attribute that no cell names


@dataclass(frozen=True)
class System:
    """Cells (published, hidden, or never shown) and ``equations @ counts == 0``.

    Shapes: ``cells`` n; ``equations`` m × n.
    """

    cells: tuple[CellSpec, ...]
    equations: csr_array

    @cached_property
    def place(self) -> Mapping[CellSpec, int]:
        """Where each cell stands."""
        return {spec: number for number, spec in enumerate(self.cells)}

    def parts(self) -> Iterator[System]:
        """The system's parts that no equation joins, in the order of their first cells."""
        touched = abs(self.equations)
        count, labels = connected_components(touched.T @ touched, directed=False)
        for label in range(count):
            columns = np.flatnonzero(labels == label)
            block = self.equations[:, columns]
            rows = np.flatnonzero(np.diff(block.indptr))
            yield System(tuple(self.cells[i] for i in columns), csr_array(block[rows]))


def later_ones(specs: Iterable[CellSpec]) -> list[Equation]:
    """What joins the counts of two periods of which one holds the other.

    The longer period's count is that of the shorter and of those who came in the rest of it.
    A universe ``people@2022-01-03/2022-12-31`` counts people of those days.
    """
    named = [(spec, *spec.universe.partition("@")) for spec in specs]
    found: list[Equation] = []
    for longer, name, _, days in named:
        for shorter, other, _, inner in named:
            if name == other and longer.where == shorter.where and _holds(days, inner):
                rest = CellSpec(f"{name}@{days} without {inner}", longer.where)
                found.append({longer: -1, shorter: 1, rest: 1})
    return found


def _holds(days: str, inner: str) -> bool:
    if not (_DAYS.fullmatch(days) and _DAYS.fullmatch(inner)) or days == inner:
        return False
    (start, _, end), (first, _, last) = days.partition("/"), inner.partition("/")
    return start <= first and last <= end


def linked(specs: Iterable[CellSpec], domains: Domains, extra: Iterable[Equation] = ()) -> System:
    """The system in which every cell is the sum of the smallest parts that the cells tell apart.

    Two tables that share attributes, two cuts of the same attribute (with and without Swedish) and
    a part beside its whole are thereby joined. ``extra``: equations that no attribute tells.
    """
    given = list(dict.fromkeys(spec.within(domains) for spec in specs))
    equations: list[Equation] = [{s.within(domains): n for s, n in line.items()} for line in extra]
    equations += later_ones(given)
    given = list(dict.fromkeys((*given, *(spec for line in equations for spec in line))))
    for universe in dict.fromkeys(spec.universe for spec in given):
        equations += _sums([spec for spec in given if spec.universe == universe], domains)
    cells = tuple(dict.fromkeys((*given, *(spec for line in equations for spec in line))))
    return System(cells, _matrix(cells, equations))


def _matrix(cells: Sequence[CellSpec], equations: Sequence[Equation]) -> csr_array:
    place = {spec: number for number, spec in enumerate(cells)}
    entries = [(r, place[s], n) for r, line in enumerate(equations) for s, n in line.items()]
    rows, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(equations), len(cells))
    return csr_array((np.array(values, float), (rows, columns)), shape=shape)


def _sums(specs: Sequence[CellSpec], domains: Domains) -> list[Equation]:
    """Each cell as the sum of its smallest parts, in every crossing that holds it."""
    blocks = _blocks(specs, domains)
    found: list[Equation] = []
    for crossing in _largest({spec.attributes for spec in specs}):
        names = sorted(crossing)
        for spec in specs:
            if spec.attributes <= crossing:
                parts = _parts(spec, names, blocks, domains)
                if parts != [spec]:
                    found.append({spec: -1, **dict.fromkeys(parts, 1)})
    return found


def _largest(crossings: set[frozenset[str]]) -> list[frozenset[str]]:
    largest = [one for one in crossings if not any(one < other for other in crossings)]
    return sorted(largest, key=sorted)


def _blocks(specs: Sequence[CellSpec], domains: Domains) -> dict[str, list[tuple[str, ...]]]:
    """Of each attribute, the sets of values that no cell tells apart."""
    universe = specs[0].universe
    cuts: dict[str, list[tuple[str, ...]]] = {}
    for spec in specs:
        for name, values in spec.where:
            cuts.setdefault(name, []).append(values)
    found: dict[str, list[tuple[str, ...]]] = {}
    for name, sets in cuts.items():
        domain = domains.get((universe, name), frozenset({_REST}.union(*sets)))
        alike: dict[tuple[bool, ...], list[str]] = {}
        for value in sorted(domain.union(*sets)):
            alike.setdefault(tuple(value in one for one in dict.fromkeys(sets)), []).append(value)
        found[name] = [tuple(block) for block in alike.values()]
    return found


def _parts(
    spec: CellSpec,
    names: Sequence[str],
    blocks: Mapping[str, list[tuple[str, ...]]],
    domains: Domains,
) -> list[CellSpec]:
    limits = dict(spec.where)
    inside = [
        [block for block in blocks[name] if name not in limits or set(block) <= set(limits[name])]
        for name in names
    ]
    return [
        CellSpec(spec.universe, tuple(zip(names, chosen, strict=True))).within(domains)
        for chosen in product(*inside)
    ]
