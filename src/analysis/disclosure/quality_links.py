"""What the data-quality report shows of linkage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.disclosure.safe import Gate, SafeCount, SafeEstimate, SafeFact
from analysis.indicators.linkage import SCALE
from analysis.statistics import Estimate


@dataclass(frozen=True)
class SafeLinks:
    """By one kind of evidence: rows of exports whose person is known by it, and their people."""

    kind: str
    rows: SafeFact
    people: SafeCount


@dataclass(frozen=True)
class SafeWaveLink:
    """Two waves of a group: who answered each, and who is known to have answered both.

    ``share``: of the smaller of the two, None where a count is hidden.
    """

    group: str
    waves: tuple[str, str]
    people: tuple[SafeCount, SafeCount]
    matched: SafeCount
    share: float | None


@dataclass(frozen=True)
class SafeDifference:
    """People of a first wave, found again in a second (``matched``) or not, compared by a trait.

    ``trait``: ``scale`` or an attribute; ``difference``: standardised, None where not shown.
    """

    group: str
    waves: tuple[str, str]
    trait: str
    value: str
    matched: SafeEstimate
    unmatched: SafeEstimate
    difference: float | None


def release_links(gate: Gate, links: pd.DataFrame) -> tuple[SafeLinks, ...]:
    """The table ``links``, the kind with most rows first."""
    ordered = links.sort_values(["rows", "kind"], ascending=[False, True])
    return tuple(
        SafeLinks(str(row["kind"]), gate.fact(int(row["rows"])), gate.count(int(row["people"])))
        for row in ordered.to_dict("records")
    )


def release_wave_links(gate: Gate, wave_links: pd.DataFrame) -> tuple[SafeWaveLink, ...]:
    """The table ``wave_links``; those of one wave only are protected like those of both."""
    return tuple(_wave_link(gate, row) for row in wave_links.to_dict("records"))


def release_differences(gate: Gate, differences: pd.DataFrame) -> tuple[SafeDifference, ...]:
    """What `differences` compared."""
    return tuple(_difference(gate, row) for row in differences.to_dict("records"))


def _wave_link(gate: Gate, row: Mapping[Any, Any]) -> SafeWaveLink:
    first, second, both = (int(row[n]) for n in ("first_people", "second_people", "matched"))
    parts = [gate.counts({"both": both, "one": n - both}) for n in (first, second)]
    hidden = any(part["both"].hidden for part in parts)
    matched = gate.counted(both, hide=hidden)
    return SafeWaveLink(
        str(row["group"]),
        (str(row["first"]), str(row["second"])),
        (gate.count(first), gate.count(second)),
        matched,
        None if matched.hidden else both / min(first, second),
    )


def _difference(gate: Gate, row: Mapping[Any, Any]) -> SafeDifference:
    share = row["trait"] != SCALE
    means = [
        gate.estimate(
            Estimate(float(row[name]), None, None, int(row[f"{name}_n"]), "mean"), share=share
        )
        for name in ("matched", "unmatched")
    ]
    known = np.isfinite(row["difference"]) and not any(each.hidden for each in means)
    return SafeDifference(
        str(row["group"]),
        (str(row["first"]), str(row["second"])),
        str(row["trait"]),
        str(row["value"]),
        means[0],
        means[1],
        float(row["difference"]) if known else None,
    )
