"""What an indicator's count is: plain numbers, before disclosure control and without a language."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

#: Genders in the order in which a count holds them; "unknown" for what the programme does not know.
GENDERS = ("woman", "man", "nonbinary", "unknown")


@dataclass(frozen=True)
class Split:
    """People by gender; what the programme does not tell apart is in ``unknown``."""

    women: int = 0
    men: int = 0
    nonbinary: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.women + self.men + self.nonbinary + self.unknown

    def __add__(self, other: Split) -> Split:
        """Both together, part by part."""
        return Split(
            self.women + other.women,
            self.men + other.men,
            self.nonbinary + other.nonbinary,
            self.unknown + other.unknown,
        )

    def parts(self) -> dict[str, int]:
        """The numbers by their names, the total among them."""
        return {
            "women": self.women,
            "men": self.men,
            "nonbinary": self.nonbinary,
            "unknown": self.unknown,
            "total": self.total,
        }


@dataclass(frozen=True)
class Result:
    """People who count in an indicator.

    ``reference``: the reference population; ``n``: those of it whose answer is known;
    ``refused``: those who did not want to answer; ``unknown``: the other ones whose answer is not
    known (no end form in time, no answer). All four by gender; n + refused + unknown = reference.
    """

    code: str
    value: Split
    reference: Split
    n: Split
    refused: Split
    unknown: Split


@dataclass(frozen=True)
class Amount:
    """Operations, organisations or euros that count in an indicator; no gender is told of them.

    ``reference``: how many could count; ``n``: those of them of which it is known.
    """

    code: str
    value: float
    reference: int
    n: int


def gender_places(gender: pd.Series[str], known: list[str]) -> np.ndarray:
    """The place in `GENDERS` of each person, "unknown" where the programme does not know it."""
    codes = gender.astype("category").cat.set_categories(known).cat.codes.to_numpy()
    places = np.array([*(GENDERS.index(name) for name in known), GENDERS.index("unknown")])
    return places[codes]  # no code is -1: the last place


def split(places: np.ndarray, counted: pd.Series[bool]) -> Split:
    """The people that count, by gender.

    >>> split(np.array([0, 1, 1, 3]), pd.Series([True, True, False, True]))
    Split(women=1, men=1, nonbinary=0, unknown=1)
    """
    numbers = np.bincount(places[counted.to_numpy(dtype=bool)], minlength=len(GENDERS))
    return Split(*(int(number) for number in numbers))
