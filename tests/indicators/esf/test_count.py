"""Counts of small sets of people, checked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from analysis.indicators.data import Data
from analysis.indicators.esf.aggregate_checks import aggregate_checks
from analysis.indicators.esf.count import Supported, count
from analysis.indicators.esf.counters import Counters, counters
from analysis.indicators.esf.counts import Amount, Split
from analysis.indicators.esf.end_forms import end_forms
from analysis.indicators.esf.individual_checks import individual_checks
from analysis.indicators.esf.periods import as_of, empty_period
from analysis.indicators.esf.register import PROGRAMMES, programme
from analysis.indicators.esf.target_groups import by_target_group
from analysis.project import EsfRules, Operation, Period
from analysis.tables import checked, empty

from .conftest import codes, esf, esf_plus, left, made, start

ESF, RULES = programme("esf_2014_2020"), EsfRules()


def test_women_men_and_those_the_programme_does_not_know() -> None:
    people = [start(person=str(n), gender=g) for n, g in enumerate(["woman", "man", "nonbinary"])]
    usual, plus = esf(*people, start(person="x", gender=None)), esf_plus(*people)
    assert usual.grand_total == Split(women=1, men=1, unknown=2)
    assert usual.complete == Split(women=1, men=1)
    assert usual.missing["gender"] == 2
    assert plus.complete == Split(women=1, men=1, nonbinary=1)


def test_the_same_people_in_both_programmes() -> None:
    people = [
        start(person="young", birth_date="1996-01-01", isced_entry=0),
        start(person="child", birth_date="2006-01-01", isced_entry=2, foreign_or_minority=None,
              third_country_national="yes", foreign_background="yes", minority="no"),
        start(person="old", birth_date="1960-01-01", other_disadvantage="yes", gender="nonbinary"),
        start(person="usual", foreign_or_minority="yes", **left(lm_exit="employed")),
    ]  # fmt: skip
    usual, plus = esf(*people), esf_plus(*people)
    told = {
        code: result.value for counted in (usual, plus) for code, result in counted.results.items()
    }
    total = {code: v.total if isinstance(v, Split) else v for code, v in told.items()}
    # the one of 26 is "young" only in ESF+, where the child of 16 is counted apart
    assert (total["CO06"], total["EECO06"], total["EECO07"]) == (1, 1, 1)
    # ISCED 0 belongs to a level only in ESF+
    assert (total["CO09"], total["EECO09"]) == (1, 2)
    # the non-binary person of 62 is complete only in ESF+
    assert (total["CO07"], total["EECO08"]) == (0, 1)
    assert (usual.complete.total, total["EECO01"]) == (3, 4)
    # one item of 2014–2020, three of ESF+, of which the old form says nothing
    assert (total["CO15"], total["EECO13"], total["EECO14"], total["EECO15"]) == (2, 1, 1, 0)
    assert plus.results["EECO14"].unknown.total == 3
    # results of the disadvantaged are of 2014–2020 only
    assert (total["CR04"], total["CR05"], total["EECR04"]) == (1, 1, 1)
    assert "EECR07" not in total


ORGANISATIONS = [
    ("1-1", "enterprise", "direct", 9, 1, None, None),
    ("1-1", "enterprise", "direct", 9, 1, None, None),  # once
    ("2-2", "enterprise", "direct", 249, 50, 99, None),
    ("3-3", "enterprise", "direct", 249, 51, 43, None),
    ("4-4", "enterprise", "direct", 249, 51, 44, "medium"),  # the figures decide
    ("5-5", "enterprise", "direct", 250, 1, 1, None),
    ("6-6", "enterprise", "direct", None, None, None, "small"),
    ("7-7", "enterprise", "direct", None, None, None, None),  # not known
    ("8-8", "enterprise", "indirect", 1, 1, 1, "micro"),
    ("9-9", "enterprise", "provider", 1, 1, 1, "micro"),
    ("10-0", "public", "direct", 1, 1, 1, None),
]


def organisations() -> pd.DataFrame:
    names = ["organisation", "kind", "support", "staff", "turnover", "balance", "size"]
    rows = pd.DataFrame(ORGANISATIONS, columns=names).assign(operation="S1", file="o.csv", row=2)
    typed = rows.astype(dict(empty("supported_organisations").dtypes))
    columns = list(empty("supported_organisations").columns)
    return checked("supported_organisations", typed[columns])


def test_organisations_and_operations() -> None:
    supported = Supported(
        [
            Operation(code="S1", social_partner_or_ngo=True, public_cost=1000.5),
            Operation(code="S2", social_partner_or_ngo=False, women_in_employment=True),
        ],
        organisations(),
    )
    rules = EsfRules(turned_on=["CV30", "CV33"])
    usual = count(empty("participants"), ESF, rules, supported).results
    plus = count(empty("participants"), programme("esf_plus_2021_2027"), rules, supported).results
    assert usual["CO20"] == Amount("CO20", 1, 2, 2)
    assert usual["CO21"] == Amount("CO21", 1, 2, 1)
    assert usual["CO22"] == Amount("CO22", 0, 2, 0)
    assert usual["CO23"] == Amount("CO23", 4, 10, 9)
    assert usual["CV30"] == Amount("CV30", 1000.5, 2, 1)
    assert usual["CV33"] == Amount("CV33", 8, 10, 10)
    assert plus["EECO18"] == Amount("EECO18", 1, 10, 10)
    assert plus["EECO19"].value == 4
    assert count(empty("participants"), ESF, rules).results["CO23"] == Amount("CO23", 0, 0, 0)


def test_periods_add_up() -> None:
    forms = [
        {**start(person="a", entry_date="2022-01-31"), **left("2022-02-28", lm_exit="employed")},
        {**start(person="b", entry_date="2022-02-01"), **left("2022-03-01", lm_exit="employed")},
    ]
    records = made(*forms).participants
    months = [Period(start=date(2022, n, 1), end=date(2022, n + 1, 1) - DAY) for n in (1, 2, 3)]
    counted = [count(records, ESF, RULES, period=month).results for month in months]
    assert [c["CO01"].value.total for c in counted] == [1, 1, 0]
    assert [c["CR04"].value.total for c in counted] == [0, 1, 1]
    half = count(as_of(records, date(2022, 2, 28)), ESF, RULES)
    assert (half.results["CO01"].value.total, half.results["CR04"].value.total) == (2, 1)
    assert half.results["CR04"].unknown.total == 1
    empty_month = Period(start=date(2023, 1, 1), end=date(2023, 1, 31))
    assert [problem.severity for problem in empty_period(records, empty_month)] == ["note"]
    assert empty_period(records, months[2]) == ()
    assert count(records, ESF, RULES, period=empty_month).grand_total.total == 0


DAY = pd.Timedelta(days=1)


def test_end_forms_by_reason() -> None:
    people = [
        {**start(person="a"), **left(lm_exit="employed")},
        {**start(person="b"), **left(told="2023-06-01", lm_exit="employed")},
        {**start(person="c"), "exit_date": "2022-12-31", "end_form_missing": "moved"},
        {**start(person="d", gender="man"), "exit_date": "2022-12-31"},
        start(person="e", end_form_missing="not reached"),
        start(person="f"),
    ]
    records = made(*people).participants
    state = end_forms(records, ESF, RULES)
    numbers = {reason: part.total for reason, part in state.missing.items() if part.total}
    assert numbers == {"moved": 1, "not reached": 1, "": 1}
    assert (state.in_time.total, state.out_of_time.total, state.open.total) == (1, 1, 1)
    after = end_forms(records, ESF, RULES, ended=date(2023, 10, 31))
    assert (after.open.total, after.missing[""].total, after.total_missing) == (0, 2, 4)
    doubts = individual_checks(records, ESF, RULES, ended=date(2023, 10, 31))
    assert [(p.place.row, p.place.column) for p in doubts] == [
        (5, "end_form_missing"),
        (7, "exit_date"),
        (3, "exit_info_date"),
    ]


@pytest.mark.parametrize(
    ("form", "column", "severity"),
    [
        ({"birth_date": "2007-06-15"}, "age_at_entry", "warning"),
        ({"birth_date": "1947-06-14"}, "age_at_entry", "warning"),
        ({"unemployed_since": "2022-06-15"}, "unemployed_since", "warning"),
        ({"lm_entry": "employed", "unemployed_months": 3}, "unemployed_since", "note"),
        ({"full_time_student": True, "lm_entry": "inactive"}, "in_education_entry", "warning"),
        ({"lm_entry": "inactive", "registered_unemployed": True}, "lm_entry", "note"),
        ({"target_group": None}, "target_group", "warning"),
        ({"isced_entry": None}, "isced_entry", "warning"),
        (left(told="2022-12-30", lm_exit="employed"), "exit_info_date", "warning"),
        (left(told=None, lm_exit="employed"), "exit_info_date", "warning"),
        ({**left(), "follow_up_date": "2023-06-29", "lm_6m": "employed"}, "follow_up_date",
         "warning"),
        ({**left(), "improved_6m": True}, "improvement_6m", "note"),
        ({"exit_date": "2022-12-31"}, "end_form_missing", "warning"),
    ],
)  # fmt: skip
def test_doubts_about_a_record_name_its_row(
    form: dict[str, Any], column: str, severity: str
) -> None:
    records = made(start(person="right"), start(**form)).participants
    doubts = individual_checks(records, ESF, RULES)
    assert [(p.place.row, p.place.column, p.severity) for p in doubts] == [(3, column, severity)]


def test_groups_overlap() -> None:
    people = [
        start(target_group="a b"),
        start(person="p2", target_group="b"),
        start(person="p3", target_group=None),
    ]
    found = by_target_group(made(*people).participants, ESF, ["a", "b", "c"])
    assert {name: part.total for name, part in found.items()} == {"a": 1, "b": 2, "c": 0, "": 1}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_counts_that_cannot_be_right_are_told(name: Any) -> None:
    counted = count(made(start()).participants, programme(name), RULES)
    assert aggregate_checks(counted) == ()
    code = "CO01" if name == "esf_2014_2020" else "EECO02"
    wrong = replace(counted.results[code], value=Split(men=1))
    told = aggregate_checks(replace(counted, results={**counted.results, code: wrong}))
    assert {problem.values["part"] for problem in told} == {"women", "men"}
    assert all(code in problem.place.key for problem in told)


def test_three_counters_are_kept_apart() -> None:
    when = pd.to_datetime(["2022-01-01 10:00Z", "2022-01-01 11:00Z"])
    events = pd.DataFrame({"event": ["e"], "start": when[:1], "end": when[1:]})
    data = Data(
        people=empty("people"),
        responses=pd.DataFrame({"person": ["a"]}),
        scores=empty("scores"),
        events=events,
        registrations=pd.DataFrame({"event": ["e", "e"], "person": ["b", "c"]}),
        attendance=pd.DataFrame(
            {"event": ["e", "e"], "person": ["b", "d"], "minutes": [30.0, 29.0]}
        ),
    )
    course = pd.DataFrame(
        {"person": ["f", "g"], "sections_completed": pd.array([1, None], "Int64")}
    )
    records = made(start(), start(person="p2", isced_entry=None)).participants
    assert counters(data, course, records) == Counters(reached=6, engaged=2, participants=2)
    nobody = counters(
        replace(
            data, **{n: getattr(data, n)[:0] for n in ("responses", "registrations", "attendance")}
        ),
        empty("course_progress"),
        records,
    )
    assert nobody == Counters(0, 0, 2)


def test_codes_of_a_usual_form() -> None:
    assert codes(esf(start())) == {"CO01", "CO11"}
