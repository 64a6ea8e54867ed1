"""Which records belong to a period, and how they stood at the end of a day."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pandas as pd

from analysis.indicators.esf.dates import add_months
from analysis.problems import Place, Problem
from analysis.project import Period
from analysis.texts import N_

Moment = Literal["entry", "exit", "six months"]
MOMENTS: tuple[Moment, ...] = ("entry", "exit", "six months")
SIX_MONTHS = 6
_EXIT = [
    "exit_file", "exit_row", "exit_date", "exit_info_date", "lm_exit", "job_searching_exit",
    "in_education_exit", "qualification_gained", "end_form_missing",
]  # fmt: skip
_FOLLOW_UP = ["follow_up_date", "lm_6m", "improved_6m", "improvement_6m"]


def at_moment(records: pd.DataFrame, moment: Moment, period: Period | None) -> pd.DataFrame:
    """The records whose moment lies in the period; all of them without a period."""
    return records if period is None else records[is_in(records, moment, period)]


def is_in(records: pd.DataFrame, moment: Moment, period: Period) -> pd.Series[bool]:
    """Whether each record's moment lies in the period, its first and last day included."""
    days = records["entry_date"] if moment == "entry" else records["exit_date"]
    if moment == "six months":
        days = add_months(days, SIX_MONTHS)
    return days.between(pd.Timestamp(period.start), pd.Timestamp(period.end))


def as_of(records: pd.DataFrame, day: date) -> pd.DataFrame:
    """The records as they stood at the end of a day, for cumulative counts.

    Who entered later is not there; who left later still took part; what was due later after
    leaving is not known yet.
    """
    last = pd.Timestamp(day)
    known = records[records["entry_date"] <= last]
    gone = known["exit_date"] <= last
    due = add_months(known["exit_date"], SIX_MONTHS) <= last
    told = {name: known[name].where(gone) for name in _EXIT}
    asked = {name: known[name].where(due) for name in _FOLLOW_UP}
    return known.assign(**told, **asked)


def empty_period(records: pd.DataFrame, period: Period) -> tuple[Problem, ...]:
    """A note if nobody entered or left in the period, so that all its counts are 0."""
    if is_in(records, "entry", period).any() or is_in(records, "exit", period).any():
        return ()
    return (
        Problem(
            N_("No participant entered or left from {start} to {end}: all counts of this period "
               "are 0."),
            N_("If this is wrong, check the period in project.toml and the dates of the forms."),
            Place("project.toml"),
            {"start": period.start.isoformat(), "end": period.end.isoformat()},
            severity="note",
        ),
    )  # fmt: skip
