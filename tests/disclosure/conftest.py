"""Invented tables with all their margins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

import numpy as np
import pytest

from analysis.disclosure.cells import CellSpec, cell
from analysis.disclosure.tables import Tables

Crossed = Callable[[Mapping[tuple[str, ...], int], Mapping[str, Sequence[str]]], Tables]


def crossed(counts: Mapping[tuple[str, ...], int], values: Mapping[str, Sequence[str]]) -> Tables:
    """Every cell and every margin of a crossing; ``counts`` by values in the attributes' order."""
    cells: dict[CellSpec, int] = {}
    for key in product(*[(None, *known) for known in values.values()]):
        where = {name: value for name, value in zip(values, key, strict=True) if value is not None}
        cells[cell("people", where)] = sum(
            n
            for at, n in counts.items()
            if all(k in {None, a} for k, a in zip(key, at, strict=True))
        )
    return Tables(cells, {("people", name): frozenset(known) for name, known in values.items()})


def random_tables(seed: int, shape: tuple[int, ...], mean: float = 9.0) -> Tables:
    """A crossing of uneven counts, many of them small, as surveys of small groups give."""
    drawn = np.random.default_rng(seed).negative_binomial(1, 1 / (1 + mean), size=shape)
    values = {f"a{axis}": [str(n) for n in range(size)] for axis, size in enumerate(shape)}
    counts = {tuple(map(str, at)): int(drawn[at]) for at in np.ndindex(*shape)}
    return crossed(counts, values)


def linked_tables(seed: int, shape: tuple[int, ...]) -> Tables:
    """Two crossings that share attributes, and a cut of one attribute as another report has it."""
    first = random_tables(seed, shape)
    others = random_tables(seed + 1, shape)
    shared = {spec: n for spec, n in first.counts.items() if "a0" not in spec.attributes}
    some = [str(n) for n in range(shape[0] - 1)]
    cut = {
        cell("people", {**dict(spec.where), "a0": some}): sum(
            first.counts[cell("people", {**dict(spec.where), "a0": value})] for value in some
        )
        for spec in shared
    }
    visits = {CellSpec("visits", spec.where): n for spec, n in others.counts.items()} | {
        CellSpec("visits", ()): others.counts[cell("people")]
    }
    domains = {**first.domains, **{("visits", a): v for (_, a), v in first.domains.items()}}
    return Tables({**first.counts, **cut, **visits}, domains)


@pytest.fixture
def make_crossed() -> Crossed:
    return crossed


@pytest.fixture
def make_random() -> Callable[..., Tables]:
    return random_tables


@pytest.fixture
def make_linked() -> Callable[..., Tables]:
    return linked_tables
