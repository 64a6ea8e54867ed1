"""How good links are where the truth is known: precision, recall, and how much is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class LinkageQuality:
    """Counts of links; a link joins the rows of one person on two occasions.

    ``true``: links there are; ``made``: links made; ``right``: those of both. ``people`` who
    occur, and of these ``asked``, about whom a person is asked.
    """

    true: int
    made: int
    right: int
    people: int
    asked: int

    @property
    def precision(self) -> float:
        """Of the links made, those that are right; 1 if none was made."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Of the links there are, those that were made; 1 if there are none."""
        return self.right / self.true if self.true else 1.0

    @property
    def review_share(self) -> float:
        """The share of people about whom a person is asked."""
        return self.asked / self.people if self.people else 0.0


def linkage_quality(
    rows: pd.DataFrame, occasion: str, open_people: Collection[str] = ()
) -> LinkageQuality:
    """Compare found with true people.

    ``rows``: a row per record, columns ``truth``, ``person`` (as found) and ``occasion`` (a
    column's name, e.g. the wave or the tool): only links between different occasions count, each
    once however many rows it has.
    """
    distinct = rows[["truth", "person", occasion]].drop_duplicates()
    return LinkageQuality(
        true=_pairs(distinct, ["truth"], occasion),
        made=_pairs(distinct, ["person"], occasion),
        right=_pairs(distinct, ["truth", "person"], occasion),
        people=int(rows["person"].nunique()),
        asked=len(set(open_people) & set(rows["person"])),
    )


def _pairs(rows: pd.DataFrame, same: list[str], occasion: str) -> int:
    """The pairs of rows of one person on different occasions."""
    everywhere = rows.groupby(same).size()
    within = rows.groupby([*same, occasion]).size()
    return int(_two_of(everywhere) - _two_of(within))


def _two_of(counts: pd.Series[int]) -> int:
    return int((counts * (counts - 1) // 2).sum())
