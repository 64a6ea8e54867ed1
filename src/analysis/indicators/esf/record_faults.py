"""Faults between the forms of one person: contradictions, and forms that miss each other."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.indicators.esf.dates import full_years
from analysis.indicators.esf.faults import Fault, fault
from analysis.indicators.esf.forms import ENTRY, EXIT, FOLLOW_UP
from analysis.indicators.esf.lookup import told_to
from analysis.indicators.esf.visits import Visits
from analysis.project import EsfRules
from analysis.texts import N_

OLDEST = 110
_ANSWERS_6M = [name for name in FOLLOW_UP if name != "follow_up_date"]


def record_faults(found: Visits, rules: EsfRules) -> Iterator[Fault]:
    """Every fault that shows only when the forms of a person are seen together."""
    yield from (_two_of_one_person(found.forms, name) for name in ("gender", "birth_date"))
    yield _no_start(found)
    yield _end_before_first_entry(found)
    yield from _contradictions(found)
    yield from _ages(found, rules)


def _two_of_one_person(forms: pd.DataFrame, column: str) -> Fault:
    """A trait that does not change, told twice and differently, whichever the operation."""
    told = forms.loc[forms[column].notna(), ["who", column, "file", "row"]]
    values = told.drop_duplicates(["who", column])["who"]
    several = told[told["who"].isin(values[values.duplicated()])].sort_values(
        ["who", "file", "row"]
    )
    first = several.drop_duplicates("who").set_index("who")
    wrong = several[several[column] != told_to(several["who"], first[column])]
    others = pd.DataFrame({name: told_to(wrong["who"], first[name]) for name in ("file", "row")})
    return Fault(
        N_("This form tells another value in this column than row {row} of {file}, for the same "
           "person."),
        N_("Find out which is right and correct the other; until then the person is counted "
           "nowhere."),
        wrong.index,
        column,
        others=others,
        also=forms.index[forms["who"].isin(several["who"])],
    )  # fmt: skip


def _no_start(found: Visits) -> Fault:
    return fault(
        N_("There is no start form for this person in this operation."),
        N_("Add the start form, with its date and signature, or destroy this form; until then it "
           "is counted nowhere."),
        found.first.isna(),
    )  # fmt: skip


def _end_before_first_entry(found: Visits) -> Fault:
    forms = found.forms
    alone = forms["entry_date"].isna()
    return fault(
        N_("The end date is before the person's first start date."),
        N_("Correct one of the two; until then the person is counted nowhere."),
        alone & (forms["exit_date"] < found.first),
        "exit_date",
    )


def _contradictions(found: Visits) -> Iterator[Fault]:
    start = N_("Start forms of the same person and day differ in this column.")
    end = N_("End forms of the same person and day differ in this column.")
    later = N_("Two six-month answers of the same person differ in this column.")
    reason = N_("Two different reasons are told why the end form is missing.")
    forms = found.forms
    yield from _differences(forms, found.at_first, list(ENTRY), start)
    yield from _differences(forms, found.at_last, list(EXIT), end)
    yield from _differences(forms, found.at_follow_up, _ANSWERS_6M, later)
    yield from _differences(forms, forms["end_form_missing"].notna(), ["end_form_missing"], reason)


def _differences(
    forms: pd.DataFrame, which: pd.Series[bool], columns: list[str], what: str
) -> Iterator[Fault]:
    """Every form of a record whose forms tell different values; a gap contradicts nothing."""
    record = forms["record"][which]
    several = forms.loc[record.index[record.duplicated(keep=False)], ["record", *columns]]
    do = N_("Keep what is right on both forms; until then the person is counted nowhere.")
    for name in columns:
        told = several.loc[several[name].notna(), ["record", name]]
        different = told.drop_duplicates()["record"]
        twice = different[different.duplicated()]
        yield fault(what, do, told["record"].isin(twice), name)


def _ages(found: Visits, rules: EsfRules) -> Iterator[Fault]:
    """Birth after entry, an impossible age, an age that is not that of the birth date."""
    births = found.forms.groupby("record", sort=False)["birth_date"].transform("first")
    starts, birth = found.forms[found.at_first], births[found.at_first]
    entry, told = starts["entry_date"], starts["age_at_entry"]
    years = full_years(birth, entry, leap_day_birthday=rules.leap_day_birthday)
    do = N_("Correct the birth date or the start date; until then the person is counted nowhere.")
    unborn = birth >= entry
    yield fault(N_("The birth date is not before the start date."), do, unborn, "birth_date")
    impossible = ~years.fillna(told).between(0, OLDEST) & ~unborn
    yield fault(N_("The age at entry is not between 0 and 110 years."), do, impossible)
    differs = (years != told) & ~unborn
    yield fault(N_("The age told is not the one of the birth date."), do, differs, "age_at_entry")
