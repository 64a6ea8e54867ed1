"""Participants by target group of the project plan: groups overlap, a person is still one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.indicators.esf.counts import Split, gender_places, split
from analysis.indicators.esf.register import Programme


def by_target_group(
    records: pd.DataFrame, programme: Programme, groups: Sequence[str]
) -> dict[str, Split]:
    """The grand total of each group; its sum can be more than the grand total of all.

    ``records``: table ``participants``. "" are those of whom no group is told.
    """
    places = gender_places(records["gender"], list(programme.genders))
    padded = " " + records["target_groups"] + " "
    counts = {
        group: split(places, padded.str.contains(f" {group} ", regex=False)) for group in groups
    }
    return {**counts, "": split(places, records["target_groups"] == "")}
