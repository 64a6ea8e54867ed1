from __future__ import annotations

import pandas as pd
import pytest

from analysis.disclosure import gate, policy, release_anonymity
from analysis.disclosure.anonymity import anonymity
from analysis.disclosure.policy import QuasiIdentifiers
from analysis.tables import SCHEMAS

RULE = QuasiIdentifiers(attributes=["town", "year"], about="job", k=3, l=2)
PEOPLE = pd.DataFrame(
    [
        *[("x", "2020", job) for job in ("a", "b", "a")],
        *[("y", "2020", "a")] * 3,
        ("y", "2021", "a"), ("y", "2022", None),
    ],
    columns=["town", "year", "job"],
)  # fmt: skip


def test_classes_of_people_who_are_alike() -> None:
    found = anonymity(PEOPLE, RULE)
    assert (found.people, found.k, found.alone, found.below) == (8, 1, 2, 2)


def test_a_class_in_which_all_are_the_same_tells_what_each_is() -> None:
    found = anonymity(PEOPLE, RULE)
    assert (found.l, found.uniform) == (1, 4)  # three of y in 2020, and the one of 2021


def test_what_is_best_to_coarsen_stands_first() -> None:
    assert anonymity(PEOPLE, RULE).coarsen == (("year", 0), ("town", 2))


def test_nobody_is_in_no_class() -> None:
    found = anonymity(PEOPLE.iloc[:0], RULE)
    assert (found.k, found.alone, found.l) == (0, 0, 0)


def test_the_policy_names_columns_that_exist() -> None:
    known = set(SCHEMAS["people"].columns)
    for rule in policy().quasi_identifiers:
        assert {*rule.attributes, rule.about} <= known


@pytest.mark.parametrize("edition", ["funder", "public"])
def test_only_the_staff_learn_who_stands_out(edition) -> None:
    assert release_anonymity(gate(edition), pd.DataFrame()) == ()
