"""The forms of one person in one operation, seen together: first entry, last exit, still open."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.indicators.esf.forms import FOLLOW_UP, tells
from analysis.indicators.esf.lookup import told_to


@dataclass(frozen=True)
class Visits:
    """Forms as `forms.numbered` gives them, and what is known of each.

    ``first``: the first entry of the record, ``last``: its last exit, missing while a visit is
    open; ``opens``: the form starts a visit that nothing ends; ``at_first``, ``at_last``,
    ``at_follow_up``: the form tells the first entry, the last exit, or the situation six months
    after it.
    """

    forms: pd.DataFrame
    first: pd.Series[pd.Timestamp]
    last: pd.Series[pd.Timestamp]
    opens: pd.Series[bool]
    at_first: pd.Series[bool]
    at_last: pd.Series[bool]
    at_follow_up: pd.Series[bool]

    def of(self, kept: pd.Series[bool]) -> Visits:
        """Those of some records only."""
        return Visits(
            self.forms[kept],
            self.first[kept],
            self.last[kept],
            self.opens[kept],
            self.at_first[kept],
            self.at_last[kept],
            self.at_follow_up[kept],
        )


def visits(forms: pd.DataFrame) -> Visits:
    """The forms of all records together.

    A visit is open if its start form tells no exit and no end form of its own day or later
    closes it; a record with an open visit has no exit (source: one record per person, with the
    last exit).
    """
    by = forms.groupby("record", sort=False)
    first = by["entry_date"].transform("min")
    opens = _opens(forms)
    still = forms["record"].isin(forms.loc[opens, "record"])
    last = by["exit_date"].transform("max").mask(still)
    return Visits(
        forms,
        first,
        last,
        opens,
        forms["entry_date"] == first,
        forms["exit_date"] == last,
        _at_follow_up(forms, last),
    )


def _opens(forms: pd.DataFrame) -> pd.Series[bool]:
    alone = forms[forms["entry_date"].isna()]
    ends = alone.groupby("record")["exit_date"].max()
    closed_by = forms["exit_date"].fillna(told_to(forms["record"], ends))
    return forms["entry_date"].notna() & ~(closed_by >= forms["entry_date"])


def _at_follow_up(forms: pd.DataFrame, last: pd.Series[pd.Timestamp]) -> pd.Series[bool]:
    """Answers on a form of the last exit, or on a form of their own that is not older."""
    alone = forms["entry_date"].isna() & forms["exit_date"].isna() & last.notna()
    later = forms["follow_up_date"].isna() | (forms["follow_up_date"] >= last)
    return tells(forms, FOLLOW_UP) & ((forms["exit_date"] == last) | (alone & later))
