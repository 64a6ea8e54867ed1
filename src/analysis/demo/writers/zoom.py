"""Zoom's participant report, one row per join, without or with the block about the meeting."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from analysis.demo.attendance import Attendance, Stay
from analysis.demo.writers.text import as_csv

_HEADER = (
    "Name (Original Name)",
    "User Email",
    "Join Time",
    "Leave Time",
    "Duration (Minutes)",
    "Guest",
    "Recording Consent",
)
_BLOCK = (
    "Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)",
    "Participants", "",
)  # fmt: skip


def write(attendance: Attendance, number: int, *, block: bool, bom: bool) -> bytes:
    """``number`` makes the meeting's id; with BOM the lines end as on Windows."""
    rows: list[tuple[object, ...]] = [
        _HEADER,
        *(_row(stay, padded=bom) for stay in attendance.stays),
    ]
    if block:
        rows = [_BLOCK, _meeting(attendance, number, padded=bom), ("",) * 7, *rows]
    text = as_csv(rows, line_end="\r\n" if bom else "\n")
    return text.encode("utf-8-sig" if bom else "utf-8")


def meeting_id(number: int) -> int:
    """An id as Zoom's look like."""
    return 81_200_000_000 + number * 10_007


def _row(stay: Stay, *, padded: bool) -> tuple[object, ...]:
    return (
        stay.name,
        stay.email,
        _time(stay.join, padded=padded),
        _time(stay.leave, padded=padded),
        _minutes(stay.join, stay.leave),
        "No" if stay.host else "Yes",
        "" if stay.host else "Y",
    )


def _meeting(attendance: Attendance, number: int, *, padded: bool) -> tuple[object, ...]:
    event, stays = attendance.event, attendance.stays
    first, last = min(stay.join for stay in stays), max(stay.leave for stay in stays)
    host = next(stay.email for stay in stays if stay.host)
    times = (_time(first, padded=padded), _time(last, padded=padded))
    shown = {(stay.name, stay.email) for stay in stays}
    title = event.title[event.language]
    return (meeting_id(number), title, *times, host, _minutes(first, last), len(shown), "")


def _minutes(start: datetime, end: datetime) -> int:
    return ceil((end - start).total_seconds() / 60)  # Zoom rounds up


def _time(moment: datetime, *, padded: bool) -> str:
    """``02/01/2023 09:54:15 AM``, or without zeros in front."""
    if padded:
        return f"{moment:%m/%d/%Y %I:%M:%S %p}"
    return f"{moment.month}/{moment.day}/{moment.year} {moment.hour % 12 or 12}:{moment:%M:%S %p}"
