"""Scales from the rows of ``scales.csv``: what is measured, and by which items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from analysis.instruments.fixed_rules import FIXED, fixed_problems
from analysis.instruments.items import split_aliases
from analysis.instruments.model import Item, Method, Scale
from analysis.instruments.published import key_problems
from analysis.problems import Place, Problem
from analysis.project.nearest import by_likeness
from analysis.project.sheet import Columns, Row, Sheet, empty_cells, in_languages
from analysis.texts import N_

_FILLED = ("scale", *in_languages("label"), "method", "items")
SCALE_COLUMNS = Columns(_FILLED, ("reversed", "minimum_answered", "source", "key"))
_METHODS: tuple[str, ...] = get_args(Method)


def read_scales(
    sheet: Sheet, items: Mapping[str, Item]
) -> tuple[Mapping[str, Scale], list[Problem]]:
    """The scales by name, in order, and what is wrong with them."""
    scales: dict[str, Scale] = {}
    problems = []
    for row in sheet.rows:
        faults = [*empty_cells(row, _FILLED), *_row_problems(row, items)]
        if row["scale"] in scales:
            what, do = N_("The scale “{found}” was already defined."), N_("Give it another name.")
            faults.append(_problem(row, "scale", what, do, found=row["scale"]))
        if not faults:
            scales[row["scale"]] = _scale(row)
        problems += faults
    return scales, [problem.at(file=sheet.file) for problem in problems]


def _scale(row: Row) -> Scale:
    values = _values(row)
    method: Any = row["method"]
    return Scale(
        name=row["scale"],
        label=row.wording("label"),
        method=method,
        items=tuple(values),
        reversed=frozenset(row["reversed"].split()),
        values=values if method == "any_of" else None,
        minimum_answered=_minimum(row),
        source=row["source"],
        key=row["key"],
    )


def _values(row: Row) -> dict[str, frozenset[str]]:
    """Items in order, each with the values that count (only those of ``any_of`` have some)."""
    parts = (part.partition("=") for part in row["items"].split())
    return {item: frozenset(split_aliases(values)) for item, _, values in parts}


def _minimum(row: Row) -> int:
    """If the cell is empty: one item of ``any_of``, all items of everything else."""
    given = row["minimum_answered"]
    if given:
        return int(given)
    return 1 if row["method"] == "any_of" else len(_values(row))


def _row_problems(row: Row, items: Mapping[str, Item]) -> Iterator[Problem]:
    if row["method"] and row["method"] not in _METHODS:
        what, do = N_("“{found}” is not a method known here."), N_("Use one of: {known}.")
        known = ", ".join(by_likeness(row["method"], _METHODS))
        yield _problem(row, "method", what, do, found=row["method"], known=known)
    yield from _minimum_problems(row)
    known_items = [items[name] for name in _values(row) if name in items]
    if row["method"] in FIXED:
        yield from fixed_problems(row, known_items)
    yield from key_problems(row, known_items)
    for name, values in _values(row).items():
        if name not in items:
            what, do = N_("survey.csv has no item “{found}”."), N_("Known there: {known}.")
            known = ", ".join(by_likeness(name, items, limit=3))
            yield _problem(row, "items", what, do, found=name, known=known)
        elif row["method"] == "any_of":
            yield from _value_problems(row, items[name], values)
        elif row["method"] in _METHODS:
            yield from _number_problems(row, items[name], values)
    yield from _reversed_problems(row, items)


def _value_problems(row: Row, item: Item, values: frozenset[str]) -> Iterator[Problem]:
    codes = [option.name for option in item.options]
    if not values:
        what = N_("The item “{item}” has no value that counts.")
        do = N_("Write it with the codes that count, for example: {item}=yes|often")
        yield _problem(row, "items", what, do, item=item.name)
    for value in sorted(values - set(codes)):
        what = N_("The item “{item}” has no option “{found}”.")
        known = ", ".join(by_likeness(value, codes, limit=5))
        do = N_("Its options: {known}.")
        yield _problem(row, "items", what, do, item=item.name, found=value, known=known)


def _number_problems(row: Row, item: Item, values: frozenset[str]) -> Iterator[Problem]:
    if values:
        what = N_("Values belong to the method any_of only, but “{item}” has some.")
        yield _problem(row, "items", what, N_("Name the item alone."), item=item.name)
    if not has_numbers(item):
        what = N_("A {method} needs numbers, but the answers to “{item}” are not coded by numbers.")
        do = N_("Give its options numbers as names in choices.csv, or use another item.")
        yield _problem(row, "items", what, do, item=item.name, method=row["method"])


def _reversed_problems(row: Row, items: Mapping[str, Item]) -> Iterator[Problem]:
    for name in row["reversed"].split():
        if name not in _values(row):
            what, do = N_("“{found}” is not among the scale’s items."), N_("Known: {known}.")
            known = ", ".join(by_likeness(name, _values(row), limit=3))
            yield _problem(row, "reversed", what, do, found=name, known=known)
        elif name in items and row["method"] not in FIXED and _has_no_ends(row, items[name]):
            what = N_("“{found}” has no lowest and highest option to count from.")
            do = N_("Only items with numbered options can be reversed.")
            yield _problem(row, "reversed", what, do, found=name)


def _has_no_ends(row: Row, item: Item) -> bool:
    return not item.options or row["method"] == "any_of"


def _minimum_problems(row: Row) -> Iterator[Problem]:
    given, most = row["minimum_answered"], len(_values(row))
    if given and not (given.isdecimal() and 1 <= int(given) <= most):
        what = N_("“{found}” is not a number of items from 1 to {most}.")
        do = N_("Say how many items must be answered for a score.")
        yield _problem(row, "minimum_answered", what, do, found=given, most=most)


def has_numbers(item: Item) -> bool:
    """Whether each answer to the item is one number.

    >>> has_numbers(Item("age", "integer", {})), has_numbers(Item("why", "text", {}))
    (True, False)
    """
    if item.type == "select_one":
        return bool(item.options) and all(_is_number(option.name) for option in item.options)
    return item.type in {"integer", "decimal"}


def _is_number(code: str) -> bool:
    try:
        float(code)
    except ValueError:
        return False
    return True


def _problem(row: Row, column: str, what: str, do: str, **values: object) -> Problem:
    return Problem(what, do, Place(row=row.number, column=column), values)
