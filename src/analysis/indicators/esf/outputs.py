"""The rules of the common output indicators: one function per kind of participant.

Each takes participant records as `facts.with_facts` gives them and the settings, and gives a
nullable truth value per record.
Sources: Regulation (EU) No 1304/2013, Annex I; ESF monitoring guidance, Annex C1; Regulation (EU)
2021/1057, Annex I. What is sure and what is not stands in the registers beside this module.
"""

from __future__ import annotations

import pandas as pd

from analysis.indicators.esf.dates import add_months
from analysis.indicators.esf.kleene import Truth, answered_yes, is_one_of
from analysis.project import EsfRules

Records = pd.DataFrame


def participant(records: Records, rules: EsfRules) -> Truth:
    """Everybody with one of the three statuses: their sum is the total."""
    return _status(records, "unemployed", "inactive", "employed")


def unemployed(records: Records, rules: EsfRules) -> Truth:
    """Unemployed, or registered as unemployed."""
    return _status(records, "unemployed")


def long_term_unemployed(records: Records, rules: EsfRules) -> Truth:
    """Unemployed for more than the months that the age at entry asks for."""
    return unemployed(records, rules) & _unemployed_long(records, rules)


def inactive(records: Records, rules: EsfRules) -> Truth:
    """Neither employed nor unemployed."""
    return _status(records, "inactive")


def inactive_not_in_education(records: Records, rules: EsfRules) -> Truth:
    """Inactive, and said not to be in education or training."""
    return inactive(records, rules) & ~records["studies"]


def employed(records: Records, rules: EsfRules) -> Truth:
    """Employed or self-employed."""
    return _status(records, "employed")


def unemployed_or_inactive(records: Records, rules: EsfRules) -> Truth:
    """Without work at entry."""
    return _status(records, "unemployed", "inactive")


def below_25(records: Records, rules: EsfRules) -> Truth:
    """At most 24 years old."""
    return records["age_at_entry"] <= 24


def above_54(records: Records, rules: EsfRules) -> Truth:
    """At least 55 years old."""
    return records["age_at_entry"] >= 55


def above_54_without_work(records: Records, rules: EsfRules) -> Truth:
    """At least 55, and unemployed or inactive without being in education or training."""
    out = unemployed(records, rules) | inactive_not_in_education(records, rules)
    return above_54(records, rules) & out


def above_54_unemployed_or_inactive(records: Records, rules: EsfRules) -> Truth:
    """At least 55, and unemployed or inactive."""
    return above_54(records, rules) & unemployed_or_inactive(records, rules)


def isced_1_2(records: Records, rules: EsfRules) -> Truth:
    """Primary or lower secondary education."""
    return _isced(records, 1, 2)


def isced_0_2(records: Records, rules: EsfRules) -> Truth:
    """Lower secondary education or less."""
    return _isced(records, 0, 2)


def isced_3_4(records: Records, rules: EsfRules) -> Truth:
    """Upper secondary or post-secondary education."""
    return _isced(records, 3, 4)


def isced_5_8(records: Records, rules: EsfRules) -> Truth:
    """Tertiary education."""
    return _isced(records, 5, 8)


def children(records: Records, rules: EsfRules) -> Truth:
    """Below 18 years."""
    return records["age_at_entry"] < 18


def aged_18_29(records: Records, rules: EsfRules) -> Truth:
    """From 18 to 29 years."""
    return records["age_at_entry"].between(18, 29)


def not_in_education(records: Records, rules: EsfRules) -> Truth:
    """Said not to be in education or training at entry."""
    return ~records["studies"]


def foreign_or_minority(records: Records, rules: EsfRules) -> Truth:
    """Migrant, foreign background or minority: the one item of 2014–2020.

    Where only the three items of ESF+ were asked: yes to any of them.
    """
    one = answered_yes(records["foreign_or_minority"])
    parts = [answered_yes(records[name]) for name in SPLIT_ITEMS]
    return one.where(records["foreign_or_minority"].notna(), parts[0] | parts[1] | parts[2])


SPLIT_ITEMS = ("third_country_national", "foreign_background", "minority")


def disability(records: Records, rules: EsfRules) -> Truth:
    """With a disability."""
    return answered_yes(records["disability"])


def other_disadvantage(records: Records, rules: EsfRules) -> Truth:
    """Any other disadvantage; by a setting also an adult with ISCED 0."""
    told = answered_yes(records["other_disadvantage"])
    if not rules.isced0_is_other_disadvantaged:
        return told
    return told | (_isced(records, 0, 0) & (records["age_at_entry"] >= rules.adult_age))


def disadvantaged(records: Records, rules: EsfRules) -> Truth:
    """Any of the three disadvantages of Annex I as amended in 2018."""
    return (
        foreign_or_minority(records, rules)
        | disability(records, rules)
        | other_disadvantage(records, rules)
    )


def disadvantaged_without_work(records: Records, rules: EsfRules) -> Truth:
    """Disadvantaged, and unemployed or inactive."""
    return disadvantaged(records, rules) & unemployed_or_inactive(records, rules)


def third_country_national(records: Records, rules: EsfRules) -> Truth:
    """Not a citizen of the Union, or stateless."""
    return answered_yes(records["third_country_national"])


def foreign_background(records: Records, rules: EsfRules) -> Truth:
    """With a foreign background, by national definition."""
    return answered_yes(records["foreign_background"])


def minority(records: Records, rules: EsfRules) -> Truth:
    """Of a minority, by national definition."""
    return answered_yes(records["minority"])


def homeless(records: Records, rules: EsfRules) -> Truth:
    """Homeless or affected by housing exclusion."""
    return answered_yes(records["homeless"])


def rural(records: Records, rules: EsfRules) -> Truth:
    """From a rural area."""
    return answered_yes(records["rural"])


def _status(records: Records, *codes: str) -> Truth:
    return is_one_of(records["status"], codes)


def _isced(records: Records, low: int, high: int) -> Truth:
    return records["isced_entry"].between(low, high)


def _unemployed_long(records: Records, rules: EsfRules) -> Truth:
    young = records["age_at_entry"] < rules.youth_age
    months = (rules.long_term_months_young, rules.long_term_months)
    short, long = (_for_months(records, n, rules) for n in months)
    return (young & short) | (~young & long)


def _for_months(records: Records, months: int, rules: EsfRules) -> Truth:
    """Whether the unemployment had lasted so many months on the day of entry."""
    since, entry = records["unemployed_since"], records["entry_date"]
    due, told = add_months(since, months), records["unemployed_months"]
    strict = rules.long_term_boundary == "more than"
    by_day = ((entry > due) if strict else (entry >= due)).astype("boolean")
    by_number = (told > months) if strict else (told >= months)
    return by_day.where(since.notna(), by_number.astype("boolean"))
