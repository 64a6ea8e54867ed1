"""Stays at events that cannot have been: what of them is believed, and what a person is told."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.cleaning.event_files import NEAR, EventFile
from analysis.problems import Place, Problem
from analysis.texts import N_

# Nobody is at a remote event for longer; a longer stay has a wrong date.
_LONGEST = pd.Timedelta(days=1)


def believed(
    part: pd.DataFrame, file: EventFile, printed: pd.DataFrame
) -> tuple[pd.DataFrame, list[Problem]]:
    """The stays of a table without the times and minutes that cannot be, and what to know of them.

    ``part``: columns join, leave and minutes among others; ``printed``: by row, whether anything
    stands in each column of times, columns named ``join``, ``leave``, ``at``. Times on other days
    than the event's are told, but kept: the file may be of another event.
    """
    impossible, long = _impossible(part), part["minutes"] > _LONGEST / pd.Timedelta(minutes=1)
    found = part.assign(
        join=part["join"].mask(impossible),
        leave=part["leave"].mask(impossible),
        minutes=part["minutes"].mask(long),
    )
    wrong = (impossible | long | _unread(part, printed)) & (part["mark"] == "")
    return found, [*_wrong(file, wrong), *_elsewhere(found, file)]


def _impossible(part: pd.DataFrame) -> pd.Series[bool]:
    lasted = part["leave"] - part["join"]
    return (lasted < pd.Timedelta(0)) | (lasted > _LONGEST)


def _unread(part: pd.DataFrame, printed: pd.DataFrame) -> pd.Series[bool]:
    """Rows with a time that is printed, but cannot be read."""
    found = pd.Series(data=False, index=part.index)
    for name in printed.columns:
        found |= printed[name] & part["leave" if name == "leave" else "join"].isna()
    return found


def _wrong(file: EventFile, rows: pd.Series[bool]) -> Iterator[Problem]:
    if rows.any():
        yield Problem(
            N_("The times of {count} stays cannot be right: they cannot be read, end before they "
               "begin, or last longer than a day. This is the first."),
            N_("Correct them in corrections.csv; until then such a stay counts by its printed "
               "minutes, or not at all."),
            Place(file.export.file, row=int(rows.index[rows][0])),
            {"count": int(rows.sum())},
            severity="warning",
        )  # fmt: skip


def _elsewhere(part: pd.DataFrame, file: EventFile) -> Iterator[Problem]:
    if file.event is None:
        return
    begin, end = (pd.Timestamp(time) for time in (file.event.start, file.event.end))
    other = ((part["join"] < begin - NEAR) | (part["join"] > end + NEAR)) & (part["mark"] == "")
    if other.any():
        yield Problem(
            N_("{count} times are of other days than the event “{event}”; this is the first."),
            N_("Check in events.csv whether the file belongs to this event; if so, correct the "
               "dates in corrections.csv."),
            Place(file.export.file, row=int(other.index[other][0])),
            {"count": int(other.sum()), "event": file.event.id},
            severity="warning",
        )  # fmt: skip
