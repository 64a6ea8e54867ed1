"""Faults of a single form: it cannot be right as it stands, and its person is counted nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.indicators.esf.faults import Fault, fault
from analysis.indicators.esf.forms import DAY, FOLLOW_UP, FORM_COLUMNS, KEY, tells
from analysis.tables.participants import IMPROVEMENTS, ISCED, PARTICIPANT_CODES
from analysis.texts import N_

_DAYS = [name for name, kind in FORM_COLUMNS.items() if kind == DAY]


def form_faults(forms: pd.DataFrame, today: date, groups: Collection[str]) -> Iterator[Fault]:
    """Every fault of each form by itself.

    ``today``: the day of the exports, no form may tell of a later one; ``groups``: the target
    groups of the project plan, none to leave them unchecked.
    """
    yield _nobody(forms)
    yield _no_dates(forms)
    yield from _unknown_codes(forms)
    yield from _unknown_words(forms, "improvement_6m", IMPROVEMENTS)
    if groups:
        yield from _unknown_words(forms, "target_group", groups)
    yield from (_in_future(forms, name, today) for name in _DAYS)
    yield _exit_before_entry(forms)
    yield _negative_months(forms)


def _nobody(forms: pd.DataFrame) -> Fault:
    return fault(
        N_("The form names no person or no operation."),
        N_("Fill in both; until then it is counted nowhere."),
        forms[KEY].isna().any(axis=1),
    )


def _no_dates(forms: pd.DataFrame) -> Fault:
    neither = forms["entry_date"].isna() & forms["exit_date"].isna()
    return fault(
        N_("The form has neither a start date nor an end date."),
        N_("Fill in the date it belongs to; until then its person is counted nowhere."),
        neither & ~tells(forms, FOLLOW_UP),
    )


def _unknown_codes(forms: pd.DataFrame) -> Iterator[Fault]:
    for name, codes in PARTICIPANT_CODES.items():
        wrong = forms[name].notna() & ~forms[name].isin(codes)
        yield _unknown(wrong, name, codes)
    levels = forms["isced_entry"]
    yield _unknown(~levels.between(ISCED[0], ISCED[-1]), "isced_entry", [str(n) for n in ISCED])


def _unknown_words(forms: pd.DataFrame, column: str, known: Collection[str]) -> Iterator[Fault]:
    """Of a column that holds several codes joined by spaces."""
    values = forms[column].dropna().unique()
    wrong = [value for value in values if not set(value.split()) <= set(known)]
    yield _unknown(forms[column].isin(wrong), column, known)


def _unknown(wrong: pd.Series[bool], column: str, known: Collection[str]) -> Fault:
    found = fault(
        N_("The value in this column is not one of the codes known here."),
        N_("Use one of: {known}. Until then the person is counted nowhere."),
        wrong,
        column,
    )
    return replace(found, values={"known": ", ".join(known)})


def _in_future(forms: pd.DataFrame, column: str, today: date) -> Fault:
    found = fault(
        N_("The date lies after {today}, the day of the export."),
        N_("Correct the date; until then the person is counted nowhere."),
        forms[column] > pd.Timestamp(today),
        column,
    )
    return replace(found, values={"today": today.isoformat()})


def _exit_before_entry(forms: pd.DataFrame) -> Fault:
    return fault(
        N_("The end date is before the start date."),
        N_("Correct one of the two; until then the person is counted nowhere."),
        forms["exit_date"] < forms["entry_date"],
        "exit_date",
    )


def _negative_months(forms: pd.DataFrame) -> Fault:
    return fault(
        N_("The length of the unemployment is below zero."),
        N_("Correct it; until then the person is counted nowhere."),
        forms["unemployed_months"] < 0,
        "unemployed_months",
    )
