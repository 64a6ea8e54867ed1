"""End forms: how many are there, and why the others are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.indicators.esf.counts import Split, gender_places, split
from analysis.indicators.esf.facts import has_end_form, has_left
from analysis.indicators.esf.register import Programme
from analysis.project import EsfRules
from analysis.tables.participants import PARTICIPANT_CODES

#: No reason was noted, though one is due.
NOT_NOTED = ""


@dataclass(frozen=True)
class EndForms:
    """All participants by the state of their end form; the parts add up to the grand total.

    ``in_time``: describes a day of the window after leaving; ``out_of_time``: another day, or
    none; ``missing``: no end form, by reason (`NOT_NOTED` where none is told); ``open``: still
    taking part.
    """

    in_time: Split
    out_of_time: Split
    missing: Mapping[str, Split]
    open: Split

    @property
    def total_missing(self) -> int:
        """People whose end form is missing, for whatever reason."""
        return sum(part.total for part in self.missing.values())


def end_forms(
    records: pd.DataFrame, programme: Programme, rules: EsfRules, ended: date | None = None
) -> EndForms:
    """The state of everybody's end form.

    ``records``: table ``participants``; ``ended``: the operation's last day, if it is over: then
    nobody takes part any more. Source: the Finnish authority asks for missing end forms, with
    reasons, in the monitoring and final reports.
    """
    places = gender_places(records["gender"], list(programme.genders))
    form, left = has_end_form(records), has_left(records, rules)
    reason = records["end_form_missing"]
    taking_part = records["exit_date"].isna() & reason.isna() & (ended is None)
    missing = ~form & ~taking_part
    told = reason.fillna(NOT_NOTED)
    return EndForms(
        split(places, form & left),
        split(places, form & ~left),
        {
            name: split(places, missing & (told == name))
            for name in (*PARTICIPANT_CODES["end_form_missing"], NOT_NOTED)
        },
        split(places, taking_part),
    )
