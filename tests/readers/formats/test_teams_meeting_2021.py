from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

FIELDS = ["name", "join", "leave", "minutes", "email", "role", "upn"]
TIMES = {"start": "4/13/2022, 7:50:00 AM", "end": "4/13/2022, 9:40:00 AM"}
MEETING = {"title": "Village shops online", "meeting_id": "abc-123", **TIMES}
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@pytest.fixture(scope="session")
def variant(invented: Callable[[str], Mapping[str, bytes]]) -> Callable[[str], Export]:
    return lambda name: read_export(Content("a.csv", invented("teams_meeting_2021")[name]))


def _fields(export: Export) -> list[str | None]:
    (table,) = export.tables
    return [column.field for column in table.columns]


@pytest.mark.parametrize("name", ["utf-16", "saved again"])
def test_a_row_per_join_below_the_facts(variant: Callable[[str], Export], name: str) -> None:
    export = variant(name)
    (stays,) = export.tables
    assert (export.kind, stays.section, export.zone) == ("attendance", "stays", "")
    assert dict(export.meeting) == MEETING
    assert _fields(export) == FIELDS
    assert stays.rows.index.tolist() == [9, 10, 11]
    assert stays.rows.loc[11, 0] == stays.rows.loc[10, 0] == "Bo Berg (Guest)"
    assert stays.rows.loc[11, 3] == "48m"
    assert export.problems == ()


def test_without_the_facts(variant: Callable[[str], Export]) -> None:
    export = variant("without block")
    assert (dict(export.meeting), _fields(export)) == ({}, FIELDS)
    assert export.tables[0].rows.index.tolist() == [2, 3, 4]
    assert _fields(variant("stays alone")) == FIELDS[:6]


def test_unknown_words_are_read_by_shape(variant: Callable[[str], Export]) -> None:
    export = variant("unknown words")
    assert (_fields(export), dict(export.meeting)) == (FIELDS, {**TIMES, "meeting_id": "abc-123"})


def test_the_people_of_a_newer_report_kept_alone(variant: Callable[[str], Export]) -> None:
    export = variant("people alone")
    assert (export.tables[0].section, export.zone) == ("participants", "UTC")
    assert _fields(export) == [*FIELDS[:5], "upn", "role", "engagement"]


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*from 2021–22: its header is missing"):
        read([["Meeting Summary"], ["Age", "Work"]], declared="teams_meeting_2021")


@given(rows=st.lists(st.lists(CELL, min_size=7, max_size=7).filter(any), min_size=1, max_size=5))
def test_any_people_come_back_as_written(
    as_text: Callable[..., bytes], rows: list[list[str]]
) -> None:
    rows = [[f"x{row[0]}", *row[1:]] for row in rows]
    header = ["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role",
              "Participant ID (UPN)"]  # fmt: skip
    data = as_text([["Meeting Summary"], ["Meeting Title", "A"], [], header, *rows], "\t", "utf-16")
    (table,) = read_export(Content("a.csv", data)).tables
    assert table.rows.to_numpy().tolist() == rows
    assert table.rows.index.tolist() == list(range(5, len(rows) + 5))
