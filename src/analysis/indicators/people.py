"""Who took part, by what is known of them."""

from __future__ import annotations

import pandas as pd

from analysis.indicators.data import Data, active_people, members
from analysis.indicators.rules import people_involved


def people_by_group(data: Data, groups: list[str]) -> dict[str, int]:
    """People involved of each group."""
    return {group: people_involved(data, group) for group in groups}


def people_by_attribute(data: Data, attribute: str, group: str = "") -> dict[str, int]:
    """People involved by one attribute of ``people``; "" counts those it is not known of."""
    people = active_people(data)
    if group:
        people = people[people["person"].isin(members(people, group))]
    values: pd.Series[str] = people[attribute].fillna("")
    return {str(value): int(n) for value, n in values.value_counts().sort_index().items()}
