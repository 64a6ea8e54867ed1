"""The test vectors of the funder's rules, by their letters; see ``conftest`` for what is usual."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.indicators.esf.individual_checks import individual_checks
from analysis.indicators.esf.register import programme
from analysis.project import EsfRules

from .conftest import codes, esf, left, made, start


def young(**changed: Any) -> dict[str, Any]:
    return start(birth_date="2000-06-15", **changed)


def test_a_six_months_and_a_day_below_25() -> None:
    assert codes(esf(young(unemployed_since="2021-12-13"))) >= {"CO01", "CO02", "CO06"}


def test_b_exactly_six_months_below_25() -> None:
    found = codes(esf(young(unemployed_since="2021-12-14")))
    assert {"CO01", "CO06"} <= found
    assert "CO02" not in found


def test_c_over_six_months_at_25() -> None:
    found = codes(esf(start(birth_date="1997-06-14", unemployed_since="2021-12-01")))
    assert "CO01" in found
    assert not found & {"CO02", "CO06"}


def test_d_inactive_at_55_not_in_education() -> None:
    found = codes(esf(start(birth_date="1967-06-14", lm_entry="inactive")))
    assert found >= {"CO03", "CO04", "CO07", "CO08"}


def test_e_inactive_at_54() -> None:
    found = codes(esf(start(birth_date="1967-06-15", lm_entry="inactive")))
    assert found >= {"CO03", "CO04"}
    assert not found & {"CO07", "CO08"}


def test_f_employed_with_foreign_background_starts_to_study() -> None:
    form = start(lm_entry="employed", isced_entry=7, foreign_or_minority="yes")
    found = codes(esf({**form, **left(in_education_exit=True, lm_exit="employed")}))
    assert found >= {"CO05", "CO11", "CO15", "CR02", "CR05"}
    assert "CR04" not in found


def test_g_full_time_student_goes_on_and_searches_for_a_job() -> None:
    form = start(lm_entry="inactive", full_time_student=True, in_education_entry=True)
    found = codes(esf({**form, **left(in_education_exit=True, job_searching_exit=True)}))
    assert found >= {"CO03", "CR01"}
    assert not found & {"CO04", "CR02"}


def test_h_information_of_day_29_counts_in_no_result_and_is_listed() -> None:
    form = {**start(), **left("2022-12-02", told="2022-12-31", lm_exit="employed")}
    counted = esf(form)
    assert "CR04" not in codes(counted)
    result = counted.results["CR04"]
    assert (result.reference.total, result.n.total, result.unknown.total) == (1, 0, 1)
    doubts = individual_checks(made(form).participants, programme("esf_2014_2020"), EsfRules())
    assert [(p.place.row, p.severity, p.values["days"]) for p in doubts] == [(2, "warning", 28)]


def test_i_without_education_only_in_the_grand_total() -> None:
    counted = esf(start(isced_entry=None))
    assert codes(counted) == set()
    assert (counted.grand_total.total, counted.complete.total, counted.incomplete) == (1, 0, 1)
    assert counted.missing["isced_entry"] == 1


def test_j_a_refusal_leaves_the_record_complete() -> None:
    counted = esf(start(foreign_or_minority="refused"))
    result = counted.results["CO15"]
    assert counted.complete.total == 1
    assert (result.value.total, result.refused.women, result.unknown.total) == (0, 1, 0)


def test_k_two_visits_are_one_record() -> None:
    first = start(entry_date="2022-01-10", **left("2022-03-31", lm_exit="unemployed"))
    again = left("2022-10-31", lm_exit="employed", qualification_gained=True)
    second = start(entry_date="2022-09-01", lm_entry="employed", **again)
    counted = esf(first, second)
    assert counted.grand_total.total == 1
    assert codes(counted) >= {"CO01", "CR03", "CR04"}
    assert "CO05" not in codes(counted)
    record = made(first, second).participants.iloc[0]
    assert [str(record[name].date()) for name in ("entry_date", "exit_date")] == [
        "2022-01-10",
        "2022-10-31",
    ]
    assert record["forms"] == 2


@pytest.mark.parametrize("signed", [False, None])
def test_l_without_signature_dropped_and_listed(signed: bool | None) -> None:
    found = made(start(), start(person="p2", start_form_signed=signed))
    assert found.participants["person"].tolist() == ["p1"]
    assert found.set_aside[["row", "rule"]].to_numpy().tolist() == [[3, "no signature"]]
    assert [p.place.row for p in found.problems] == [3]


@pytest.mark.parametrize("improved", [True, None])
def test_m_a_rise_in_pay_alone_is_no_improvement(improved: bool | None) -> None:
    later = {"improved_6m": improved, "improvement_6m": "pay_rise"}
    assert "CR07" not in codes(esf({**start(lm_entry="employed"), **left(), **later}))


def test_n_isced_0_is_complete_and_in_no_level() -> None:
    counted = esf(start(isced_entry=0))
    assert counted.complete.total == 1
    assert not codes(counted) & {"CO09", "CO10", "CO11"}
