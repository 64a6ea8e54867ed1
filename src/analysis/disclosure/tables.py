"""Everything that is published together, stated as problems of suppression."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from analysis.disclosure.attack import Bounds
from analysis.disclosure.cells import CellSpec, Domains
from analysis.disclosure.policy import EditionPolicy, Policy
from analysis.disclosure.problem import FAR, Suppression
from analysis.disclosure.system import Equation, System, linked
from analysis.project import Edition

Interval = tuple[float, float]


@dataclass(frozen=True)
class Tables:
    """Counts to be published together.

    ``counts``: the true count of each cell. ``domains``: every value of an attribute, where the
    readers know them all. ``equations``: what else holds between cells. ``known``: intervals that
    readers know from earlier issues. ``hidden``: cells that must be hidden in any case.
    """

    counts: Mapping[CellSpec, int]
    domains: Domains = field(default_factory=dict)
    equations: tuple[Equation, ...] = ()
    known: Mapping[CellSpec, Interval] = field(default_factory=dict)
    hidden: frozenset[CellSpec] = field(default_factory=frozenset)

    def short(self) -> Tables:
        """The same without conditions that every value fulfils, so that alike cells are one."""

        def short(spec: CellSpec) -> CellSpec:
            return spec.within(self.domains)

        return Tables(
            {short(spec): n for spec, n in self.counts.items()},
            self.domains,
            self.equations,
            {short(spec): ends for spec, ends in self.known.items()},
            frozenset(map(short, self.hidden)),
        )


def problems(tables: Tables, edition: Edition, rules: Policy) -> Iterator[Suppression]:
    """A problem of suppression for each group of cells that equations join."""
    short = tables.short()
    stated = _Stated(short, edition, rules, _wholes(short.counts, rules))
    system = linked((*short.counts, *short.known), tables.domains, tables.equations)
    for part in system.parts():
        yield stated.problem(part)


def rounded(people: int, base: int) -> int:
    """The nearest multiple of ``base``, halves upwards.

    >>> [rounded(n, 5) for n in (0, 7, 8, 10)]
    [0, 5, 10, 10]
    """
    return base * int((2 * people + base) // (2 * base))


def told(people: int, base: int) -> Interval:
    """What a reader of a count rounded to ``base`` knows of it.

    >>> told(7, 5), told(7, 1), told(6, 10)
    ((3.0, 7.0), (7.0, 7.0), (5.0, 14.0))
    """
    shown = rounded(people, base)
    return max(0.0, float(shown - base // 2)), float(shown + (base - 1) // 2)


@dataclass(frozen=True)
class _Stated:
    """What the policy says of each cell of the tables; ``wholes``: 0 % and 100 % of a group."""

    tables: Tables
    edition: Edition
    rules: Policy
    wholes: frozenset[CellSpec]

    @property
    def rule(self) -> EditionPolicy:
        return self.rules.of(self.edition)

    def problem(self, part: System) -> Suppression:
        ends = np.array([self._ends(spec) for spec in part.cells], dtype=float)
        kind = np.array([self._kind(spec) for spec in part.cells])
        return Suppression(
            part,
            Bounds(ends[:, 0], ends[:, 1]),
            np.isin(kind, ["free", "primary"]),
            kind == "primary",
            np.isin(kind, ["fixed", "empty"]),
            kind == "empty",
            np.array([self._room(spec) for spec in part.cells], dtype=float),
        )

    def _kind(self, spec: CellSpec) -> str:
        if spec in self.tables.known:
            return "fixed"
        if spec not in self.tables.counts:
            return "unseen"
        people = self.tables.counts[spec]
        if spec in self.wholes and self.rule.whole == "hidden":
            return "primary"
        if people == 0 and self.rule.zero == "shown":
            return "empty"  # nobody is there; and a zero protects no neighbour
        least = self.rules.minimum(self.edition, spec.attributes)
        return "primary" if people < least or spec in self.tables.hidden else "free"

    def _ends(self, spec: CellSpec) -> Interval:
        if spec in self.tables.known:
            return self.tables.known[spec]
        if spec not in self.tables.counts:
            return 0.0, FAR
        return told(self.tables.counts[spec], self.rule.rounding_base)

    def _room(self, spec: CellSpec) -> int:
        if spec in self.tables.counts:
            return self.rules.minimum(self.edition, spec.attributes)
        return self.rule.minimum_count if self.rules.protects_differences(spec.universe) else 0


def _wholes(counts: Mapping[CellSpec, int], rules: Policy) -> frozenset[CellSpec]:
    """Cells that all of a group belong to, and the empty cells beside them.

    What all of a group have in common is known of each of them (group disclosure).
    """
    found: set[CellSpec] = set()
    for spec, people in counts.items():
        for name in spec.attributes if rules.protects_differences(spec.universe) else ():
            group = spec.without(name)
            if people and group.where and counts.get(group) == people:
                beside = _empty_beside(counts, spec, name)
                told = [other for other in beside if not _empty_anyway(counts, other)]
                found |= {spec, *told} if told or not beside else set()
    return frozenset(found)


def _empty_anyway(counts: Mapping[CellSpec, int], spec: CellSpec) -> bool:
    """Whether nobody at all is there, whatever the group: then it tells nothing of the group."""
    return any(counts.get(spec.without(name)) == 0 for name in spec.attributes)


def _empty_beside(counts: Mapping[CellSpec, int], spec: CellSpec, name: str) -> list[CellSpec]:
    return [
        other
        for other, people in counts.items()
        if not people
        and other.attributes == spec.attributes
        and other.universe == spec.universe
        and other.without(name) == spec.without(name)
    ]
