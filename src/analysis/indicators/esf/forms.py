"""The forms that records are made from: a row per form as exported, typed, codes unchecked.

A row with an entry date is a start form, and may tell the exit and the follow-up as well; a row
with an exit date alone is an end form; a row with neither but with six-month answers, a follow-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

DAY, TEXT, YES_NO = "datetime64[us]", "str", "boolean"
KEY = ["person", "operation"]
ENTRY: Mapping[str, str] = MappingProxyType(
    {
        "age_at_entry": "Int64",
        "lm_entry": TEXT,
        "works_entry": YES_NO,
        "registered_unemployed": YES_NO,
        "full_time_student": YES_NO,
        "unemployed_since": DAY,
        "unemployed_months": "Float64",
        "in_education_entry": YES_NO,
        "isced_entry": "Int64",
        "foreign_or_minority": TEXT,
        "third_country_national": TEXT,
        "foreign_background": TEXT,
        "minority": TEXT,
        "disability": TEXT,
        "other_disadvantage": TEXT,
        "homeless": TEXT,
        "rural": TEXT,
    }
)
EXIT: Mapping[str, str] = MappingProxyType(
    {
        "exit_info_date": DAY,
        "lm_exit": TEXT,
        "job_searching_exit": YES_NO,
        "in_education_exit": YES_NO,
        "qualification_gained": YES_NO,
        "course_completed": YES_NO,
    }
)
FOLLOW_UP: Mapping[str, str] = MappingProxyType(
    {"follow_up_date": DAY, "lm_6m": TEXT, "improved_6m": YES_NO, "improvement_6m": TEXT}
)
#: Columns of a form and their types; ``target_group``: one group, or several joined by spaces.
FORM_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "person": TEXT,
        "operation": TEXT,
        "file": TEXT,
        "row": "Int64",
        "start_form_signed": YES_NO,
        "target_group": TEXT,
        "entry_date": DAY,
        "exit_date": DAY,
        "birth_date": DAY,
        "gender": TEXT,
        **ENTRY,
        **EXIT,
        "end_form_missing": TEXT,
        **FOLLOW_UP,
    }
)


def as_forms(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with all columns of a form, in order and typed; gaps and blanks are missing.

    Raises KeyError for a column that is not a form's: a personal identity code is never kept.
    """
    unknown = set(frame.columns) - set(FORM_COLUMNS)
    if unknown:
        raise KeyError(f"no columns of a form: {', '.join(sorted(unknown))}")
    typed = pd.DataFrame(
        {name: _typed(frame.get(name), kind, frame.index) for name, kind in FORM_COLUMNS.items()}
    ).reset_index(drop=True)
    return typed.assign(file=typed["file"].fillna(""))


def numbered(forms: pd.DataFrame) -> pd.DataFrame:
    """The forms with ``record``, a number per person and operation, and ``who``, one per person.

    Records are numbered in the order of persons and operations.
    """
    return forms.assign(
        record=forms.groupby(KEY, sort=True, dropna=False).ngroup(),
        who=forms["person"].factorize()[0],
    )


def _typed(given: pd.Series[Any] | None, kind: str, index: pd.Index) -> pd.Series[Any]:
    if given is None:
        return pd.Series(None, index=index, dtype=kind)
    column: pd.Series[Any] = pd.to_datetime(given) if kind == DAY else given
    typed: pd.Series[Any] = column.astype(kind)  # type: ignore[call-overload]
    if kind == DAY:
        typed = typed.dt.normalize()
    if kind == TEXT:
        typed = typed.mask(typed.str.strip() == "")
    return typed


def tells(forms: pd.DataFrame, columns: Mapping[str, str]) -> pd.Series[bool]:
    """Whether each form answers any of these."""
    return forms[list(columns)].notna().any(axis=1)
