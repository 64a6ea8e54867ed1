"""What the data-quality report shows of answers: each count of responses passes as one of people.

Parts of a whole pass together, so that no hidden one is the difference of two that are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.cleaning.missing import KINDS
from analysis.disclosure.safe import Gate, SafeCount
from analysis.indicators.flagged import FLAGS
from analysis.indicators.forms import ANSWERED


@dataclass(frozen=True)
class SafeRate:
    """Who answered of those who could have; ``silent``: those who did not.

    ``name``: event, or questionnaire and wave; ``base``: what the rate is a share of (one of
    `response_rates.BASES`), ``first`` the wave that a base is of. ``answers``: people who answered
    whether they are of the base or not.
    """

    name: tuple[str, ...]
    base: str
    answers: SafeCount
    answered: SafeCount
    silent: SafeCount
    asked: SafeCount
    group: str = ""
    first: str = ""

    @property
    def share(self) -> float | None:
        """The rate, None where there is no base or its parts may not be shown."""
        if not self.base or not self.asked.value or self.answered.value is None:
            return None
        return self.answered.value / self.asked.value


@dataclass(frozen=True)
class SafeMissing:
    """How the responses to one questionnaire and wave answer one question.

    ``counts``: ``answered`` and each kind of missing; ``n``: all of them.
    """

    instrument: str
    wave: str
    item: str
    n: SafeCount
    counts: Mapping[str, SafeCount]


@dataclass(frozen=True)
class SafeFlags:
    """How many of the responses to one questionnaire and wave are flagged, by flag."""

    instrument: str
    wave: str
    n: SafeCount
    flagged: SafeCount
    counts: Mapping[str, SafeCount]


def release_wave_rates(gate: Gate, rates: pd.DataFrame) -> tuple[SafeRate, ...]:
    """What `rates_by_wave` counted."""
    return tuple(
        _rate(gate, (str(row["instrument"]), str(row["wave"])), row)
        for row in rates.to_dict("records")
    )


def release_event_rates(gate: Gate, rates: pd.DataFrame) -> tuple[SafeRate, ...]:
    """What `rates_by_event` counted; those who answered are all taken to have attended."""
    columns = {"attended": "asked"}
    rows = rates.rename(columns=columns).assign(answers=rates["answered"], base="attended")
    return tuple(_rate(gate, (str(row["event"]),), row) for row in rows.to_dict("records"))


def release_missing(gate: Gate, missing: pd.DataFrame) -> tuple[SafeMissing, ...]:
    """What `missing_by_item` counted, the states of one question hidden together."""
    return tuple(
        SafeMissing(
            str(row["instrument"]),
            str(row["wave"]),
            str(row["item"]),
            gate.count(int(row["n"])),
            gate.counts({state: int(row[state]) for state in (ANSWERED, *KINDS)}),
        )
        for _, row in missing.iterrows()
    )


def release_flags(gate: Gate, flagged: pd.DataFrame) -> tuple[SafeFlags, ...]:
    """What `flagged_by_wave` counted; a response may have several flags."""
    return tuple(
        SafeFlags(
            str(row["instrument"]),
            str(row["wave"]),
            gate.count(int(row["n"])),
            _part(gate, int(row["any"]), int(row["n"])),
            {flag: _part(gate, int(row[flag]), int(row["n"])) for flag in FLAGS},
        )
        for _, row in flagged.iterrows()
    )


def _rate(gate: Gate, name: Sequence[str], row: Mapping[Any, object]) -> SafeRate:
    asked, answered = int(str(row["asked"])), int(str(row["answered"]))
    parts = gate.counts({"answered": answered, "silent": max(asked - answered, 0)})
    answers = int(str(row["answers"]))
    others = gate.count(answers - answered)
    return SafeRate(
        tuple(name),
        str(row["base"]),
        others if others.hidden else gate.count(answers),
        parts["answered"],
        parts["silent"],
        gate.count(asked),
        str(row.get("group", "")),
        str(row.get("first", "")),
    )


def _part(gate: Gate, part: int, whole: int) -> SafeCount:
    """A part of a whole that is shown beside it."""
    return gate.counts({"part": part, "rest": whole - part})["part"]
