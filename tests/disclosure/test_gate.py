from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from analysis.disclosure import (
    EditionPolicy,
    SafeCount,
    SafeEstimate,
    SafeFact,
    gate,
    policy,
    release_change,
    release_events,
    release_rows,
)
from analysis.indicators.change import Change
from analysis.project import Edition, Outcome
from analysis.statistics import Estimate

PUBLIC = gate("public")
OUTCOME = Outcome.model_validate(
    {"goal": "G1", "group": "g", "scale": "s", "waves": ("start", "end"), "design": "independent"}
)


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ({"a": 3, "b": 20, "c": 9}, {"a", "c"}),
        ({"a": 3, "b": 20, "c": 0}, {"a", "b"}),  # zero stays: it says nothing of anybody
        ({"a": 3, "b": 0}, {"a"}),
        ({"a": 3, "b": 4, "c": 20}, {"a", "b"}),
        ({"a": 5, "b": 6}, set()),
        ({}, set()),
    ],
)
def test_parts_of_a_known_whole(parts: dict[str, int], hidden: set[str]) -> None:
    found = PUBLIC.counts(parts)
    assert list(found) == list(parts)
    assert {name for name, count in found.items() if count.hidden} == hidden
    assert all(found[name].value == parts[name] for name in parts if name not in hidden)


@given(
    st.sampled_from(get_args(Edition)),
    st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.integers(0, 12)),
)
def test_no_small_count_comes_out_and_none_is_the_difference(
    edition: Edition, parts: dict[str, int]
) -> None:
    found = gate(edition).counts(parts)
    least = policy().of(edition).minimum_count
    assert all(count.hidden or count.value == 0 or count.value >= least for count in found.values())
    hidden = [name for name, count in found.items() if count.hidden]
    others = [n for name, n in parts.items() if n and name not in hidden]
    assert len(hidden) != 1 or not others


@pytest.mark.parametrize("make", [SafeCount, SafeFact])
def test_safe_numbers_are_made_by_a_gate_only(make: type) -> None:
    for seal in (None, object(), True):
        with pytest.raises(TypeError, match="gate"):
            make(seal, 3)


def test_safe_estimates_are_made_by_a_gate_only() -> None:
    with pytest.raises(TypeError, match="gate"):
        SafeEstimate(None, Estimate(1, 0, 2, 3, "mean"), PUBLIC.count(3))


def test_a_safe_number_is_not_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        PUBLIC.count(3).value = 3  # type: ignore[misc]


def test_a_safe_number_is_not_copied_into_another() -> None:
    with pytest.raises((TypeError, ValueError)):
        replace(PUBLIC.count(3), value=3)


@pytest.mark.parametrize(
    ("edition", "people", "shown"),
    [
        ("public", 9, False), ("public", 10, True), ("funder", 9, False), ("funder", 10, True),
        ("internal", 1, False), ("internal", 2, True),
    ],
)  # fmt: skip
def test_estimates_of_few_people(edition: Edition, people: int, shown: bool) -> None:
    safe = gate(edition).estimate(Estimate(0.5, 0.1, 0.9, people, "mean"))
    assert safe.hidden is not shown
    limits = (safe.estimate.value, safe.estimate.low, safe.estimate.high)
    assert limits == ((0.5, 0.1, 0.9) if shown else (None, None, None))


def test_a_hidden_estimate_does_not_tell_a_hidden_number_of_people() -> None:
    safe = PUBLIC.estimate(Estimate(0.5, 0.1, 0.9, 3, "mean"))
    assert safe.n.hidden
    assert safe.estimate.n != 3


def test_the_smallest_group_behind_a_change_counts() -> None:
    whole = Estimate(0.5, 0.1, 0.9, 40, "mean")
    safe = release_change(PUBLIC, Change(OUTCOME, whole, whole, whole, 4, (36, 4), False))
    assert all(part.hidden for part in (safe.before, safe.after, safe.change))
    assert [count.value for count in safe.answered] == [36, None]


def test_small_counts_of_an_event_are_hidden() -> None:
    event = {
        "event": "e", "title_fi": "a", "title_sv": "b", "title_en": "c", "platform": "zoom",
        "start": pd.Timestamp("2023-01-09 08:00", tz="UTC"),
        "registered": 12, "shown_up": 4, "attended": 5, "stayed": 0,
    }  # fmt: skip
    (safe,) = release_events(PUBLIC, pd.DataFrame([event]))
    shown = {name: count.value for name, count in safe.counts.items()}
    assert shown == {"registered": 12, "shown_up": None, "attended": 5, "stayed": 0}
    assert safe.titles == {"fi": "a", "sv": "b", "en": "c"}


def test_rows_are_counted_by_rule_most_first() -> None:
    rules = ["b", "a", "c", "c"]
    rows = release_rows(PUBLIC, pd.DataFrame({"rule": rules, "action": "set aside"}))
    assert [(row.rule, row.rows.value) for row in rows] == [("c", 2), ("a", 1), ("b", 1)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"minimum_count": 0}, {"minimum_n_mean": 1}, {"minimum_n_mean": "10"}, {"zero": "maybe"},
        {"dominant_share": 1.5},
        {"minimum_sensitive_count": 2}, {"minimum_count": 5.0},
        {"open_answers": 1}, {"minimum": 5},
    ],
)  # fmt: skip
def test_a_wrong_policy_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        EditionPolicy.model_validate({**policy().public.model_dump(), **wrong})


@pytest.mark.parametrize("name", ["minimum_count", "minimum_n_mean", "whole", "open_answers"])
def test_a_policy_names_everything(name: str) -> None:
    given = policy().public.model_dump()
    given.pop(name)
    with pytest.raises(ValidationError, match=name):
        EditionPolicy.model_validate(given)


def test_the_wider_the_readers_the_stricter_the_policy() -> None:
    editions = [policy().of(edition) for edition in ("internal", "funder", "public")]
    counts = [edition.minimum_count for edition in editions]
    assert counts == sorted(counts)
    means = [edition.minimum_n_mean for edition in editions]
    assert means == sorted(means)
    assert [edition.open_answers for edition in editions] == [True, False, False]
