"""Consistency of each record: what an auditor would ask about, named by its row in the export.

Source of the list: checks of the Commission's guidance on data validation, and the Finnish
authorities' remarks on faulty entries. Nothing here changes a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.indicators.esf.count import missing_items
from analysis.indicators.esf.facts import has_end_form, with_facts
from analysis.indicators.esf.faults import Fault, fault, problems
from analysis.indicators.esf.kleene import certain
from analysis.indicators.esf.register import Programme
from analysis.indicators.esf.results import improved_6m
from analysis.problems import Problem, Severity
from analysis.project import EsfRules
from analysis.texts import N_

#: Ages at entry outside these are possible but rare: to be looked at.
USUAL_AGES = (15, 74)


def individual_checks(
    records: pd.DataFrame, programme: Programme, rules: EsfRules, ended: date | None = None
) -> tuple[Problem, ...]:
    """A sentence for each doubt about a record (table ``participants``).

    ``ended``: the operation's last day, if it has ended: then everybody must have left.
    """
    known = with_facts(records, rules)
    found = (
        *_incomplete(known, programme),
        *_at_entry(known),
        *_on_leaving(known, rules, ended),
        *_after_six_months(known, rules),
    )
    starts = problems([each for each in found if each.column not in _EXIT_COLUMNS], records)
    ends = records.assign(
        file=records["exit_file"].fillna(records["file"]),
        row=records["exit_row"].fillna(records["row"]),
    )
    return starts + problems([each for each in found if each.column in _EXIT_COLUMNS], ends)


_EXIT_COLUMNS = ("exit_info_date", "follow_up_date", "improvement_6m")


def _look(
    what: str, do: str, mask: pd.Series[bool], column: str, severity: Severity = "warning"
) -> Fault:
    return fault(what, do, mask, column, severity)


def _incomplete(records: pd.DataFrame, programme: Programme) -> Iterator[Fault]:
    gaps = missing_items(records, programme)
    for name in gaps.columns:
        yield _look(
            N_("This item of a complete record is missing or not known to the programme: the "
               "person counts in the grand total only."),
            N_("Ask for it and fill it in."),
            gaps[name],
            name,
        )  # fmt: skip


def _at_entry(records: pd.DataFrame) -> Iterator[Fault]:
    low, high = USUAL_AGES
    rare = _look(
        N_("The age at entry is below {low} or above {high} years."),
        N_("Check the birth date; the record counts."),
        ~records["age_at_entry"].between(low, high),
        "age_at_entry",
    )
    yield replace(rare, values={"low": low, "high": high})
    yield _look(
        N_("The unemployment began after the start date: it counts as short."),
        N_("Correct one of the two dates."),
        records["unemployed_since"] > records["entry_date"],
        "unemployed_since",
    )
    status, declared = records["status"].astype("str"), records["lm_entry"].astype("str")
    yield _look(
        N_("A length of unemployment is told of a person who does not count as unemployed."),
        N_("Correct the status or remove the length; it counts nowhere."),
        (records["unemployed_since"].notna() | records["unemployed_months"].notna())
        & status.ne("unemployed"),
        "unemployed_since",
        "note",
    )
    yield _look(
        N_("The status by the settings for students and registered jobseekers is another than the "
           "one told on the form."),
        N_("Compare the form with the settings in force; the settings decide."),
        declared.notna() & status.ne(declared),
        "lm_entry",
        "note",
    )  # fmt: skip
    yield _look(
        N_("The person studies full time but is told not to be in education: counts as being in "
           "education."),
        N_("Correct one of the two."),
        certain(records["full_time_student"]) & ~records["in_education_entry"],
        "in_education_entry",
    )  # fmt: skip
    yield _look(
        N_("No target group of the project plan is told."),
        N_("Fill in the group the person belongs to; only people of the plan's target groups are "
           "participants."),
        records["target_groups"] == "",
        "target_group",
    )  # fmt: skip


def _on_leaving(records: pd.DataFrame, rules: EsfRules, ended: date | None) -> Iterator[Fault]:
    form, told = has_end_form(records), records["exit_info_date"]
    outside = _look(
        N_("The end form does not describe a day from the end date to {days} days later: no "
           "immediate result counts."),
        N_("Correct the date if it is wrong; otherwise nothing can be done."),
        form & told.notna() & ~records["left"],
        "exit_info_date",
    )  # fmt: skip
    yield replace(outside, values={"days": rules.exit_window_days})
    yield _look(
        N_("The end form does not tell which day it describes: no immediate result counts."),
        N_("Fill in the day; or, if the authority's form always describes the day of leaving, set "
           "undated_end_form in project.toml."),
        form & told.isna() & ~records["left"],
        "exit_info_date",
    )  # fmt: skip
    gone = records["exit_date"].notna()
    missing = ~form & records["end_form_missing"].isna()
    no_reason = N_("Collect the end form, or note why it is missing; the reason belongs on the "
                   "start form and into the monitoring and final reports.")  # fmt: skip
    yield _look(
        N_("The person has left, but there is no end form and no reason why."),
        no_reason,
        gone & missing,
        "end_form_missing",
    )
    yield _look(
        N_("The operation has ended, but the person has no end date and no reason why."),
        no_reason,
        ~gone & missing & (ended is not None),
        "exit_date",
    )


def _after_six_months(records: pd.DataFrame, rules: EsfRules) -> Iterator[Fault]:
    yield _look(
        N_("The follow-up was before the sixth month after leaving had ended: it counts in no "
           "longer-term result."),
        N_("Correct the date if it is wrong, or ask again."),
        records["follow_up_date"].notna() & ~records["followed_up"],
        "follow_up_date",
    )  # fmt: skip
    yield _look(
        N_("The situation is told to have improved, but by nothing that counts as that, or of a "
           "person who was not employed at entry."),
        N_("A rise in pay, better skills or self-employment alone do not count; nothing needs to "
           "be done if that is so."),
        certain(records["improved_6m"]) & ~certain(improved_6m(records, rules)),
        "improvement_6m",
        "note",
    )  # fmt: skip
