"""What is known of each person, from the background questions they answered."""

from __future__ import annotations

import pandas as pd

from analysis.problems import Place, Problem
from analysis.tables import SCHEMAS
from analysis.texts import N_

ATTRIBUTES = tuple(
    column for column in SCHEMAS["people"].columns if column not in {"person", "groups"}
)


def people_table(
    groups: pd.DataFrame, attributes: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The table ``people``, and a note for each contradiction.

    ``groups``: columns person, group (a row per mention, "" for none). ``attributes``: columns
    person, attribute, value, file, row, in the order of waves and time; the first value counts.
    """
    joined = groups.groupby("person")["group"].agg(
        lambda found: " ".join(sorted({group for group in found if group}))
    )
    known = attributes[attributes["attribute"].isin(ATTRIBUTES)]
    first = known.drop_duplicates(["person", "attribute"])
    wide = first.pivot(index="person", columns="attribute", values="value")
    people = pd.DataFrame({"person": joined.index, "groups": joined.to_numpy()}, dtype="str")
    for name in ATTRIBUTES:
        values = people["person"].map(wide[name]) if name in wide else pd.NA
        people[name] = pd.Series(values, index=people.index).astype("str")
    return people, tuple(_contradictions(known, first))


def _contradictions(known: pd.DataFrame, first: pd.DataFrame) -> list[Problem]:
    later = known.merge(first, on=["person", "attribute"], suffixes=("", "_first"))
    differing = later[later["value"] != later["value_first"]]
    return [
        Problem(
            N_(
                "The answer to “{attribute}” differs from the same person's earlier one; the first "
                "counts."
            ),
            N_("If the later one is right, correct the earlier."),
            Place(file=str(row["file"]), row=int(row["row"])),
            {"attribute": row["attribute"]},
            severity="note",
        )
        for _, row in differing.iterrows()
    ]


def event_people(met: set[str], known: set[str]) -> pd.DataFrame:
    """People met at events only, of whom nothing else is known."""
    strangers = sorted(met - known - {""})
    people = pd.DataFrame({"person": strangers, "groups": ""}, dtype="str")
    return people.assign(
        **{name: pd.Series(pd.NA, index=people.index, dtype="str") for name in ATTRIBUTES}
    )
