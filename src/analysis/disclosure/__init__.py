"""Counts and estimates come in; the same, safe to show to one edition's readers, go out."""

from analysis.disclosure.policy import EditionPolicy, Policy, policy
from analysis.disclosure.quality_answers import (
    SafeFlags,
    SafeMissing,
    SafeRate,
    release_event_rates,
    release_flags,
    release_missing,
    release_wave_rates,
)
from analysis.disclosure.quality_files import (
    SafeCorrection,
    SafeDates,
    SafeFile,
    SafeFlow,
    release_corrections,
    release_dates,
    release_files,
    release_flows,
)
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
    "EditionPolicy", "Gate", "Policy", "SafeChange", "SafeCorrection", "SafeCount", "SafeDates",
    "SafeEstimate", "SafeEvent", "SafeFact", "SafeFile", "SafeFlags", "SafeFlow", "SafeMissing",
    "SafeRate", "SafeRows", "gate", "policy", "release_change", "release_corrections",
    "release_dates", "release_event_rates", "release_events", "release_files", "release_flags",
    "release_flows", "release_missing", "release_rows", "release_wave_rates",
]  # fmt: skip
