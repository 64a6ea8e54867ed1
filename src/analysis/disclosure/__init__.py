"""Counts and estimates come in; the same, safe to show to one edition's readers, go out."""

from analysis.disclosure.audit import recovered
from analysis.disclosure.cells import CellSpec, cell
from analysis.disclosure.ledger import Record, load_ledger
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
from analysis.disclosure.quality_links import (
    SafeDifference,
    SafeLinks,
    SafeWaveLink,
    release_differences,
    release_links,
    release_wave_links,
)
from analysis.disclosure.release import (
    Released,
    SafeAnonymity,
    SafeChange,
    SafeEvent,
    SafeRows,
    release,
    release_anonymity,
    release_change,
    release_events,
    release_rows,
)
from analysis.disclosure.safe import (
    Gate,
    SafeCount,
    SafeEstimate,
    SafeFact,
    gate,
    shown_share,
)
from analysis.disclosure.standard import Cells, standard_tables
from analysis.disclosure.suppress import suppressed
from analysis.disclosure.tables import Tables

__all__ = [
    "CellSpec", "Cells", "EditionPolicy", "Gate", "Policy", "Record", "Released", "SafeAnonymity",
    "SafeChange", "SafeCorrection", "SafeCount", "SafeDates", "SafeDifference", "SafeEstimate",
    "SafeEvent", "SafeFact", "SafeFile", "SafeFlags", "SafeFlow", "SafeLinks", "SafeMissing",
    "SafeRate", "SafeRows", "SafeWaveLink", "Tables", "cell", "gate", "load_ledger", "policy",
    "recovered", "release", "release_anonymity", "release_change", "release_corrections",
    "release_dates", "release_differences", "release_event_rates", "release_events",
    "release_files", "release_flags", "release_flows", "release_links", "release_missing",
    "release_rows", "release_wave_links", "release_wave_rates", "shown_share", "standard_tables",
    "suppressed",
]  # fmt: skip
