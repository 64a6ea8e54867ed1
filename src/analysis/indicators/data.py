"""The tidy tables of one period, together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.project import Period


@dataclass(frozen=True)
class Data:
    """Tidy tables that indicators are counted from (see ``analysis.tables.SCHEMAS``)."""

    people: pd.DataFrame
    responses: pd.DataFrame
    scores: pd.DataFrame
    events: pd.DataFrame
    registrations: pd.DataFrame
    attendance: pd.DataFrame

    def within(self, period: Period, zone: ZoneInfo) -> Data:
        """What happened in the period: events that began in it, answers sent in it.

        Answers without a time stay: their tool did not say when they were sent.
        """
        start = pd.Timestamp(period.start, tz=zone)
        end = pd.Timestamp(period.end + timedelta(days=1), tz=zone)
        events = self.events[_inside(self.events["start"], start, end)]
        responses = self.responses[_inside(self.responses["submitted"], start, end)]
        scores = self.scores[_inside(self.scores["submitted"], start, end)]
        held = events["event"]
        return Data(
            self.people,
            responses,
            scores,
            events,
            self.registrations[self.registrations["event"].isin(held)],
            self.attendance[self.attendance["event"].isin(held)],
        )


def active_people(data: Data) -> pd.DataFrame:
    """The rows of ``people`` of those who answered a survey or attended an event.

    An answer about an event makes nobody more active: who gave it was there, and is counted by the
    list of those present. Most such answers are anonymous and would count the same people twice.
    Only where an event has no such list do the answers about it count.
    """
    told = data.responses["event"].isin(data.attendance["event"])
    active = set(data.responses.loc[~told, "person"]) | set(data.attendance["person"])
    return data.people[data.people["person"].isin(active)]


def members(people: pd.DataFrame, group: str) -> pd.Series[str]:
    """The people who belong to a group, perhaps beside others."""
    belongs = people["groups"].str.split().map(lambda groups: group in groups)
    return people.loc[belongs.astype(bool), "person"]


def _inside(
    times: pd.Series[pd.Timestamp], start: pd.Timestamp, end: pd.Timestamp
) -> pd.Series[bool]:
    return times.isna() | ((times >= start) & (times < end))
