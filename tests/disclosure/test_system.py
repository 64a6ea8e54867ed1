from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.disclosure.attack import Bounds, attack
from analysis.disclosure.cells import CellSpec, cell, read_cell
from analysis.disclosure.system import System, linked

EDU = ("people", "edu")
DOMAINS = {EDU: frozenset({"BA", "MA"}), ("people", "lang"): frozenset({"en", "fi", "sv"})}


def known(system: System, told: dict[CellSpec, tuple[float, float]]) -> Bounds:
    ends = [told.get(spec, (0.0, np.inf)) for spec in system.cells]
    return Bounds(*np.array(ends).T)


def ends(told: dict[CellSpec, tuple[float, float]], wanted: CellSpec, **domains) -> tuple:
    """What can be worked out of one cell."""
    system = linked([*told, wanted], domains.get("domains", DOMAINS))
    number = system.place[wanted.within(domains.get("domains", DOMAINS))]
    found = attack(system, known(system, told), [number])
    return found.low[number], found.high[number]


@given(
    st.dictionaries(
        st.sampled_from(["edu", "lang", "ä"]), st.sets(st.text(max_size=3), min_size=1), max_size=3
    )
)
def test_a_cell_can_be_read_back(where: dict[str, set[str]]) -> None:
    spec = cell("people", where)
    assert read_cell(spec.key) == spec


def test_a_condition_that_all_fulfil_is_none() -> None:
    assert cell("people", {"edu": ["MA", "BA"]}).within(DOMAINS) == cell("people")


def test_a_part_is_the_whole_without_the_other() -> None:
    told = {cell("people"): (9, 9), cell("people", {"edu": "BA"}): (7, 7)}
    assert ends(told, cell("people", {"edu": "MA"})) == (2, 2)


def test_without_knowing_all_values_the_rest_has_room() -> None:
    told = {cell("people"): (9, 9), cell("people", {"edu": "BA"}): (7, 7)}
    assert ends(told, cell("people", {"edu": "MA"}), domains={}) == (0, 2)


def test_with_and_without_swedish_tells_the_swedish() -> None:
    with_all, without = cell("people", {"edu": "BA"}), {"edu": "BA", "lang": ["en", "fi"]}
    told = {with_all: (28, 28), cell("people", without): (27, 27)}
    assert ends(told, cell("people", {"edu": "BA", "lang": "sv"})) == (1, 1)


def test_a_rounded_count_leaves_its_interval() -> None:
    told = {cell("people"): (18, 22), cell("people", {"edu": "BA"}): (8, 12)}
    assert ends(told, cell("people", {"edu": "MA"})) == (6, 14)


def test_who_came_between_two_reports() -> None:
    first, second = cell("people@2022-01-01/2022-06-30"), cell("people@2022-01-01/2022-12-31")
    rest = cell("people@2022-01-01/2022-12-31 without 2022-01-01/2022-06-30")
    assert ends({first: (40, 40), second: (42, 42)}, rest) == (2, 2)


def test_universes_that_nothing_joins_are_parts_of_their_own() -> None:
    specs = [cell(u, w) for u in ("people", "visits") for w in ({}, {"edu": "BA"})]
    parts = list(linked(specs, DOMAINS).parts())
    assert [{spec.universe for spec in part.cells} for part in parts] == [{"people"}, {"visits"}]


@pytest.mark.parametrize("seed", range(5))
def test_true_counts_fulfil_every_equation(make_linked, seed: int) -> None:
    tables = make_linked(seed, (3, 2, 2)).short()
    system = linked(tables.counts, tables.domains)
    unseen = [spec for spec in system.cells if spec not in tables.counts]
    assert not unseen
    counts = np.array([tables.counts[spec] for spec in system.cells])
    assert system.equations.shape[0] > 10
    assert not (system.equations @ counts).any()
