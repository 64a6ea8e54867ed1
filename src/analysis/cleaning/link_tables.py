"""What can be known of the linkage of a real data set: links by kind, people found again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from analysis.tables import empty

#: Rows of people about whom a question is still open (beside the kinds of `people.resolve`).
OPEN = "question open"


def link_table(rows: pd.DataFrame, open_people: frozenset[str]) -> pd.DataFrame:
    """The table ``links``; ``rows``: columns person ("" for nobody) and known_by."""
    known = rows[rows["person"] != ""]
    waiting = known[known["person"].isin(open_people)].assign(known_by=OPEN)
    both = pd.concat([known, waiting], ignore_index=True)
    if both.empty:
        return empty("links")
    found = both.groupby("known_by").agg(rows=("person", "size"), people=("person", "nunique"))
    return found.rename_axis("kind").reset_index().astype({"kind": "str"})


def wave_link_table(responses: pd.DataFrame, waves: Sequence[str]) -> pd.DataFrame:
    """The table ``wave_links``: of every two waves of a group, who answered one, other and both.

    ``responses``: the table; ``waves`` in the order of time.
    """
    who = responses[["group", "wave", "person"]].drop_duplicates()
    found = [
        (group, first, second, len(one), len(other), len(one & other))
        for group, answered in who.groupby("group")
        for first, second in combinations(waves, 2)
        for one, other in [(_people(answered, first), _people(answered, second))]
        if one and other
    ]
    columns = list(empty("wave_links").columns)
    table = pd.DataFrame(found, columns=columns[:-1])
    smaller = table[["first_people", "second_people"]].min(axis=1)
    return table.assign(share=table["matched"] / smaller).astype(empty("wave_links").dtypes)


def _people(answered: pd.DataFrame, wave: str) -> set[str]:
    return set(answered.loc[answered["wave"] == wave, "person"])
