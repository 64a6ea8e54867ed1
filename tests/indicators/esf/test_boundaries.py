"""The days, months and ages around each rule."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.project import EsfRules

from .conftest import AFTER, codes, esf, esf_plus, left, made, start


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("1997-06-14", 25),  # the birthday itself
        ("1997-06-15", 24),
        ("1967-06-14", 55),
        ("1967-06-15", 54),
        ("2004-06-14", 18),
        ("2004-06-15", 17),
        ("1992-06-14", 30),
        ("1992-06-15", 29),
    ],
)
def test_ages_on_the_day(born: str, age: int) -> None:
    form = start(birth_date=born)
    assert made(form).participants["age_at_entry"].tolist() == [age]
    assert ("CO06" in codes(esf(form))) == (age <= 24)
    assert ("CO07" in codes(esf(form))) == (age >= 55)
    found = codes(esf_plus(form))
    assert ("EECO06" in found, "EECO07" in found) == (age < 18, 18 <= age <= 29)
    assert ("EECO08" in found) == (age >= 55)


@pytest.mark.parametrize(
    ("entry", "birthday", "age"),
    [
        ("2025-02-28", "1 March", 24),
        ("2025-02-28", "28 February", 25),
        ("2025-03-01", "1 March", 25),
        ("2025-02-27", "28 February", 24),
        ("2024-02-29", "1 March", 24),
        ("2024-02-28", "28 February", 23),
    ],
)
def test_births_on_a_leap_day(entry: str, birthday: Any, age: int) -> None:
    rules = EsfRules(leap_day_birthday=birthday)
    form = start(birth_date="2000-02-29", entry_date=entry)
    found = made(form, rules=rules, today=AFTER)
    assert found.participants["age_at_entry"].tolist() == [age]


@pytest.mark.parametrize(
    ("born", "entry", "since", "long"),
    [
        ("2000-01-01", "2022-06-14", "2021-12-13", True),
        ("2000-01-01", "2022-06-14", "2021-12-14", False),
        ("1980-01-01", "2022-06-14", "2021-06-13", True),
        ("1980-01-01", "2022-06-14", "2021-06-14", False),
        # month ends: six months after 31 August is the last of February
        ("2000-01-01", "2022-02-28", "2021-08-31", False),
        ("2000-01-01", "2022-03-01", "2021-08-31", True),
        # a year after a leap day is the 28th
        ("1980-01-01", "2021-02-28", "2020-02-29", False),
        ("1980-01-01", "2021-03-01", "2020-02-29", True),
        # 25 today: twelve months, 25 tomorrow: six
        ("1997-06-14", "2022-06-14", "2021-12-01", False),
        ("1997-06-15", "2022-06-14", "2021-12-01", True),
        ("1980-01-01", "2022-06-14", "2022-06-15", False),
    ],
)
def test_long_term_unemployment(born: str, entry: str, since: str, long: bool) -> None:
    form = start(birth_date=born, entry_date=entry, unemployed_since=since)
    assert ("CO02" in codes(esf(form))) == long
    assert ("EECO03" in codes(esf_plus(form))) == long


@pytest.mark.parametrize(
    ("born", "months", "boundary", "long"),
    [
        ("2000-01-01", 6, "more than", False),
        ("2000-01-01", 6, "at least", True),
        ("2000-01-01", 6.5, "more than", True),
        ("1980-01-01", 12, "more than", False),
        ("1980-01-01", 12, "at least", True),
        ("1980-01-01", 13, "more than", True),
        ("1980-01-01", 11.9, "at least", False),
    ],
)
def test_months_told_instead_of_a_day(born: str, months: float, boundary: Any, long: bool) -> None:
    rules = EsfRules(long_term_boundary=boundary)
    found = esf(start(birth_date=born, unemployed_months=months), rules=rules)
    assert ("CO02" in codes(found)) == long


def test_exactly_a_year_counts_where_the_setting_says_so() -> None:
    form = start(unemployed_since="2021-06-14")
    assert "CO02" not in codes(esf(form))
    assert "CO02" in codes(esf(form, rules=EsfRules(long_term_boundary="at least")))


def test_an_unknown_length_is_unknown_and_not_short() -> None:
    result = esf(start()).results["CO02"]
    assert (result.value.total, result.reference.total, result.n.total) == (0, 1, 0)
    assert result.unknown.women == 1


def test_the_unemployed_only_can_be_unemployed_for_long() -> None:
    found = esf(start(lm_entry="employed", unemployed_since="2010-01-01"))
    assert "CO02" not in codes(found)


@pytest.mark.parametrize(
    ("told", "window", "counts"),
    [
        ("2022-12-01", 28, True),
        ("2022-11-30", 28, False),
        ("2022-12-29", 28, True),  # day 28
        ("2022-12-30", 28, False),  # day 29
        ("2022-12-30", 29, True),
        ("2022-12-02", 0, False),
        (None, 28, False),
    ],
)
def test_the_window_after_leaving(told: str | None, window: int, counts: bool) -> None:
    form = {**start(), **left("2022-12-01", told=told, lm_exit="employed")}
    found = esf(form, rules=EsfRules(exit_window_days=window))
    assert ("CR04" in codes(found)) == counts


def test_an_undated_end_form_describes_the_exit_where_the_setting_says_so() -> None:
    form = {**start(), **left(told=None, lm_exit="employed")}
    rules = EsfRules(undated_end_form="describes the exit")
    assert "CR04" in codes(esf(form, rules=rules))
    nothing = {**start(), **left(told=None)}
    assert esf(nothing, rules=rules).results["CR04"].n.total == 0


def test_who_still_takes_part_has_no_result() -> None:
    answers = {"lm_exit": "employed", "exit_info_date": "2022-07-01", "qualification_gained": True}
    found = codes(esf({**start(), **answers, "lm_6m": "employed"}))
    assert not {code for code in found if code.startswith("CR")}


@pytest.mark.parametrize(
    ("asked", "counts"),
    [("2023-06-30", True), ("2023-06-29", False), (None, True), ("2023-09-01", True)],
)
def test_six_months_after_leaving(asked: str | None, counts: bool) -> None:
    form = {**start(), **left("2022-12-31"), "lm_6m": "employed", "follow_up_date": asked}
    assert ("CR06" in codes(esf(form))) == counts


@pytest.mark.parametrize(
    ("facts", "settings", "expected"),
    [
        ({"lm_entry": "unemployed", "full_time_student": True}, {}, "inactive"),
        (
            {"lm_entry": "unemployed", "full_time_student": True},
            {"registered_student": "as declared"},
            "unemployed",
        ),
        (
            {"lm_entry": "inactive", "full_time_student": True, "registered_unemployed": True},
            {},
            "inactive",
        ),
        (
            {"lm_entry": "inactive", "full_time_student": True, "registered_unemployed": True},
            {"registered_student": "unemployed"},
            "unemployed",
        ),
        ({"lm_entry": "employed", "full_time_student": True}, {}, "employed"),
        (
            {"lm_entry": "employed", "full_time_student": True},
            {"working_student": "inactive"},
            "inactive",
        ),
        ({"lm_entry": "inactive", "registered_unemployed": True}, {}, "unemployed"),
        (
            {"lm_entry": "inactive", "registered_unemployed": True},
            {"registered_inactive": "as declared"},
            "inactive",
        ),
        ({"lm_entry": None, "works_entry": True}, {}, "employed"),
        ({"lm_entry": None, "registered_unemployed": True}, {}, "unemployed"),
        ({"lm_entry": None, "full_time_student": True}, {}, "inactive"),
        ({"lm_entry": None}, {}, None),
    ],
)
def test_precedence_of_students_and_the_registered(
    facts: dict[str, Any], settings: dict[str, Any], expected: str | None
) -> None:
    code = {"unemployed": "CO01", "inactive": "CO03", "employed": "CO05", None: None}
    found = codes(esf(start(**facts), rules=EsfRules(**settings)))
    assert found & {"CO01", "CO03", "CO05"} == {code[expected]} - {None}


@pytest.mark.parametrize(
    ("level", "esf_code", "plus_code"),
    [
        (0, set(), "EECO09"),
        (1, {"CO09"}, "EECO09"),
        (2, {"CO09"}, "EECO09"),
        (3, {"CO10"}, "EECO10"),
        (4, {"CO10"}, "EECO10"),
        (5, {"CO11"}, "EECO11"),
        (8, {"CO11"}, "EECO11"),
    ],
)
def test_levels_of_education(level: int, esf_code: set[str], plus_code: str) -> None:
    form = start(isced_entry=level)
    assert codes(esf(form)) & {"CO09", "CO10", "CO11"} == esf_code
    assert codes(esf_plus(form)) & {"EECO09", "EECO10", "EECO11"} == {plus_code}


@pytest.mark.parametrize(("age_born", "counts"), [("2004-06-14", True), ("2004-06-15", False)])
def test_isced_0_as_other_disadvantage_of_adults(age_born: str, counts: bool) -> None:
    form = start(isced_entry=0, birth_date=age_born)
    assert "CO17" not in codes(esf(form))
    found = esf(form, rules=EsfRules(isced0_is_other_disadvantaged=True))
    assert ("CO17" in codes(found)) == counts


def test_a_completed_course_is_no_qualification_unless_the_setting_says_so() -> None:
    form = {**start(), **left(course_completed=True, qualification_gained=False)}
    assert "CR03" not in codes(esf(form))
    found = esf(form, rules=EsfRules(mooc_completion_is_qualification=True))
    assert "CR03" in codes(found)


@pytest.mark.parametrize(
    ("kinds", "counts"),
    [
        ("stable_contract", True),
        ("more_hours pay_rise", True),
        ("higher_skills", True),
        ("more_responsibility", True),
        ("promotion", True),
        ("pay_rise better_skills", False),
        ("self_employment", False),
        ("none", False),
    ],
)
def test_what_an_improvement_is(kinds: str, counts: bool) -> None:
    form = {**start(lm_entry="employed"), **left(), "improved_6m": True, "improvement_6m": kinds}
    assert ("CR07" in codes(esf(form))) == counts
    assert ("EECR06" in codes(esf_plus(form))) == counts


def test_continued_job_search_and_studies_are_no_results() -> None:
    searching = {**start(), **left(job_searching_exit=True)}  # was unemployed, so was searching
    studying = {**start(in_education_entry=True), **left(in_education_exit=True)}
    assert not codes(esf(searching)) & {"CR01", "CR02"}
    assert "CR02" not in codes(esf(studying))


def test_disadvantaged_results_count_a_person_once() -> None:
    both = {"foreign_or_minority": "yes", "disability": "yes"}
    form = start(lm_entry="inactive", **both)
    answers = left(job_searching_exit=True, qualification_gained=True, lm_exit="employed")
    found = esf({**form, **answers, "lm_6m": "employed"})
    assert found.results["CR05"].value.total == 1
    assert codes(found) >= {"CO15", "CO16", "CR01", "CR03", "CR04", "CR05", "CR06", "CR09"}
    assert "CR08" not in codes(found)


def test_above_54_with_work_after_six_months() -> None:
    form = {**start(birth_date="1960-01-01"), **left(), "lm_6m": "employed"}
    assert codes(esf(form)) >= {"CO07", "CO08", "CR06", "CR08"}
    employed = {**form, "lm_entry": "employed"}
    assert not codes(esf(employed)) & {"CR06", "CR08", "CO08"}


def test_the_covid_indicators_are_off_until_turned_on() -> None:
    form = {**start(lm_entry="employed"), **left(), "lm_6m": "employed"}
    assert not [code for code in esf(form).results if code.startswith("CV")]
    found = esf(form, rules=EsfRules(turned_on=["CV31", "CVR1"]))
    assert [code for code in found.results if code.startswith("CV")] == ["CV31", "CVR1"]
    assert codes(found) >= {"CV31", "CVR1"}


@pytest.mark.parametrize(("choice", "expected"), [("all", 2), ("left", 1)])
def test_reference_population_of_results(choice: Any, expected: int) -> None:
    rules = EsfRules(reference_population=choice)
    found = esf({**start(), **left()}, start(person="p2"), rules=rules)
    assert found.results["CR04"].reference.total == expected
    assert found.results["CO02"].reference.total == 2
