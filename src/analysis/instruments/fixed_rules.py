"""Scales that were published with a scoring rule of their own: what their items must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.instruments.model import Item
from analysis.problems import Place, Problem
from analysis.project.sheet import Row
from analysis.texts import N_


@dataclass(frozen=True)
class FixedRule:
    """A published rule: how many items it takes, coded how, and how many may be missing.

    ``lowest`` and ``highest``: the ends of the answer scale; every whole number between them is
    an answer.
    """

    name: str
    items: int
    lowest: int
    highest: int
    may_miss: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all answers, in order."""
        return tuple(str(code) for code in range(self.lowest, self.highest + 1))


FIXED: Mapping[str, FixedRule] = {
    # Brooke 1996. Users of SUS take one or two missing answers as 3, the middle (Bangor, Kortum
    # and Miller 2009); with more of them missing it is no SUS.
    "sus": FixedRule("System Usability Scale (SUS)", items=10, lowest=1, highest=5, may_miss=2),
    # Reichheld 2003: one question, 0 to 10; never another range stretched to it.
    "nps": FixedRule("Net Promoter Score (NPS)", items=1, lowest=0, highest=10),
}


def fixed_problems(row: Row, items: Sequence[Item]) -> Iterator[Problem]:
    """What keeps a row of ``scales.csv`` from being scored by its rule; ``items``: those known."""
    rule = FIXED[row["method"]]
    count = len(row["items"].split())
    if count != rule.items:
        what = N_("The {rule} is made of {wanted} items, but {count} are given.")
        do = N_("Name its items in the order of the questionnaire, or use the method mean.")
        yield _problem(row, "items", what, do, rule=rule.name, wanted=rule.items, count=count)
    for item in items:
        if not _fits(item, rule):
            what = N_("The answers to “{item}” are not coded as the {rule} needs them.")
            do = N_("Its options need these names in choices.csv: {codes}.")
            values = {"item": item.name, "rule": rule.name, "codes": " ".join(rule.codes)}
            yield _problem(row, "items", what, do, **values)
    if row["reversed"]:
        what = N_("The {rule} has its own rule of which items count from the other end.")
        do = N_("Leave the cell empty.")
        yield _problem(row, "reversed", what, do, rule=rule.name)
    yield from _minimum_problems(row, rule)


def _fits(item: Item, rule: FixedRule) -> bool:
    """Whether the options are the rule's; a whole number is checked answer by answer."""
    if item.type == "integer":
        return True
    return item.type == "select_one" and {o.name for o in item.options} == set(rule.codes)


def _minimum_problems(row: Row, rule: FixedRule) -> Iterator[Problem]:
    given, least = row["minimum_answered"], rule.items - rule.may_miss
    if given.isdecimal() and int(given) < least:
        what = N_("With fewer than {least} answered items there is no {rule}.")
        do = N_("Give a number from {least} to {most}, or leave the cell empty for all items.")
        values = {"rule": rule.name, "least": least, "most": rule.items}
        yield _problem(row, "minimum_answered", what, do, **values)


def _problem(row: Row, column: str, what: str, do: str, **values: object) -> Problem:
    return Problem(what, do, Place(row=row.number, column=column), values)
