"""What the data-quality report shows of files: their rows are no people and pass as facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.disclosure.safe import Gate, SafeFact
from analysis.project import Period

ROWS = ("rows_read", "kept", "merged", "set_aside")


@dataclass(frozen=True)
class SafeFile:
    """An export and how many of its rows were read, kept, merged and set aside."""

    file: str
    format: str
    status: str
    rows: Mapping[str, SafeFact]


@dataclass(frozen=True)
class SafeFlow:
    """The same of all files of one kind; ``files``: how many."""

    kind: str
    files: SafeFact
    rows: Mapping[str, SafeFact]


@dataclass(frozen=True)
class SafeDates:
    """The days that a file's times span, in the project's zone, and how they were read.

    ``first``, ``last``: None where none could be read. ``outside``: some lie out of the project's
    period. ``order``: ``day first``, ``month first``, or "" where no value was in doubt.
    """

    file: str
    first: date | None
    last: date | None
    outside: bool
    order: str
    assumed: bool
    zone: str
    rows: SafeFact
    read: SafeFact
    unread: SafeFact


@dataclass(frozen=True)
class SafeCorrection:
    """A correction that was applied; the words of who decided it only where open texts may be."""

    file: str
    row: SafeFact
    variable: str
    reason: str
    when: str


def release_files(gate: Gate, files: pd.DataFrame) -> tuple[SafeFile, ...]:
    """Every file of the table ``files``, by name."""
    return tuple(
        SafeFile(str(row["file"]), str(row["format"]), str(row["status"]), _rows(gate, row))
        for _, row in files.sort_values("file").iterrows()
    )


def release_flows(gate: Gate, rows: pd.DataFrame) -> tuple[SafeFlow, ...]:
    """What `rows_by_kind` counted."""
    return tuple(
        SafeFlow(str(row["kind"]), gate.fact(int(row["files"])), _rows(gate, row))
        for _, row in rows.iterrows()
    )


def release_dates(
    gate: Gate, dates: pd.DataFrame, files: pd.DataFrame, period: Period, zone: ZoneInfo
) -> tuple[SafeDates, ...]:
    """The table ``dates`` as days in the project's zone, in the order of time."""
    rows = files.set_index("file")["rows_read"]
    ordered = dates.sort_values(["first", "last", "file"], na_position="last")
    return tuple(
        _dates(gate, row, int(rows.get(row["file"], 0)), period, zone)
        for _, row in ordered.iterrows()
    )


def release_corrections(gate: Gate, applied: pd.DataFrame) -> tuple[SafeCorrection, ...]:
    """The table ``corrections``; the reason, an open text, only where the edition shows such."""
    return tuple(
        SafeCorrection(
            str(row["file"]),
            gate.fact(int(row["row"])),
            str(row["variable"]),
            str(row["reason"]) if gate.rule.open_answers else "",
            str(row["when"]),
        )
        for _, row in applied.sort_values(["file", "row", "variable"]).iterrows()
    )


def _rows(gate: Gate, row: pd.Series[int]) -> Mapping[str, SafeFact]:
    return {name: gate.fact(int(row[name])) for name in ROWS}


def _dates(gate: Gate, row: pd.Series[str], rows: int, period: Period, zone: ZoneInfo) -> SafeDates:
    first, last = (_day(row[name], zone) for name in ("first", "last"))
    outside = [day for day in (first, last) if day and not period.start <= day <= period.end]
    return SafeDates(
        str(row["file"]), first, last, bool(outside), str(row["order"]), bool(row["assumed"]),
        str(row["zone"]), gate.fact(rows), gate.fact(int(row["read"])),
        gate.fact(int(row["unread"])),
    )  # fmt: skip


def _day(moment: object, zone: ZoneInfo) -> date | None:
    return moment.tz_convert(zone).date() if isinstance(moment, pd.Timestamp) else None
