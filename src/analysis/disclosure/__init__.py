"""Counts and estimates come in; the same, safe to show to one edition's readers, go out."""

from analysis.disclosure.policy import EditionPolicy, Policy, policy
from analysis.disclosure.release import (
    SafeChange,
    SafeEvent,
    SafeRows,
    release_change,
    release_events,
    release_rows,
)
from analysis.disclosure.safe import Gate, SafeCount, SafeEstimate, SafeFact, gate

__all__ = [
    "EditionPolicy", "Gate", "Policy", "SafeChange", "SafeCount", "SafeEstimate", "SafeEvent",
    "SafeFact", "SafeRows", "gate", "policy", "release_change", "release_events", "release_rows",
]  # fmt: skip
