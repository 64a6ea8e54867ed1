"""What a published count counts: a universe, and the values of attributes it is limited to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Every value an attribute of a universe can take, by (universe, attribute).
Domains = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, order=True)
class CellSpec:
    """The members of ``universe`` whose attributes have one of the values named.

    ``where``: (attribute, values) in the order of attributes, values in order; made by `cell`.
    """

    universe: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def attributes(self) -> frozenset[str]:
        """What the cell is limited by."""
        return frozenset(name for name, _ in self.where)

    @property
    def key(self) -> str:
        """The cell as one line of JSON, the same for the same cell."""
        return json.dumps(
            [self.universe, {name: list(values) for name, values in self.where}],
            ensure_ascii=False,
        )

    def without(self, attribute: str) -> CellSpec:
        """The margin over one attribute."""
        return CellSpec(self.universe, tuple(part for part in self.where if part[0] != attribute))

    def within(self, domains: Domains) -> CellSpec:
        """The same cell without conditions that every value of the domain fulfils."""
        kept = tuple(
            (name, values)
            for name, values in self.where
            if frozenset(values) != domains.get((self.universe, name))
        )
        return CellSpec(self.universe, kept)


def cell(universe: str, where: Mapping[str, str | Iterable[str]] | None = None) -> CellSpec:
    """The cell of a universe with these values.

    >>> cell("people", {"lang": ["fi", "en"], "edu": "BA"}).key
    '["people", {"edu": ["BA"], "lang": ["en", "fi"]}]'
    """
    named = {
        name: (values,) if isinstance(values, str) else tuple(sorted(set(values)))
        for name, values in (where or {}).items()
    }
    return CellSpec(universe, tuple(sorted(named.items())))


def read_cell(key: str) -> CellSpec:
    """The cell behind `CellSpec.key`."""
    universe, where = json.loads(key)
    return cell(universe, where)
