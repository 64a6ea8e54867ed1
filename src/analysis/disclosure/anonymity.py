"""How recognisable people are by what is known of them: k-anonymity and l-diversity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.disclosure.policy import QuasiIdentifiers


@dataclass(frozen=True)
class Anonymity:
    """What holds of one combination of traits.

    ``k``: people in the smallest class of people alike in all traits; ``alone``: people whom no
    other is like; ``below``: people in classes smaller than asked; ``l``: fewest known values of
    ``rule.about`` within a class that has any; ``uniform``: people in such classes with fewer
    values than asked.
    ``coarsen``: (trait, people below without that trait), best first.
    """

    rule: QuasiIdentifiers
    people: int
    k: int
    alone: int
    below: int
    l: int  # noqa: E741 - l-diversity's own letter
    uniform: int
    coarsen: tuple[tuple[str, int], ...]


def anonymity(people: pd.DataFrame, rule: QuasiIdentifiers) -> Anonymity:
    """Measure a combination of the policy on the tidy table ``people``.

    People of whom a trait is not known are alike in that. Sources: Sweeney (2002), k-anonymity,
    Int. J. Uncertainty 10; Machanavajjhala et al. (2007), l-diversity, ACM TKDD 1 (distinct
    values; a class of which none is known tells nothing).
    """
    sizes = _class_sizes(people, rule.attributes)
    values = _diversity(people, rule)
    without = {name: _below(people, _others(rule, name), rule.k) for name in rule.attributes}
    return Anonymity(
        rule,
        len(people),
        int(sizes.min()) if len(people) else 0,
        int((sizes == 1).sum()),
        int((sizes < rule.k).sum()),
        int(values[values > 0].min()) if (values > 0).any() else 0,
        int(((values > 0) & (values < rule.l)).sum()),
        tuple(sorted(without.items(), key=lambda item: (item[1], item[0]))),
    )


def _others(rule: QuasiIdentifiers, name: str) -> list[str]:
    return [other for other in rule.attributes if other != name]


def _below(people: pd.DataFrame, attributes: Sequence[str], k: int) -> int:
    return int((_class_sizes(people, attributes) < k).sum())


def _class_sizes(people: pd.DataFrame, attributes: Sequence[str]) -> pd.Series[int]:
    """Of each person, how many are alike in these traits."""
    if not attributes:
        return pd.Series(len(people), index=people.index)
    known = people[list(attributes)].fillna("")
    return known.groupby(list(attributes))[attributes[0]].transform("size")


def _diversity(people: pd.DataFrame, rule: QuasiIdentifiers) -> pd.Series[int]:
    """Of each person, how many known values ``rule.about`` takes among those alike."""
    known = people[rule.attributes].fillna("")
    about = people[rule.about].replace("", None)
    return about.groupby([known[name] for name in rule.attributes]).transform("nunique")
