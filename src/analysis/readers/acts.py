"""What the words in a list of comings and goings mean, in whatever language they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import pandas as pd

from analysis.texts import normalise

Act = Literal["joined", "left"]
_HALF = 0.5


def meanings(
    names: pd.Series[str], actions: pd.Series[str], known: Mapping[str, str]
) -> Mapping[str, Act]:
    """Whether each word of ``actions`` (as compared) says that a person joined or left.

    Words that are not ``known`` are learned from their order: a person's first act is a join, and
    joins and leaves follow one another.

    >>> names, actions = pd.Series(["Ada", "Bo", "Ada"]), pd.Series(["Tuli", "Tuli", "Meni"])
    >>> dict(meanings(names, actions, {}))
    {'tuli': 'joined', 'meni': 'left'}
    """
    found: dict[str, Act] = {
        str(word): "joined" if share >= _HALF else "left"
        for word, share in shares_of_joins(names, actions).items()
        if str(word)
    }
    told: dict[str, Act] = {
        word: "left" if known[word] == "left" else "joined" for word in found if word in known
    }
    return MappingProxyType({**found, **told})


def shares_of_joins(names: pd.Series[str], actions: pd.Series[str]) -> pd.Series[float]:
    """For each word as compared, the share of its uses that are a person's 1st, 3rd, 5th … act."""
    is_join = names.groupby(names.str.strip(), sort=False).cumcount() % 2 == 0
    return is_join.astype("float64").groupby(compared(actions), sort=False).mean()


def compared(actions: pd.Series[str]) -> pd.Series[str]:
    """The words as compared."""
    return actions.map({word: normalise(word) for word in actions.unique()})
