"""Longer-term results by sample: whom to ask, what is told, what it may be called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from analysis.indicators.esf.count import missing_items
from analysis.indicators.esf.facts import with_facts
from analysis.indicators.esf.kleene import Truth, certain
from analysis.indicators.esf.register import RULES_OF_PEOPLE, Entry, Programme
from analysis.project import EsfRules
from analysis.statistics import Estimate
from analysis.statistics.finite_sample import sample_size, stratified_share

#: Largest margins of error at 95 %: ESF 2014–2020 (remembered), ESF+ (Commission FAQ on sampling).
MARGINS = {"esf_2014_2020": 0.02, "esf_plus_2021_2027": 0.03}
#: What the sample must mirror (Commission FAQ on sampling): status, age group, education.
STRATA = ["status", "age_group", "education"]
_PERSON = ["person", "operation"]
_AGES = [-1, 24, 54, 200]
_LEVELS = [-1, 2, 4, 8]

#: "project follow-up" may not be called by the indicator's code.
Label = Literal["whole population", "random sample", "project follow-up"]


@dataclass(frozen=True)
class FollowUp:
    """A longer-term result: the share of the reference population, and what it may be called."""

    code: str
    estimate: Estimate
    population: int
    answered: int
    label: Label


def with_strata(records: pd.DataFrame, rules: EsfRules) -> pd.DataFrame:
    """The records with facts and the columns status, age_group, education, stratum."""
    known = with_facts(records, rules)
    ages = pd.cut(known["age_at_entry"].astype("Float64"), _AGES, labels=["-24", "25-54", "55-"])
    levels = pd.cut(known["isced_entry"].astype("Float64"), _LEVELS, labels=["0-2", "3-4", "5-8"])
    traits = {"status": known["status"], "age_group": ages, "education": levels}
    texts = {name: column.astype("str").fillna("") for name, column in traits.items()}
    stratum = texts["status"] + " " + texts["age_group"] + " " + texts["education"]
    return known.assign(age_group=ages, education=levels, stratum=stratum)


def leavers(
    records: pd.DataFrame, programme: Programme, entry: Entry, rules: EsfRules
) -> pd.DataFrame:
    """Complete records that left and belong to the indicator's reference population, with strata.

    ``records``: table ``participants``.
    """
    known = with_strata(records, rules)
    whole = ~missing_items(known, programme).any(axis=1)
    inside = certain(RULES_OF_PEOPLE[entry.reference](known, rules))
    return known[whole & inside & known["exit_date"].notna()]


def draw(population: pd.DataFrame, margin: float, seed: int) -> pd.DataFrame:
    """A random sample (columns person, operation, stratum) that reaches the margin.

    ``population``: records with strata. Strata get places in proportion to their size, at least
    one each, by largest remainders. The same people and seed give the same sample, whatever the
    order of rows.
    """
    ordered = population.sort_values(_PERSON, kind="stable")[[*_PERSON, "stratum"]]
    sizes = ordered["stratum"].value_counts().sort_index()
    places = allocation(sizes, sample_size(len(ordered), margin))
    rng = np.random.default_rng(seed)
    shuffled = ordered.iloc[rng.permutation(len(ordered))]
    rank = shuffled.groupby("stratum").cumcount()
    drawn = shuffled[rank < places.reindex(shuffled["stratum"]).to_numpy()]
    return drawn.sort_values(_PERSON, ignore_index=True)


def allocation(sizes: pd.Series[int], places: int) -> pd.Series[int]:
    """How many of each stratum: in proportion, at least one, never more than there are.

    >>> allocation(pd.Series({"a": 70, "b": 29, "c": 1}), 10).to_dict()
    {'a': 7, 'b': 3, 'c': 1}
    """
    if not len(sizes):
        return sizes
    exact = sizes * min(places, int(sizes.sum())) / sizes.sum()
    whole = exact.apply(np.floor).astype("int64")
    left = min(places, int(sizes.sum())) - int(whole.sum())
    largest = (exact - whole).sort_values(ascending=False, kind="stable").index[:left]
    more = pd.Series(whole.index.isin(largest), index=whole.index).astype("int64")
    return (whole + more).clip(lower=1, upper=sizes)


def follow_up(
    population: pd.DataFrame,
    entry: Entry,
    rules: EsfRules,
    *,
    drawn: pd.DataFrame | None,
    margin: float,
) -> FollowUp:
    """The longer-term result of the reference population, as `leavers` gives it.

    ``drawn``: the documented random sample (as `draw` gave it), None if there was none. With a
    sample only its answers count; otherwise all answers do, as a project's own follow-up.
    """
    asked = population if drawn is None else _of(population, drawn)
    answer = RULES_OF_PEOPLE[entry.rule](asked, rules)
    answered = int(answer.notna().sum())
    label = label_of(len(population), answered, sampled=drawn is not None, margin=margin)
    estimate = _share(population, asked, answer)
    return FollowUp(entry.code, estimate, len(population), answered, label)


def _share(population: pd.DataFrame, asked: pd.DataFrame, answer: Truth) -> Estimate:
    """By strata; where one has no answer, by status; where a status has none, of all together."""
    for by in (population["stratum"], population["status"].astype("str")):
        sizes = by.value_counts().sort_index()
        answered, yes = (
            by.loc[mask.index[mask]].value_counts().reindex(sizes.index, fill_value=0)
            for mask in (answer.notna(), certain(answer))
        )
        if (answered > 0).all() and len(sizes):
            break
    else:
        whole = (len(population), int(answer.notna().sum()), int(certain(answer).sum()))
        return stratified_share(*(np.array([number]) for number in whole))
    return stratified_share(sizes.to_numpy(), answered.to_numpy(), yes.to_numpy())


def label_of(population: int, answered: int, *, sampled: bool, margin: float) -> Label:
    """What a follow-up may be called.

    The whole population answered; or a documented random sample did, with as many answers as the
    margin asks for; anything else is a project's follow-up, never an indicator of the programme.

    >>> [label_of(1000, 900, sampled=sampled, margin=0.03) for sampled in (True, False)]
    ['random sample', 'project follow-up']
    """
    if population and answered == population:
        return "whole population"
    enough = answered and answered >= sample_size(population, margin)
    return "random sample" if sampled and enough else "project follow-up"


def _of(population: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    chosen = pd.MultiIndex.from_frame(drawn[_PERSON])
    return population[pd.MultiIndex.from_frame(population[_PERSON]).isin(chosen)]
