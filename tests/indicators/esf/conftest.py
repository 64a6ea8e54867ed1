"""Invented people: forms that are right unless a test changes something."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analysis.indicators.esf.count import Counted, count
from analysis.indicators.esf.counts import Result
from analysis.indicators.esf.forms import FORM_COLUMNS, as_forms
from analysis.indicators.esf.records import ParticipantRecords, participant_records
from analysis.indicators.esf.register import programme
from analysis.project import EsfRules

TODAY = date(2024, 6, 30)
AFTER = date(2026, 1, 1)
RIGHT: dict[str, Any] = {
    "person": "p1",
    "operation": "S1",
    "start_form_signed": True,
    "target_group": "immigrant",
    "entry_date": "2022-06-14",
    "birth_date": "1985-06-14",
    "gender": "woman",
    "lm_entry": "unemployed",
    "isced_entry": 7,
    "in_education_entry": False,
    "foreign_or_minority": "no",
    "disability": "no",
    "other_disadvantage": "no",
}


def form_rows(*rows: dict[str, Any]) -> pd.DataFrame:
    """Forms as exported; rows are numbered from 2 on as in a spreadsheet."""
    numbered = [{"file": "forms.csv", "row": 2 + n, **row} for n, row in enumerate(rows)]
    columns = {
        name: pd.Series([row.get(name) for row in numbered], dtype=_raw(name))
        for name in FORM_COLUMNS
    }
    return as_forms(pd.DataFrame(columns))


def _raw(name: str) -> str:
    kind = FORM_COLUMNS[name]
    return "object" if kind.startswith("datetime") else kind


def start(**changed: Any) -> dict[str, Any]:
    """A right start form, with changes; None leaves a column out."""
    return {**RIGHT, **changed}


def left(on: str = "2022-12-31", told: str | None = "", **answers: Any) -> dict[str, Any]:
    """What an end form tells; ``told``: the day it describes, the day of leaving if not given."""
    return {"exit_date": on, "exit_info_date": on if told == "" else told, **answers}


def made(*rows: dict[str, Any], rules: EsfRules | None = None, **more: Any) -> ParticipantRecords:
    return participant_records(form_rows(*rows), rules or EsfRules(), **{"today": TODAY, **more})


def esf(*rows: dict[str, Any], rules: EsfRules | None = None) -> Counted:
    chosen = rules or EsfRules()
    return count(made(*rows, rules=chosen).participants, programme("esf_2014_2020"), chosen)


def esf_plus(*rows: dict[str, Any], rules: EsfRules | None = None) -> Counted:
    chosen = rules or EsfRules()
    return count(made(*rows, rules=chosen).participants, programme("esf_plus_2021_2027"), chosen)


def codes(counted: Counted) -> set[str]:
    """The codes of people's indicators that count anybody."""
    people = {code: r for code, r in counted.results.items() if isinstance(r, Result)}
    return {code for code, result in people.items() if result.value.total}
