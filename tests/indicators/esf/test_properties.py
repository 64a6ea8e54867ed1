"""What holds of any set of records."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.indicators.esf.aggregate_checks import aggregate_checks
from analysis.indicators.esf.count import Counted, count
from analysis.indicators.esf.counts import Result
from analysis.indicators.esf.end_forms import end_forms
from analysis.indicators.esf.individual_checks import individual_checks
from analysis.indicators.esf.periods import as_of
from analysis.indicators.esf.records import participant_records
from analysis.indicators.esf.register import PROGRAMMES, programme
from analysis.project import EsfRules
from analysis.tables import checked
from analysis.tables.participants import IMPROVEMENTS, PARTICIPANT_CODES

from .conftest import AFTER, form_rows

TRUTHS = st.sampled_from([True, False, None])
DAYS = st.dates(pd.Timestamp("2022-01-01").date(), pd.Timestamp("2023-12-31").date())


def code(name: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([*PARTICIPANT_CODES[name], None])


@st.composite
def forms(draw: st.DrawFn, people: int = 6) -> dict[str, Any]:
    """A form that may be right, incomplete, unsigned or wrong."""
    entry = draw(st.one_of(st.none(), DAYS) if draw(st.integers(0, 5)) == 0 else DAYS)
    leaves = draw(st.one_of(st.none(), DAYS))
    lag = draw(st.integers(-2, 31))
    told = {name: draw(code(name)) for name in PARTICIPANT_CODES}
    truths = {
        name: draw(TRUTHS)
        for name in (
            "works_entry", "registered_unemployed", "full_time_student", "in_education_entry",
            "job_searching_exit", "in_education_exit", "qualification_gained", "course_completed",
            "improved_6m",
        )
    }  # fmt: skip
    return {
        "person": f"p{draw(st.integers(1, people))}",
        "operation": draw(st.sampled_from(["S1", "S1", "S2"])),
        "start_form_signed": draw(st.sampled_from([True, True, True, False, None])),
        "entry_date": entry,
        "exit_date": leaves,
        "exit_info_date": leaves and leaves + pd.Timedelta(days=lag),
        "birth_date": draw(st.dates(pd.Timestamp("1940-01-01").date(), AFTER)),
        "unemployed_since": draw(st.one_of(st.none(), DAYS)),
        "isced_entry": draw(st.one_of(st.none(), st.integers(0, 8))),
        "follow_up_date": draw(st.one_of(st.none(), DAYS)),
        "improvement_6m": draw(st.one_of(st.none(), st.sampled_from(IMPROVEMENTS))),
        **told,
        **truths,
    }


@st.composite
def records(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One form per person, none of them wrong."""
    rows = draw(st.lists(forms(), max_size=12))
    return [
        {**row, "person": f"q{n}", "start_form_signed": True, "exit_date": None, **_in_order(row)}
        for n, row in enumerate(rows)
        if row["entry_date"] and row["birth_date"] < row["entry_date"]
    ]


def _in_order(row: dict[str, Any]) -> dict[str, Any]:
    late = row["exit_date"] and row["exit_date"] >= row["entry_date"]
    return {"exit_date": row["exit_date"] if late else None}


CHOICES = st.builds(
    EsfRules,
    exit_window_days=st.integers(0, 40),
    undated_end_form=st.sampled_from(["not counted", "describes the exit"]),
    registered_student=st.sampled_from(["inactive", "unemployed", "as declared"]),
    working_student=st.sampled_from(["as declared", "inactive", "employed"]),
    registered_inactive=st.sampled_from(["unemployed", "as declared"]),
    isced0_is_other_disadvantaged=st.booleans(),
    mooc_completion_is_qualification=st.booleans(),
    turned_on=st.just(["CV31", "CVR1", "CVR2"]),
)


def counts_of(rows: list[dict[str, Any]], rules: EsfRules, name: Any) -> Counted:
    made = participant_records(form_rows(*rows), rules, today=AFTER)
    return count(made.participants, programme(name), rules)


@settings(max_examples=60, deadline=None)
@given(st.lists(forms(), max_size=15), CHOICES, st.sampled_from(PROGRAMMES))
def test_the_identities_hold(rows: list[dict[str, Any]], rules: EsfRules, name: Any) -> None:
    counted = counts_of(rows, rules, name)
    assert aggregate_checks(counted) == ()
    for result in counted.results.values():
        if not isinstance(result, Result):
            continue
        told = result.n + result.refused + result.unknown
        assert told == result.reference
        for part, value in result.value.parts().items():
            assert value <= result.n.parts()[part]
        assert result.value.unknown == 0
        assert "nonbinary" in counted.programme.genders or result.value.nonbinary == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(forms(), max_size=12), CHOICES)
def test_every_form_is_kept_merged_or_set_aside(rows: list[dict[str, Any]], rules: Any) -> None:
    made = participant_records(form_rows(*rows), rules, today=AFTER)
    checked("participants", made.participants)
    assert len(made.participants) + len(made.set_aside) == len(rows)
    kept = made.participants["row"].tolist() + made.set_aside["row"].tolist()
    assert sorted(kept) == list(range(2, 2 + len(rows)))
    merged = made.set_aside["action"].eq("merged").sum()
    assert made.participants["forms"].sum() == len(made.participants) + merged


@settings(max_examples=40, deadline=None)
@given(st.lists(forms(people=3), max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[dict[str, Any]], random: Any) -> None:
    rules, ordered = EsfRules(), form_rows(*rows)
    mixed = ordered.sample(frac=1, random_state=random.randint(0, 9999))
    one, other = (participant_records(forms, rules, today=AFTER) for forms in (ordered, mixed))
    pd.testing.assert_frame_equal(one.participants, other.participants)
    by = ["file", "row"]
    pd.testing.assert_frame_equal(
        one.set_aside.sort_values(by, ignore_index=True),
        other.set_aside.sort_values(by, ignore_index=True),
    )
    assert one.problems == other.problems
    for name in PROGRAMMES:
        shuffled = one.participants.sample(frac=1, random_state=1)
        first, second = (count(r, programme(name), rules) for r in (one.participants, shuffled))
        assert first == second


@settings(max_examples=40, deadline=None)
@given(records(), CHOICES, st.sampled_from(PROGRAMMES))
def test_adding_a_record_never_lowers_a_count(
    rows: list[dict[str, Any]], rules: EsfRules, name: Any
) -> None:
    before = counts_of(rows[:-1], rules, name)
    after = counts_of(rows, rules, name)
    for code, result in after.results.items():
        earlier = before.results[code]
        if isinstance(result, Result) and isinstance(earlier, Result):
            parts = result.value.parts()
            assert all(parts[part] >= value for part, value in earlier.value.parts().items())
    assert after.grand_total.total == before.grand_total.total + min(len(rows), 1)


@settings(max_examples=30, deadline=None)
@given(records(), DAYS, DAYS)
def test_counts_from_the_beginning_to_a_day_only_grow(
    rows: list[dict[str, Any]], one: Any, other: Any
) -> None:
    rules = EsfRules()
    made = participant_records(form_rows(*rows), rules, today=AFTER).participants
    early, late = (
        count(as_of(made, day), programme("esf_2014_2020"), rules) for day in sorted([one, other])
    )
    for code, result in early.results.items():
        later = late.results[code]
        if isinstance(result, Result) and isinstance(later, Result):
            assert result.value.total <= later.value.total


@settings(max_examples=30, deadline=None)
@given(st.lists(forms(), max_size=12), st.sampled_from(PROGRAMMES))
def test_end_forms_add_up_and_records_can_be_checked(rows: list[dict[str, Any]], name: Any) -> None:
    rules, register = EsfRules(), programme(name)
    made = participant_records(form_rows(*rows), rules, today=AFTER).participants
    state = end_forms(made, register, rules)
    told = state.in_time + state.out_of_time + state.open
    assert told.total + state.total_missing == len(made)
    assert all(problem.place.row for problem in individual_checks(made, register, rules))
