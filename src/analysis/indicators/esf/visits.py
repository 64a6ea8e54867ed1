"""The forms of one person in one operation, seen together: first entry, last exit, still open."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.indicators.esf.forms import FOLLOW_UP, tells
from analysis.indicators.esf.lookup import told_to


@dataclass(frozen=True)
class Visits:
    """Forms, numbered, in the order of records, entries and rows; and what is known of each record.

    ``open_visit``: of each form, whether it starts a visit that nothing ends. By record (index):
    ``first`` entry, ``last`` exit of any form, whether a visit is ``open``.
    """

    forms: pd.DataFrame
    open_visit: pd.Series[bool]
    first: pd.Series[pd.Timestamp]
    last: pd.Series[pd.Timestamp]
    open: pd.Series[bool]

    def at_first_entry(self) -> pd.DataFrame:
        """The start forms of the first entry."""
        return self.forms[self.forms["entry_date"] == told_to(self.forms["record"], self.first)]

    def at_last_exit(self) -> pd.DataFrame:
        """The forms of the last exit of those who have left."""
        closed = self.last.mask(self.open)
        return self.forms[self.forms["exit_date"] == told_to(self.forms["record"], closed)]

    def at_follow_up(self) -> pd.DataFrame:
        """The forms with six-month answers about the last exit of those who have left."""
        told = self.forms[tells(self.forms, FOLLOW_UP)]
        closed = told_to(told["record"], self.last.mask(self.open))
        alone = told["entry_date"].isna() & told["exit_date"].isna()
        later = told["follow_up_date"].isna() | (told["follow_up_date"] >= closed)
        return told[(told["exit_date"] == closed) | (alone & later & closed.notna())]


def visits(forms: pd.DataFrame) -> Visits:
    """The forms (see `forms.numbered`) of all records together.

    A visit is open if its start form tells no exit and no end form of its own day or later
    closes it; a record with an open visit has no exit (source: one record per person, with the
    last exit).
    """
    ordered = forms.sort_values(["record", "entry_date", "file", "row"], kind="stable")
    by = ordered.groupby("record")
    open_visit = _open(ordered)
    return Visits(
        ordered,
        open_visit,
        by["entry_date"].min(),
        by["exit_date"].max(),
        open_visit.groupby(ordered["record"]).any(),
    )


def _open(forms: pd.DataFrame) -> pd.Series[bool]:
    ends = forms[forms["entry_date"].isna()].groupby("record")["exit_date"].max()
    closed_by = forms["exit_date"].fillna(told_to(forms["record"], ends))
    return forms["entry_date"].notna() & ~(closed_by >= forms["entry_date"])
