"""What is true of each person at entry and on leaving, that several rules need.

Each function takes participant records (`analysis.tables.SCHEMAS`, ``participants``) and the
settings; it gives one value per record.
"""

from __future__ import annotations

import pandas as pd

from analysis.indicators.esf.dates import add_months
from analysis.indicators.esf.kleene import Truth, certain
from analysis.project import EsfRules
from analysis.tables.participants import PARTICIPANT_CODES


def with_facts(records: pd.DataFrame, rules: EsfRules) -> pd.DataFrame:
    """The records as the rules read them: texts as categories, and four columns more.

    ``status``, ``studies``, ``left``, ``followed_up``: see the functions below.
    """
    texts = records[[*PARTICIPANT_CODES, "improvement_6m"]].astype("category")
    codes = {
        name: texts[name].cat.set_categories(list(known))
        for name, known in PARTICIPANT_CODES.items()
    }
    coded = records.assign(**{"improvement_6m": texts["improvement_6m"], **codes})
    return coded.assign(
        status=labour_status(coded, rules),
        studies=studies(coded),
        left=has_left(coded, rules),
        followed_up=followed_up(coded),
    )


def labour_status(records: pd.DataFrame, rules: EsfRules) -> pd.Series[str]:
    """Unemployed, inactive or employed at the first entry, or missing.

    What the person declared, or else what the facts say; then the precedence of the settings for
    full-time students and for people registered as unemployed. Source: ESF monitoring guidance,
    Annex C1, whose versions differ about students.
    """
    names = ("works_entry", "registered_unemployed", "full_time_student")
    works, registered, student = (certain(records[name]) for name in names)
    said = records["lm_entry"]
    said = said.mask(said.isna() & student, "inactive")
    said = said.mask(records["lm_entry"].isna() & registered, "unemployed")
    said = said.mask(records["lm_entry"].isna() & works, "employed")
    return _with_precedence(said, registered, student, rules)


def _with_precedence(
    said: pd.Series[str], registered: pd.Series[bool], student: pd.Series[bool], rules: EsfRules
) -> pd.Series[str]:
    status = said
    if rules.registered_inactive != "as declared":
        status = status.mask(said.eq("inactive") & registered & ~student, "unemployed")
    if rules.registered_student != "as declared":
        without_work = said.eq("unemployed") | (said.eq("inactive") & registered)
        status = status.mask(without_work & student, rules.registered_student)
    if rules.working_student != "as declared":
        status = status.mask(said.eq("employed") & student, rules.working_student)
    return status


def studies(records: pd.DataFrame) -> Truth:
    """In education or training at the first entry; a full-time student always is."""
    return records["in_education_entry"].mask(certain(records["full_time_student"]), other=True)


def has_left(records: pd.DataFrame, rules: EsfRules) -> pd.Series[bool]:
    """Whether the end form tells the situation from the exit to the end of the window after it.

    Without such a form the immediate results are not known, and count 0.
    """
    told = records["exit_info_date"]
    if rules.undated_end_form == "describes the exit":
        told = told.fillna(records["exit_date"].where(has_end_form(records)))
    last = records["exit_date"] + pd.Timedelta(days=rules.exit_window_days)
    return (told >= records["exit_date"]) & (told <= last)


_EXIT_ANSWERS = ["lm_exit", "job_searching_exit", "in_education_exit", "qualification_gained"]


def has_end_form(records: pd.DataFrame) -> pd.Series[bool]:
    """Whether there is a form about the exit: a day it describes, or any answer."""
    answers = records[[*_EXIT_ANSWERS, "exit_info_date"]].notna().any(axis=1)
    return records["exit_date"].notna() & answers


def followed_up(records: pd.DataFrame) -> pd.Series[bool]:
    """Whether the six-month answers can describe that day: after an exit, not asked before it.

    Where the day of asking is not known the answers are taken as given.
    """
    asked, due = records["follow_up_date"], add_months(records["exit_date"], 6)
    return records["exit_date"].notna() & (asked.isna() | (asked >= due))
