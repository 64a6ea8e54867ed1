"""The attack on everything that was published: whether a hidden count can be worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.disclosure.attack import Bounds, ContradictionError
from analysis.disclosure.cells import CellSpec, Domains
from analysis.disclosure.ledger import READ, Record
from analysis.disclosure.policy import Policy, policy
from analysis.disclosure.problem import FAR, Suppression
from analysis.disclosure.system import Equation, System, linked
from analysis.disclosure.tables import Interval
from analysis.project import Edition


@dataclass(frozen=True)
class Known:
    """What readers know: intervals of shown cells, cells that are hidden, how they add up."""

    told: dict[CellSpec, Interval]
    hidden: frozenset[CellSpec]
    domains: Domains
    equations: tuple[Equation, ...]


def known_to(edition: Edition, records: Iterable[Record], version: str) -> Known:
    """All that an edition's readers know of one version of the data.

    Hidden from the funder is what the funder's own reports hide; the public ones hide more.
    """
    read = [r for r in records if r.heading[0] == version and r.heading[1] in READ[edition]]
    domains = _domains(read)
    told: dict[CellSpec, Interval] = {}
    hidden: set[CellSpec] = set()
    for record in read:
        for spec, ends in record.told.items():
            short = spec.within(domains)
            if ends is not None:
                low, high = told.get(short, (0.0, FAR))
                told[short] = (max(low, ends[0]), min(high, ends[1]))
            elif record.heading[1] == edition:
                hidden.add(short)
    equations = {repr(sorted(e.items())): e for r in read for e in r.equations}
    return Known(told, frozenset(hidden), domains, tuple(equations.values()))


def recovered(
    edition: Edition, records: Iterable[Record], version: str, rules: Policy | None = None
) -> tuple[CellSpec, ...]:
    """Cells whose count a reader can bound more narrowly than the policy asks; none is right.

    Raises `ContradictionError` where the published numbers do not fit together.
    """
    rules = rules or policy()
    known = known_to(edition, records, version)
    plain = [spec for spec, ends in known.told.items() if _small(spec, ends, edition, rules)]
    bare = [spec for spec in known.hidden if spec in known.told]
    system = linked((*known.told, *known.hidden), known.domains, known.equations)
    for part in system.parts():
        problem = _problem(part, known, edition, rules)
        plain += [part.cells[number] for number in problem.exposed(problem.primary)]
    return tuple(sorted({*plain, *bare}))


def _small(spec: CellSpec, ends: Interval, edition: Edition, rules: Policy) -> bool:
    """A shown count that is small itself."""
    least = rules.minimum(edition, spec.attributes)
    return ends[0] == ends[1] and 0 < ends[0] < least


def _problem(part: System, known: Known, edition: Edition, rules: Policy) -> Suppression:
    ends = np.array([known.told.get(spec, (0.0, FAR)) for spec in part.cells], dtype=float)
    hidden = np.array([s in known.hidden and s not in known.told for s in part.cells])
    shown = np.array([spec in known.told for spec in part.cells])
    room = [_room(spec, known, edition, rules) for spec in part.cells]
    bounds = Bounds(ends[:, 0], ends[:, 1])
    none = np.zeros_like(hidden)
    return Suppression(part, bounds, hidden, hidden, shown, none, np.array(room, dtype=float))


def _room(spec: CellSpec, known: Known, edition: Edition, rules: Policy) -> int:
    if spec in known.hidden:
        return rules.minimum(edition, spec.attributes)
    return rules.of(edition).minimum_count if rules.protects_differences(spec.universe) else 0


def _domains(records: Sequence[Record]) -> Domains:
    """Every value of an attribute that any record names."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for record in records:
        for name, values in record.domains.items():
            found[name] = found.get(name, frozenset()) | values
    return found


__all__ = ["ContradictionError", "Known", "known_to", "recovered"]
