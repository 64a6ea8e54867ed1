"""The contract on ESF participant records and on the organisations an operation supported."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
import pandera.pandas as pa

_DAY = "datetime64[us]"

#: Every code a column of participant records may hold, in the order of a form.
PARTICIPANT_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gender": ("woman", "man", "nonbinary"),
        "lm_entry": ("unemployed", "inactive", "employed"),
        "foreign_or_minority": ("yes", "no", "refused"),
        "third_country_national": ("yes", "no", "refused"),
        "foreign_background": ("yes", "no", "refused"),
        "minority": ("yes", "no", "refused"),
        "disability": ("yes", "no", "refused"),
        "other_disadvantage": ("yes", "no", "refused"),
        "homeless": ("yes", "no", "refused"),
        "rural": ("yes", "no", "refused"),
        "lm_exit": ("unemployed", "inactive", "employed"),
        "end_form_missing": ("not reached", "refused", "ill", "moved", "died", "other"),
        "lm_6m": ("unemployed", "inactive", "employed"),
    }
)
#: What can have become better six months after leaving; several are joined by a space.
IMPROVEMENTS = (
    "stable_contract", "more_hours", "higher_skills", "more_responsibility", "promotion",
    "pay_rise", "better_skills", "self_employment", "none",
)  # fmt: skip
#: Levels of the International Standard Classification of Education 2011.
ISCED = range(9)


def _text(title: str, *, null: bool = False) -> pa.Column:
    return pa.Column(str, nullable=null, title=title)


def _code(name: str, title: str) -> pa.Column:
    codes = PARTICIPANT_CODES[name]
    said = f"{title}: {', '.join(codes)}"
    return pa.Column(str, pa.Check.isin(codes), nullable=True, title=said)


def _day(title: str, *, null: bool = True) -> pa.Column:
    return pa.Column(_DAY, nullable=null, title=title)


def _yes_no(title: str) -> pa.Column:
    return pa.Column("boolean", nullable=True, title=title)


def _number(title: str, low: float, high: float, kind: str = "Int64") -> pa.Column:
    return pa.Column(kind, pa.Check.in_range(low, high), nullable=True, title=title)


def _improvements(column: pd.Series[str]) -> pd.Series[bool]:
    allowed = "|".join(IMPROVEMENTS)
    return column.str.fullmatch(rf"(?:{allowed})(?: (?:{allowed}))*").astype("bool")


PARTICIPANTS = pa.DataFrameSchema(
    {
        "person": _text("pseudonym; never the personal identity code"),
        "operation": _text("code of the operation (project)"),
        "file": _text("export that holds the start form the record begins with"),
        "row": pa.Column("Int64", nullable=True, title="its row as a spreadsheet counts"),
        "exit_file": _text("export that holds the form of the last exit", null=True),
        "exit_row": pa.Column("Int64", nullable=True, title="its row as a spreadsheet counts"),
        "forms": pa.Column("int64", pa.Check.ge(1), title="forms the record was made from"),
        "target_groups": _text("target groups of the project plan, joined by a space"),
        "entry_date": _day("day of the first entry", null=False),
        "exit_date": _day("day of the last exit; empty while the person takes part"),
        "gender": _code("gender", "gender"),
        "age_at_entry": _number("full years on the day of the first entry", 0, 110),
        "lm_entry": _code("lm_entry", "labour market status at the first entry, as declared"),
        "works_entry": _yes_no("does any work for pay, profit or family gain at the first entry"),
        "registered_unemployed": _yes_no("registered as unemployed at the first entry"),
        "full_time_student": _yes_no("studies full time at the first entry"),
        "unemployed_since": _day("first day of the unemployment that lasts at the first entry"),
        "unemployed_months": _number("months of it, where the day is unknown", 0, 1200, "Float64"),
        "in_education_entry": _yes_no("in education or training at the first entry"),
        "isced_entry": _number("highest completed level of education, ISCED 2011", 0, 8),
        "foreign_or_minority": _code(
            "foreign_or_minority", "migrant, foreign background or minority (one item, 2014–2020)"
        ),
        "third_country_national": _code("third_country_national", "third-country national (ESF+)"),
        "foreign_background": _code("foreign_background", "foreign background (ESF+)"),
        "minority": _code("minority", "minority (ESF+)"),
        "disability": _code("disability", "disability"),
        "other_disadvantage": _code("other_disadvantage", "other disadvantage (2014–2020)"),
        "homeless": _code("homeless", "homeless or affected by housing exclusion (ESF+)"),
        "rural": _code("rural", "from a rural area (ESF+)"),
        "exit_info_date": _day("day that the answers of the end form describe"),
        "lm_exit": _code("lm_exit", "labour market status on leaving"),
        "job_searching_exit": _yes_no("searches for a job on leaving"),
        "in_education_exit": _yes_no("in education or training on leaving"),
        "qualification_gained": _yes_no("gained a formally assessed qualification on leaving"),
        "course_completed": _yes_no("completed the project's open course (no qualification)"),
        "end_form_missing": _code("end_form_missing", "why there is no end form"),
        "follow_up_date": _day("day of the six-month follow-up"),
        "lm_6m": _code("lm_6m", "labour market status six months after leaving"),
        "improved_6m": _yes_no("labour market situation improved six months after leaving"),
        "improvement_6m": pa.Column(
            str,
            pa.Check(_improvements, name="known improvements"),
            nullable=True,
            title=f"what improved, joined by a space: {', '.join(IMPROVEMENTS)}",
        ),
    },
    strict=True,
    ordered=True,
    unique=["person", "operation"],
)

#: What an organisation is, how it was supported, and the EU's size classes.
ORGANISATION_KINDS = ("enterprise", "public", "other")
SUPPORT = ("direct", "indirect", "provider")
SIZES = ("micro", "small", "medium", "large")

SUPPORTED_ORGANISATIONS = pa.DataFrameSchema(
    {
        "operation": _text("code of the operation (project)"),
        "organisation": _text("business ID, written alike for one organisation"),
        "file": _text("list that names it"),
        "row": pa.Column("Int64", nullable=True, title="row as a spreadsheet counts"),
        "kind": pa.Column(str, pa.Check.isin(ORGANISATION_KINDS), title="what it is"),
        "support": pa.Column(
            str,
            pa.Check.isin(SUPPORT),
            title="direct; indirect; or provider: paid to deliver a service",
        ),
        "staff": _number("annual work units", 0, float("inf"), "Float64"),
        "turnover": _number("annual turnover, million euros", 0, float("inf"), "Float64"),
        "balance": _number("balance sheet total, million euros", 0, float("inf"), "Float64"),
        "size": pa.Column(
            str, pa.Check.isin(SIZES), nullable=True, title="size class as the enterprise told it"
        ),
    },
    strict=True,
    ordered=True,
)
