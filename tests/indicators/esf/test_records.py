"""Merging of forms, contradictions, and what cannot be right: listed, counted nowhere."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.indicators.esf.forms import as_forms
from analysis.tables import checked
from analysis.texts import texts

from .conftest import codes, esf, form_rows, left, made, start

GOOD = start(person="good", operation="S1")


def end(**answers: Any) -> dict[str, Any]:
    """An end form of its own."""
    return {"person": "p1", "operation": "S1", **left(**answers)}


@pytest.mark.parametrize(
    ("wrong", "row", "column"),
    [
        ([start(exit_date="2022-06-13")], 3, "exit_date"),
        ([start(birth_date="2022-06-14")], 3, "birth_date"),
        ([start(birth_date="2023-01-01")], 3, "birth_date"),
        ([start(birth_date="1911-06-14")], 3, ""),
        ([start(birth_date=None, age_at_entry=111)], 3, ""),
        ([start(age_at_entry=36)], 3, "age_at_entry"),
        ([start(gender="female")], 3, "gender"),
        ([start(lm_entry="unemployed employed")], 3, "lm_entry"),
        ([start(isced_entry=9)], 3, "isced_entry"),
        ([start(isced_entry=-1)], 3, "isced_entry"),
        ([start(disability="maybe")], 3, "disability"),
        ([start(improvement_6m="promotion luck")], 3, "improvement_6m"),
        ([start(target_group="immigrant robot")], 3, "target_group"),
        ([start(end_form_missing="lost")], 3, "end_form_missing"),
        ([start(entry_date="2024-07-01")], 3, "entry_date"),
        ([start(exit_date="2024-07-01")], 3, "exit_date"),
        ([start(birth_date="2030-01-01")], 3, "birth_date"),
        ([start(unemployed_months=-1)], 3, "unemployed_months"),
        ([start(person=None)], 3, ""),
        ([start(operation=None)], 3, ""),
        ([start(entry_date=None)], 3, ""),
        ([end()], 3, ""),
        ([start(), end(on="2022-06-13")], 4, "exit_date"),
        ([start(), start(gender="man", entry_date="2023-01-01")], 4, "gender"),
        ([start(), start(gender="man", operation="S2")], 4, "gender"),
        ([start(), start(birth_date="1985-06-15", entry_date="2023-01-01")], 4, "birth_date"),
        ([start(), start(lm_entry="employed")], 3, "lm_entry"),
        ([start(), end(lm_exit="employed"), end(lm_exit="inactive")], 4, "lm_exit"),
        ([{**start(), **left(), "lm_6m": "employed"}, {**end(), "lm_6m": "inactive"}], 3, "lm_6m"),
        ([start(end_form_missing="ill"), {**end(), "end_form_missing": "moved"}], 3,
         "end_form_missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_listed_and_counted_nowhere(
    wrong: list[dict[str, Any]], row: int, column: str
) -> None:
    found = made(GOOD, *wrong, groups=["immigrant"])
    assert found.participants["person"].tolist() == ["good"]
    places = {(p.place.row, p.place.column) for p in found.problems if p.severity == "error"}
    assert (row, column) in places
    assert found.set_aside["row"].tolist() == list(range(3, 3 + len(wrong)))
    assert {problem.place.file for problem in found.problems} == {"forms.csv"}
    assert "{" not in " ".join(problem.text(texts("en")) for problem in found.problems)


def test_two_genders_name_both_rows() -> None:
    found = made(start(), start(gender="man", entry_date="2023-01-01"))
    assert [p.values["row"] for p in found.problems] == [2]
    assert len(found.participants) == 0


def test_the_empty_list_gives_the_empty_table() -> None:
    found = made()
    assert len(checked("participants", found.participants)) == 0
    assert esf().grand_total.total == 0
    assert codes(esf()) == set()


def test_nobody_right_gives_the_empty_table() -> None:
    found = made(start(gender="?"))
    assert len(checked("participants", found.participants)) == 0


def test_start_and_end_forms_are_one_record() -> None:
    found = made(start(), end(lm_exit="employed"))
    record = checked("participants", found.participants).iloc[0]
    assert (record["row"], record["exit_row"], record["forms"]) == (2, 3, 2)
    assert record["lm_exit"] == "employed"
    assert found.problems == ()
    assert found.set_aside[["row", "action"]].to_numpy().tolist() == [[3, "merged"]]


def test_entry_data_are_of_the_first_visit_and_exit_data_of_the_last() -> None:
    first = {**start(entry_date="2022-01-10", isced_entry=3), **left("2022-03-31")}
    second = {**start(entry_date="2022-09-01", isced_entry=7), **left("2022-10-31")}
    record = made(second, first).participants.iloc[0]
    assert record["isced_entry"] == 3
    assert str(record["entry_date"].date()) == "2022-01-10"
    assert (record["row"], record["exit_row"]) == (3, 2)


def test_the_result_of_an_earlier_exit_is_not_kept() -> None:
    first = {**start(entry_date="2022-01-10"), **left("2022-03-31", lm_exit="employed")}
    second = {**start(entry_date="2022-09-01"), **left("2022-10-31", lm_exit="unemployed")}
    assert "CR04" not in codes(esf(first, second))
    earlier = {**first, "lm_6m": "employed"}
    assert "CR06" not in codes(esf(earlier, second))


def test_who_came_back_and_is_still_there_has_no_exit() -> None:
    first = {**start(entry_date="2022-01-10"), **left("2022-03-31", lm_exit="employed")}
    record = made(first, start(entry_date="2022-09-01")).participants.iloc[0]
    assert pd.isna(record["exit_date"])
    assert pd.isna(record["lm_exit"])


def test_a_visit_left_open_before_a_later_exit_is_told() -> None:
    second = {**start(entry_date="2022-09-01"), **left("2022-10-31")}
    found = made(start(entry_date="2022-01-10"), second)
    assert pd.isna(found.participants["exit_date"].iloc[0])
    assert [(p.place.row, p.severity) for p in found.problems] == [(2, "warning")]


def test_an_end_form_closes_every_visit_before_it() -> None:
    visits = [start(entry_date="2022-01-10"), start(entry_date="2022-09-01")]
    found = made(*visits, end(on="2022-10-31"))
    assert str(found.participants["exit_date"].iloc[0].date()) == "2022-10-31"
    earlier = made(*visits, end(on="2022-03-31"))
    assert pd.isna(earlier.participants["exit_date"].iloc[0])


def test_gaps_contradict_nothing() -> None:
    known = start(isced_entry=None, disability=None)
    found = made(known, start(lm_entry=None, gender=None, birth_date=None))
    record = found.participants.iloc[0]
    assert (record["isced_entry"], record["lm_entry"], record["gender"]) == (
        7,
        "unemployed",
        "woman",
    )
    assert found.problems == ()


def test_one_person_in_two_operations_is_two_participants() -> None:
    assert esf(start(), start(operation="S2")).grand_total.total == 2


def test_one_person_in_two_target_groups_is_one_participant() -> None:
    again = start(target_group="professional immigrant", entry_date="2023-01-01")
    found = made(start(), again)
    assert found.participants["target_groups"].tolist() == ["immigrant professional"]


def test_an_unsigned_form_takes_its_end_form_with_it() -> None:
    found = made(start(start_form_signed=False), end(lm_exit="employed"))
    assert len(found.participants) == 0
    assert found.set_aside["rule"].tolist() == ["no signature"] * 2
    assert len(found.problems) == 1


def test_an_unsigned_second_form_leaves_the_first() -> None:
    again = start(start_form_signed=False, entry_date="2022-09-01", gender="man")
    found = made(start(), again)
    assert found.participants["forms"].tolist() == [1]


def test_a_follow_up_form_of_its_own() -> None:
    asked = {"person": "p1", "operation": "S1", "follow_up_date": "2023-07-01", "lm_6m": "employed"}
    assert "CR06" in codes(esf(start(), end(), asked))
    early = made(start(), end(), {**asked, "follow_up_date": "2022-12-01"})
    assert [(p.place.row, p.severity) for p in early.problems] == [(4, "warning")]
    assert early.participants["lm_6m"].isna().all()
    assert len(made(start(), asked).problems) == 1  # nobody has left


def test_answers_on_leaving_without_a_date_are_told() -> None:
    found = made(start(lm_exit="employed"))
    assert [p.place.column for p in found.problems] == ["exit_date"]
    assert len(found.participants) == 1


def test_every_form_is_kept_merged_or_set_aside() -> None:
    found = made(GOOD, start(), end(), start(person="p2", gender="?"), start(person=None))
    assert len(found.participants) + len(found.set_aside) == 5
    checked("set_aside", found.set_aside)


def test_a_column_that_is_no_forms_is_refused() -> None:
    with pytest.raises(KeyError, match="identity_code"):
        as_forms(pd.DataFrame({"person": ["p1"], "identity_code": ["x"]}))


def test_blank_cells_are_gaps() -> None:
    forms = form_rows(start(gender=" ", target_group=""))
    assert forms[["gender", "target_group"]].isna().all(axis=None)
