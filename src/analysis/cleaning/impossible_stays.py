"""Stays at events whose times cannot be right: what a person is told of them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.cleaning.acts import LONGEST
from analysis.cleaning.event_files import EventFile
from analysis.problems import Place, Problem
from analysis.texts import N_


def impossible_times(
    file: EventFile, part: pd.DataFrame, printed: pd.DataFrame
) -> Iterator[Problem]:
    """A warning for stays that cannot be read, end before they begin, or last longer than a day.

    ``part``: columns row, join, leave, minutes, mark; ``printed``: by row, whether anything stands
    in each column of times, columns named ``join``, ``leave``, ``at``.
    """
    lasted = part["leave"] - part["join"]
    wrong = (lasted < pd.Timedelta(0)) | (lasted > LONGEST)
    wrong |= part["minutes"] > LONGEST / pd.Timedelta(minutes=1)
    for name in printed.columns:
        wrong |= printed[name] & part["leave" if name == "leave" else "join"].isna()
    rows = part.loc[wrong & (part["mark"] == ""), "row"]
    if len(rows):
        yield Problem(
            N_("The times of {count} stays cannot be right: they cannot be read, end before they "
               "begin, or last longer than a day. This is the first."),
            N_("Correct them in corrections.csv; until then such a stay counts by its printed "
               "minutes, or not at all."),
            Place(file.export.file, row=int(rows.iloc[0])),
            {"count": len(rows)},
            severity="warning",
        )  # fmt: skip
