"""Suppression against an attacker, every other pattern, and the reference values of R."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.disclosure import Record, Tables, cell, policy, recovered, suppressed
from analysis.disclosure.problem import Suppression
from analysis.disclosure.suppress import pattern
from analysis.disclosure.tables import problems, told
from analysis.problems import ProblemsError
from analysis.project import Edition

SHAPES = st.sampled_from([(2, 2), (2, 3), (3, 3), (3, 4), (2, 2, 2)])
RELAXED = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def record(tables: Tables, edition: Edition, hidden: frozenset[object]) -> Record:
    ends = {spec: None if spec in hidden else told(n, 1) for spec, n in tables.counts.items()}
    return Record(("v1", edition, "issue", policy().version), ends, tables.domains)


def attacked(tables: Tables, edition: Edition = "public") -> tuple[object, ...]:
    """What the attacker recovers of tables as they would be published."""
    shown = record(tables, edition, suppressed(tables, edition))
    return recovered(edition, [shown], "v1")


@RELAXED
@given(st.integers(0, 10**6), SHAPES, st.sampled_from(["funder", "public"]))
def test_nothing_hidden_can_be_recovered(make_linked, seed, shape, edition: Edition) -> None:
    assert not attacked(make_linked(seed, shape), edition)


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(20))
def test_nothing_hidden_can_be_recovered_from_a_thousand_sets(make_linked, block: int) -> None:
    shapes = [(2, 2), (2, 3), (3, 3), (3, 4), (2, 2, 2)]
    for seed in range(50 * block, 50 * block + 50):
        assert not attacked(make_linked(2 * seed, shapes[seed % 5]))


@pytest.mark.parametrize("seed", range(4))
def test_the_attacker_succeeds_where_only_small_counts_are_hidden(make_random, seed: int) -> None:
    tables = make_random(seed, (3, 3))
    least = policy().public.minimum_count
    small = frozenset(spec for spec, n in tables.counts.items() if 0 < n < least)
    assert small
    found = recovered("public", [record(tables, "public", small)], "v1")
    assert set(found) & small or len(small) > 6


def test_the_attacker_sees_a_small_count_that_is_shown(make_crossed) -> None:
    tables = make_crossed({("a",): 3, ("b",): 30}, {"x": ["a", "b"]})
    assert cell("people", {"x": "a"}) in recovered(
        "public", [record(tables, "public", frozenset())], "v1"
    )


def test_what_one_issue_hides_another_may_not_show(make_crossed) -> None:
    tables = make_crossed({("a",): 3, ("b",): 30, ("c",): 9}, {"x": ["a", "b", "c"]})
    hidden = suppressed(tables, "public")
    other = Record(
        ("v1", "public", "other", ""), {spec: told(tables.counts[spec], 1) for spec in hidden}, {}
    )
    first = record(tables, "public", hidden)
    assert not recovered("public", [first], "v1")
    assert set(recovered("public", [first, other], "v1")) >= hidden
    assert not recovered("public", [first], "v2")


def test_the_funder_reads_the_public_report_too(make_crossed) -> None:
    tables = make_crossed({("a",): 2, ("b",): 30, ("c",): 9}, {"x": ["a", "b", "c"]})
    parts = {name: cell("people", {"x": name}) for name in "abc"}
    funder = record(tables, "funder", frozenset({parts["a"], parts["c"]}))
    public = record(tables, "public", frozenset({parts["a"], parts["b"]}))
    assert not recovered("funder", [funder], "v1")
    assert not recovered("public", [funder, public], "v1")
    assert parts["a"] in recovered("funder", [funder, public], "v1")


def only(tables: Tables) -> Suppression:
    (problem,) = problems(tables, "public", policy())
    return problem


def fewest_by_trying(problem: Suppression) -> int:
    """The size of the smallest pattern that protects everything, by trying every pattern."""
    free = [int(n) for n in np.flatnonzero(problem.free & ~problem.primary)]
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            hidden = problem.primary.copy()
            hidden[list(chosen)] = True
            if not problem.exposed(hidden):
                return int(hidden.sum())
    raise AssertionError("no pattern protects everything")


@pytest.mark.parametrize("seed", range(6))
def test_no_smaller_pattern_protects_as_well(make_random, seed: int) -> None:
    problem = only(make_random(seed, (2, 3)))
    hidden = pattern(problem)
    assert not problem.exposed(hidden)
    assert hidden.sum() == fewest_by_trying(problem)


def test_stepwise_patterns_are_little_larger_than_the_fewest(make_random) -> None:
    sizes = []
    for seed in range(12):
        problem = only(make_random(seed, [(3, 3), (3, 4), (2, 2, 2)][seed % 3]))
        quick, exact = (pattern(problem, exactly=exactly) for exactly in (False, True))
        assert not problem.exposed(quick)
        least = int(problem.primary.sum())
        sizes.append((int(quick.sum()) - least, int(exact.sum()) - least))
    added = np.array(sizes).sum(axis=0)
    assert added[1] > 0
    assert added[0] <= 1.3 * added[1]


def test_what_all_of_a_group_are_is_hidden(make_crossed) -> None:
    tables = make_crossed(
        {("a", "yes"): 12, ("a", "no"): 0, ("b", "yes"): 20, ("b", "no"): 30},
        {"x": ["a", "b"], "y": ["yes", "no"]},
    )
    hidden = suppressed(tables, "public")
    assert {cell("people", {"x": "a", "y": answer}) for answer in ("yes", "no")} <= hidden
    assert not attacked(tables)


def test_what_everybody_is_tells_nothing_of_a_group(make_crossed) -> None:
    counts = {("a", "yes"): 12, ("a", "no"): 0, ("b", "yes"): 20, ("b", "no"): 0}
    tables = make_crossed(counts, {"x": ["a", "b"], "y": ["yes", "no"]})
    assert suppressed(tables, "public") == frozenset()
    assert not attacked(tables)


def test_a_sensitive_crossing_asks_for_more_people(make_crossed) -> None:
    values = {"gender": ["w", "m"], "municipality": ["x", "y"]}
    counts = {("w", "x"): 8, ("w", "y"): 40, ("m", "x"): 50, ("m", "y"): 60}
    plain = make_crossed(counts, {"a": ["w", "m"], "b": ["x", "y"]})
    assert suppressed(plain, "public") == frozenset()
    sensitive = make_crossed(counts, values)
    assert cell("people", {"gender": "w", "municipality": "x"}) in suppressed(sensitive, "public")
    assert not attacked(sensitive)


def test_internal_editions_hide_nothing(make_random) -> None:
    assert suppressed(make_random(1, (3, 3)), "internal") == frozenset()


def test_what_is_already_known_cannot_be_hidden(make_crossed) -> None:
    tables = make_crossed({("a",): 3, ("b",): 30}, {"x": ["a", "b"]})
    both = {cell("people"): (33.0, 33.0), cell("people", {"x": "b"}): (30.0, 30.0)}
    with pytest.raises(ProblemsError, match="earlier issues"):
        suppressed(Tables(tables.counts, tables.domains, known=both), "public")


@pytest.fixture
def reference(shared: Path) -> dict[str, dict[str, object]]:
    cases = json.loads((shared / "statistics/sdc.json").read_text(encoding="utf-8"))["cases"]
    return {case["id"]: case for case in cases}


def counted(shared: Path, make_crossed) -> Tables:
    people = pd.read_csv(shared / "statistics/data/panel3_wide.csv")
    counts = people.value_counts(["edu", "lang"]).to_dict()
    return make_crossed(counts, {name: sorted(people[name].unique()) for name in ("edu", "lang")})


def named(key: str) -> object:
    where = zip(("edu", "lang"), key.split("|"), strict=True)
    return cell("people", {name: value for name, value in where if value != "Total"})


def test_the_reference_table(shared: Path, reference, make_crossed) -> None:
    case, tables = reference["table_edu_lang"], counted(shared, make_crossed)
    assert {named(key): n for key, n in case["cells"].items()} == tables.counts
    primary = frozenset(map(named, case["primary"]))
    leaks = {named(key) for key, *_ in case["expected"]["leaks_primary_only"]}
    assert set(recovered("public", [record(tables, "public", primary)], "v1")) == leaks
    hidden = suppressed(tables, "public")
    assert primary <= hidden
    assert len(hidden - primary) == case["expected"]["n_secondary_optimal_for_cost"]
    valid = primary | frozenset(map(named, case["expected"]["a_valid_pattern"]))
    assert not recovered("public", [record(tables, "public", valid)], "v1")
    assert not attacked(tables)


def test_the_reference_of_two_reports(shared: Path, reference, make_crossed) -> None:
    case, domains = reference["differencing_two_reports"], counted(shared, make_crossed).domains
    first, second = (
        {
            cell("people", {"edu": key.partition("|")[0], **limits}): (float(n), float(n))
            for key, n in published.items()
        }
        for published, limits in zip(case["published"], ({}, {"lang": ["en", "fi"]}), strict=True)
    )
    reports = [
        Record(("v1", "public", n, ""), t, domains) for n, t in (("1", first), ("2", second))
    ]
    assert [list(recovered("public", [report], "v1")) for report in reports] == [
        case["expected"]["leaks_report1"], [],
    ]  # fmt: skip
    leaks = {
        cell("people", {"edu": edu, "lang": lang})
        for (edu, lang), *_ in case["expected"]["leaks_both"]
    }
    assert set(recovered("public", reports, "v1")) == leaks
