"""What indicators found, made safe for one edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.disclosure.safe import Gate, SafeCount, SafeEstimate, SafeFact
from analysis.indicators.change import Change
from analysis.project import Outcome


@dataclass(frozen=True)
class SafeChange:
    """A change that may be shown; ``share``: values are shares, not means."""

    outcome: Outcome
    before: SafeEstimate
    after: SafeEstimate
    change: SafeEstimate
    answered: tuple[SafeCount, SafeCount]
    share: bool


@dataclass(frozen=True)
class SafeEvent:
    """The funnel of one event that may be shown; times are of the event, not of people."""

    event: str
    titles: Mapping[str, str]
    start: pd.Timestamp
    platform: str
    counts: Mapping[str, SafeCount]


@dataclass(frozen=True)
class SafeRows:
    """How many rows of exports a rule concerned; rows, not people."""

    rule: str
    action: str
    rows: SafeFact


def release_change(gate: Gate, found: Change) -> SafeChange:
    """The change, hidden where too few people stand behind its smallest part."""
    people = found.people
    return SafeChange(
        found.outcome,
        gate.estimate(found.before, people),
        gate.estimate(found.after, people),
        gate.estimate(found.change, people),
        (gate.count(found.answered[0]), gate.count(found.answered[1])),
        found.share,
    )


def release_events(gate: Gate, funnel: pd.DataFrame) -> tuple[SafeEvent, ...]:
    """Each event's counts of people, hidden where they are small."""
    columns = ("registered", "shown_up", "attended", "stayed")
    return tuple(
        SafeEvent(
            str(row["event"]),
            {language: str(row[f"title_{language}"]) for language in ("fi", "sv", "en")},
            row["start"],
            str(row["platform"]),
            {name: gate.count(int(row[name])) for name in columns},
        )
        for _, row in funnel.iterrows()
    )


def release_rows(gate: Gate, set_aside: pd.DataFrame) -> tuple[SafeRows, ...]:
    """Rows by rule, most first."""
    counted = set_aside.value_counts(["rule", "action"], sort=False).reset_index(name="rows")
    ordered = counted.sort_values(["rows", "rule"], ascending=[False, True])
    return tuple(
        SafeRows(str(row["rule"]), str(row["action"]), gate.fact(int(row["rows"])))
        for _, row in ordered.iterrows()
    )
