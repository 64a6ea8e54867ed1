"""The rules of the result indicators: immediate results and those after six months.

Each takes participant records as `facts.with_facts` gives them and the settings, and gives a
nullable truth value per record that is false outside the reference population, missing where the
answer is not known. Sources: as `outputs`; FAQ of the Commission on CR03 and CR07.
"""

from __future__ import annotations

import pandas as pd

from analysis.indicators.esf import outputs
from analysis.indicators.esf.kleene import Truth, is_one_of, known_where
from analysis.project import EsfRules

Records = pd.DataFrame
#: What counts as an improved situation; a rise in pay, better skills or self-employment does not.
COUNTED_IMPROVEMENTS = (
    "stable_contract", "more_hours", "higher_skills", "more_responsibility", "promotion",
)  # fmt: skip


def searching_on_leaving(records: Records, rules: EsfRules) -> Truth:
    """Inactive at entry, and searching for a job on leaving."""
    return outputs.inactive(records, rules) & _on_leaving(records, "job_searching_exit")


def in_education_on_leaving(records: Records, rules: EsfRules) -> Truth:
    """Not in education or training at entry, and in it on leaving."""
    now = _on_leaving(records, "in_education_exit")
    return outputs.not_in_education(records, rules) & now


def qualified_on_leaving(records: Records, rules: EsfRules) -> Truth:
    """Gained a formally assessed qualification; a completed open course only by a setting."""
    gained = records["qualification_gained"]
    if rules.mooc_completion_is_qualification:
        gained = gained | records["course_completed"]
    return known_where(gained, records["left"])


def employed_on_leaving(records: Records, rules: EsfRules) -> Truth:
    """Unemployed or inactive at entry, and employed on leaving."""
    works = known_where(is_one_of(records["lm_exit"], ["employed"]), records["left"])
    return outputs.unemployed_or_inactive(records, rules) & works


def disadvantaged_with_result(records: Records, rules: EsfRules) -> Truth:
    """Disadvantaged, with any of the four immediate results; counted once."""
    any_result = (
        searching_on_leaving(records, rules)
        | in_education_on_leaving(records, rules)
        | qualified_on_leaving(records, rules)
        | employed_on_leaving(records, rules)
    )
    return outputs.disadvantaged(records, rules) & any_result


def employed_6m(records: Records, rules: EsfRules) -> Truth:
    """Unemployed or inactive at entry, and employed six months after leaving."""
    return outputs.unemployed_or_inactive(records, rules) & _employed_then(records)


def improved_6m(records: Records, rules: EsfRules) -> Truth:
    """Employed at entry, and in a better labour market situation six months after leaving.

    What improved, where it was asked, decides over the plain yes or no.
    """
    told, kinds = records["improved_6m"], records["improvement_6m"]
    pattern = "|".join(COUNTED_IMPROVEMENTS)
    counting = kinds.cat.categories.str.contains(rf"\b(?:{pattern})\b")
    counted = is_one_of(kinds, kinds.cat.categories[counting])
    better = told.mask(kinds.notna(), counted)
    return outputs.employed(records, rules) & known_where(better, records["followed_up"])


def above_54_employed_6m(records: Records, rules: EsfRules) -> Truth:
    """At least 55 at entry, without work then, and employed six months after leaving."""
    return outputs.above_54(records, rules) & employed_6m(records, rules)


def disadvantaged_employed_6m(records: Records, rules: EsfRules) -> Truth:
    """Disadvantaged and without work at entry, and employed six months after leaving."""
    return outputs.disadvantaged(records, rules) & employed_6m(records, rules)


def kept_job_6m(records: Records, rules: EsfRules) -> Truth:
    """Employed at entry, and employed six months after leaving (REACT-EU)."""
    return outputs.employed(records, rules) & _employed_then(records)


def _on_leaving(records: Records, column: str) -> Truth:
    return known_where(records[column], records["left"])


def _employed_then(records: Records) -> Truth:
    return known_where(is_one_of(records["lm_6m"], ["employed"]), records["followed_up"])
