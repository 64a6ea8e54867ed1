"""One small function per indicator of the register: tidy tables → a count."""

from __future__ import annotations

import pandas as pd

from analysis.indicators.data import Data, active_people, members
from analysis.indicators.register import register


def people_involved(data: Data, group: str = "") -> int:
    """People who answered or attended, of one group or of all."""
    people = active_people(data)
    if group:
        people = people[people["person"].isin(members(people, group))]
    return len(people)


def survey_responses(data: Data) -> int:
    """Responses that count."""
    return int(data.responses["response"].nunique())


def events_held(data: Data) -> int:
    """Events with attendance."""
    return int(data.attendance["event"].nunique())


def registrations(data: Data) -> int:
    """Person × event registrations."""
    return len(data.registrations)


def attendances(data: Data) -> int:
    """Person × event attendances."""
    return len(data.attendance)


def attended_people(data: Data) -> int:
    """Distinct people at events."""
    return int(data.attendance["person"].nunique())


def shown_up(data: Data) -> int:
    """Registrations whose person attended."""
    pairs = ["event", "person"]
    return len(data.registrations[pairs].merge(data.attendance[pairs], on=pairs))


def stayed(data: Data) -> int:
    """Attendances that lasted."""
    return int(has_stayed(data.attendance, data.events).sum())


def has_stayed(attendance: pd.DataFrame, events: pd.DataFrame) -> pd.Series[bool]:
    """Whether each attendance covers the register's share of the event's planned length."""
    length = (events["end"] - events["start"]).dt.total_seconds() / 60
    planned = attendance["event"].map(pd.Series(length.to_numpy(), index=events["event"]))
    # without any event the lengths would be texts
    planned = planned.astype("float64")
    return attendance["minutes"] >= register().stay_share * planned
