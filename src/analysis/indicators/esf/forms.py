"""The forms that records are made from: a row per form as exported, typed, codes unchecked.

A row with an entry date is a start form, and may tell the exit and the follow-up as well; a row
with an exit date alone is an end form; a row with neither but with six-month answers, a follow-up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from analysis.tables.participants import PARTICIPANT_CODES

DAY, TEXT, CODE, YES_NO = "datetime64[us]", "str", "category", "boolean"
KEY = ["person", "operation"]
ENTRY: Mapping[str, str] = MappingProxyType(
    {
        "age_at_entry": "Int64",
        "lm_entry": CODE,
        "works_entry": YES_NO,
        "registered_unemployed": YES_NO,
        "full_time_student": YES_NO,
        "unemployed_since": DAY,
        "unemployed_months": "Float64",
        "in_education_entry": YES_NO,
        "isced_entry": "Int64",
        "foreign_or_minority": CODE,
        "third_country_national": CODE,
        "foreign_background": CODE,
        "minority": CODE,
        "disability": CODE,
        "other_disadvantage": CODE,
        "homeless": CODE,
        "rural": CODE,
    }
)
EXIT: Mapping[str, str] = MappingProxyType(
    {
        "exit_info_date": DAY,
        "lm_exit": CODE,
        "job_searching_exit": YES_NO,
        "in_education_exit": YES_NO,
        "qualification_gained": YES_NO,
        "course_completed": YES_NO,
    }
)
FOLLOW_UP: Mapping[str, str] = MappingProxyType(
    {"follow_up_date": DAY, "lm_6m": CODE, "improved_6m": YES_NO, "improvement_6m": CODE}
)
#: Columns of a form and their types; ``target_group``: one group, or several joined by spaces.
FORM_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "person": TEXT,
        "operation": CODE,
        "file": CODE,
        "row": "Int64",
        "start_form_signed": YES_NO,
        "target_group": CODE,
        "entry_date": DAY,
        "exit_date": DAY,
        "birth_date": DAY,
        "gender": CODE,
        **ENTRY,
        **EXIT,
        "end_form_missing": CODE,
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
    return pd.DataFrame(
        {name: _typed(frame.get(name), name, frame.index) for name in FORM_COLUMNS}
    ).reset_index(drop=True)


def numbered(forms: pd.DataFrame) -> pd.DataFrame:
    """The forms in the order of persons, operations, entries, files and rows.

    Columns beside those of a form: ``record``, a number per person and operation, and ``who``,
    one per person. The labels of the rows stay.
    """
    who = forms["person"].factorize(sort=True)[0]
    operation = forms["operation"].cat.codes.to_numpy(dtype="int64")
    record = who * (operation.max(initial=0) + 2) + operation + 1
    entry = forms["entry_date"].astype("int64")
    file, row = forms["file"].cat.codes, forms["row"].fillna(0)
    order = np.lexsort([row.to_numpy(dtype="int64"), file, entry, record])
    return forms.assign(record=record, who=who).take(order)


def _typed(given: pd.Series[Any] | None, name: str, index: pd.Index) -> pd.Series[Any]:
    kind = FORM_COLUMNS[name]
    if given is None:
        given = pd.Series(None, index=index, dtype="str" if kind == CODE else kind)
    if kind == CODE:
        return _coded(given, PARTICIPANT_CODES.get(name, ()))
    column: pd.Series[Any] = pd.to_datetime(given) if kind == DAY else given
    typed: pd.Series[Any] = column.astype(kind)  # type: ignore[call-overload]
    return typed.dt.normalize() if kind == DAY else typed


def _coded(given: pd.Series[Any], known: Collection[str]) -> pd.Series[Any]:
    """The texts as categories in the order of the alphabet: known ones, and others found."""
    is_coded = isinstance(given.dtype, pd.CategoricalDtype)
    column = given if is_coded else given.astype("str").astype("category")
    told = {text for text in column.cat.categories if text.strip()}
    return column.cat.set_categories(sorted(told.union(known)))


def as_text(column: pd.Series[Any]) -> pd.Series[str]:
    """The texts behind categories (``astype`` goes through a Python object for each)."""
    codes = column.cat.codes.to_numpy()
    texts = column.cat.categories.astype("str").array.take(codes, allow_fill=True)
    return pd.Series(texts, index=column.index)


def tells(forms: pd.DataFrame, columns: Mapping[str, str]) -> pd.Series[bool]:
    """Whether each form answers any of these."""
    return forms[list(columns)].notna().any(axis=1)
