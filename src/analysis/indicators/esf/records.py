"""Participant records from forms: every form is kept, merged or set aside, and told why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.cleaning.rows import not_kept, together
from analysis.indicators.esf.faults import Fault, fault, problems, with_faults
from analysis.indicators.esf.form_faults import form_faults
from analysis.indicators.esf.form_warnings import form_warnings
from analysis.indicators.esf.forms import as_forms, as_text, numbered
from analysis.indicators.esf.merge import merged
from analysis.indicators.esf.record_faults import record_faults
from analysis.indicators.esf.visits import Visits, visits
from analysis.problems import Problem
from analysis.project import EsfRules
from analysis.tables import empty
from analysis.texts import N_


@dataclass(frozen=True)
class ParticipantRecords:
    """Table ``participants``; the rows of ``set_aside`` for the other forms; what to look at."""

    participants: pd.DataFrame
    set_aside: pd.DataFrame
    problems: tuple[Problem, ...]


def participant_records(
    forms: pd.DataFrame, rules: EsfRules, *, today: date, groups: Collection[str] = ()
) -> ParticipantRecords:
    """One record per person and operation.

    ``forms``: columns of `forms.FORM_COLUMNS`, any of them missing; ``today``: the day of the
    exports; ``groups``: target groups of the project plan. Unsigned start forms are dropped; a
    person with a fault is counted nowhere in that operation (nowhere at all where two forms tell
    two genders or births). Raises KeyError for other columns.
    """
    all_forms = numbered(as_forms(forms))
    unsigned = _unsigned(all_forms)
    signed = all_forms.drop(unsigned.rows)
    orphans = _only_unsigned(signed, all_forms.loc[unsigned.rows])
    kept = signed[~orphans]
    seen = visits(kept)
    faults = (*form_faults(kept, today, groups), *record_faults(seen, rules))
    faulty = kept["record"].isin(kept.loc[with_faults(faults), "record"])
    good = seen.of(~faulty)
    return ParticipantRecords(
        merged(good, rules),
        _set_aside(all_forms, unsigned.rows.union(signed.index[orphans]), kept[faulty], good),
        problems((unsigned, *faults, *form_warnings(good)), all_forms),
    )


def _unsigned(forms: pd.DataFrame) -> Fault:
    signed = forms["start_form_signed"].fillna(value=False).astype("bool")
    return fault(
        N_("The start form is not marked as signed."),
        N_("Get the signature, or delete the person from the authority's system and destroy the "
           "form; until then the person is counted nowhere."),
        forms["entry_date"].notna() & ~signed,
        "start_form_signed",
    )  # fmt: skip


def _only_unsigned(signed: pd.DataFrame, unsigned: pd.DataFrame) -> pd.Series[bool]:
    """Other forms of people none of whose start forms is signed."""
    started = signed.loc[signed["entry_date"].notna(), "record"]
    return signed["record"].isin(unsigned["record"]) & ~signed["record"].isin(started)


def _set_aside(
    forms: pd.DataFrame, unsigned: pd.Index, faulty: pd.DataFrame, good: Visits
) -> pd.DataFrame:
    row = forms["row"].fillna(0).astype("int64")
    keys = pd.DataFrame({"file": as_text(forms["file"]).fillna(""), "section": "", "row": row})
    starts = good.forms.loc[good.at_first, "record"]
    kept = starts.index[~starts.duplicated()]
    parts = {
        "no signature": unsigned,
        "faulty form": faulty.index,
        "form of a participant": good.forms.index.difference(kept),
    }
    rows = [not_kept(keys.loc[labels], rule) for rule, labels in parts.items()]
    return together(rows, empty("set_aside")).sort_values(["file", "row"], ignore_index=True)
