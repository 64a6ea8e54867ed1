"""Scoring keys of published scales, without their items: whoever uses one brings its texts.

``published.csv``: a row per scale or subscale; ``to_check``: yes where the number of items or the
answer scale was not read in the publication itself.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from analysis.instruments.model import Item
from analysis.problems import Place, Problem
from analysis.project.nearest import by_likeness
from analysis.project.sheet import Row
from analysis.texts import N_


@dataclass(frozen=True)
class ScoringKey:
    """How a published scale is scored: ``items`` of ``lowest`` to ``highest``, by ``method``.

    None of them has reversed items in the sense of ``scales.csv``; SUS turns its own.
    """

    name: str
    items: int
    lowest: int
    highest: int
    method: str
    reference: str
    to_check: bool


@cache
def scoring_keys() -> Mapping[str, ScoringKey]:
    """All keys by name.

    >>> scoring_keys()["gse"].items, scoring_keys()["gse"].method
    (10, 'sum')
    """
    text = files("analysis.instruments").joinpath("published.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({row["key"]: _key(row) for row in rows})


def key_problems(row: Row, items: Sequence[Item]) -> Iterator[Problem]:
    """Where a row of ``scales.csv`` is not scored as the published scale it names."""
    if not row["key"]:
        return
    key = scoring_keys().get(row["key"])
    if key is None:
        what, do = N_("“{found}” is no published scale known here."), N_("Use one of: {known}.")
        known = ", ".join(by_likeness(row["key"], scoring_keys(), limit=5))
        yield _problem(row, "key", what, do, found=row["key"], known=known)
        return
    if row["method"] != key.method:
        what = N_("The published scale “{key}” is scored by {method} ({reference}).")
        do = N_("Write {method} as the method, or leave the cell key empty.")
        yield _differs(row, "method", what, do, key, method=key.method)
    if (count := len(row["items"].split())) != key.items:
        what = N_("The published scale “{key}” has {wanted} items, not {count} ({reference}).")
        do = N_("Name all its items, or leave the cell key empty.")
        yield _differs(row, "items", what, do, key, wanted=key.items, count=count)
    for item in items:
        yield from _range_problems(row, item, key)


def _range_problems(row: Row, item: Item, key: ScoringKey) -> Iterator[Problem]:
    codes = {str(code) for code in range(key.lowest, key.highest + 1)}
    if item.options and {option.name for option in item.options} != codes:
        what = N_("The published scale “{key}” is answered from {low} to {high}, “{item}” is not.")
        do = N_("Name the options by these numbers in choices.csv, or leave the cell key empty.")
        values = {"low": key.lowest, "high": key.highest, "item": item.name}
        yield _differs(row, "items", what, do, key, **values)


def _key(row: Mapping[str, str]) -> ScoringKey:
    return ScoringKey(
        name=row["key"],
        items=int(row["items"]),
        lowest=int(row["lowest"]),
        highest=int(row["highest"]),
        method=row["method"],
        reference=row["reference"],
        to_check=row["to_check"] == "yes",
    )


def _differs(
    row: Row, column: str, what: str, do: str, key: ScoringKey, **values: object
) -> Problem:
    return _problem(row, column, what, do, key=key.name, reference=key.reference, **values)


def _problem(row: Row, column: str, what: str, do: str, **values: object) -> Problem:
    return Problem(what, do, Place(row=row.number, column=column), values)
