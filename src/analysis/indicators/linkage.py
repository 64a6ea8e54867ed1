"""How those found again in a later wave differ from those who were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis.indicators.data import members

_COLUMNS = [
    "group", "first", "second", "trait", "value", "matched_n", "unmatched_n", "matched",
    "unmatched", "difference",
]  # fmt: skip
_PAIR = ["group", "first", "second"]
SCALE = "scale"


def differences(
    scores: pd.DataFrame,
    people: pd.DataFrame,
    responses: pd.DataFrame,
    wave_links: pd.DataFrame,
    attributes: Sequence[str],
) -> pd.DataFrame:
    """Those who answered the first of two waves: found again in the second, or not.

    A row per pair of waves and scale (``trait`` ``scale``, ``value`` the scale: mean scores) and
    per attribute (``value`` the option that differs most: shares). ``difference``: standardised,
    in the root mean square of both standard deviations (Austin 2009); NaN where neither varies.
    """
    found = [
        {**dict(zip(_PAIR, pair, strict=True)), **row}
        for pair in wave_links[_PAIR].itertuples(index=False, name=None)
        for traits in [_measured(scores, people, pair, attributes)]
        for row in _compared(*_parted(responses, *pair), traits)
    ]
    return pd.DataFrame(found, columns=_COLUMNS)


Measures = Sequence[tuple[str, str, "pd.Series[float]"]]


def _parted(
    responses: pd.DataFrame, group: str, first: str, second: str
) -> tuple[frozenset[str], frozenset[str]]:
    """People of the first wave: those also of the second, and the others."""
    mine = responses[responses["group"] == group]
    before, after = (frozenset(mine.loc[mine["wave"] == w, "person"]) for w in (first, second))
    return before & after, before - after


def _measured(
    scores: pd.DataFrame, people: pd.DataFrame, pair: Sequence[str], attributes: Sequence[str]
) -> list[Measures]:
    """By trait, what can be compared: a number for each person."""
    group, first, _ = pair
    mine = scores[(scores["group"] == group) & (scores["wave"] == first)].dropna(subset=["score"])
    scales: list[Measures] = [
        [(SCALE, str(name), part.drop_duplicates("person").set_index("person")["score"])]
        for name, part in mine.groupby("scale")
    ]
    of_group = people[people["person"].isin(members(people, group))].set_index("person")
    return scales + [_options(of_group[name].dropna(), name) for name in attributes]


def _options(values: pd.Series[str], attribute: str) -> Measures:
    given = values[values.astype("str") != ""].astype("str")
    return [(attribute, option, (given == option).astype(float)) for option in sorted(set(given))]


def _compared(
    matched: frozenset[str], unmatched: frozenset[str], traits: Sequence[Measures]
) -> Iterator[dict[str, object]]:
    for measures in traits:
        rows = [
            row
            for trait, value, numbers in measures
            if (row := _difference(trait, value, numbers, matched, unmatched))
        ]
        if rows:
            yield max(rows, key=lambda row: abs(np.nan_to_num(float(str(row["difference"])))))


def _difference(
    trait: str,
    value: str,
    numbers: pd.Series[float],
    matched: frozenset[str],
    unmatched: frozenset[str],
) -> dict[str, object]:
    """One comparison; nothing where one of the two has nobody."""
    one, other = (numbers[numbers.index.isin(who)] for who in (matched, unmatched))
    if one.empty or other.empty:
        return {}
    spread = float(np.sqrt((one.var(ddof=0) + other.var(ddof=0)) / 2))
    apart = float(one.mean() - other.mean())
    return {
        "trait": trait,
        "value": value,
        "matched_n": len(one),
        "unmatched_n": len(other),
        "matched": float(one.mean()),
        "unmatched": float(other.mean()),
        "difference": apart / spread if spread else float("nan"),
    }
