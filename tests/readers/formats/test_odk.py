from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def _export(invented: Invented, variant: str) -> Export:
    return read_export(Content("in/a", invented("odk")[variant]))


def test_central_writes_groups_and_options_into_names(invented: Invented) -> None:
    export = _export(invented, "central")
    (table,) = export.tables
    assert [(c.header, c.code, c.option) for c in table.questions()] == [
        ("age", "age", ""),
        ("q-1", "q-1", ""),
        ("tools", "tools", ""),
        ("tools", "tools/chat", "chat"),
        ("tools", "tools/mail", "mail"),
    ]
    assert export.zone == "UTC"


def test_columns_of_the_tool_and_of_persons(invented: Invented) -> None:
    (table,) = _export(invented, "central").tables
    found = {c.header: c.field for c in table.columns if c.field not in {None, "ignored"}}
    assert found == {
        "SubmissionDate": "submitted", "start": "started", "username": "user_id",
        "about-email": "email", "home-Latitude": "location", "home-Longitude": "location",
        "home-Altitude": "location", "home-Accuracy": "location",
        "meta-instanceID": "response_id", "SubmitterID": "user_id", "SubmitterName": "name",
        "Status": "status", "ReviewState": "status", "DeviceID": "device",
    }  # fmt: skip


def test_briefcase_says_no_zone_and_links_to_repeats(invented: Invented) -> None:
    export = _export(invented, "briefcase")
    (table,) = export.tables
    assert (export.zone, [c.header for c in table.questions()]) == ("", ["age"])


def test_a_repeating_group_is_called_by_its_name(invented: Invented) -> None:
    (table,) = _export(invented, "repeat").tables
    assert table.section == "children"
    assert [c.field for c in table.columns] == ["name", None, "response_id", "ignored"]


def test_a_repeating_group_without_rows_is_still_none_of_persons(
    read: Callable[..., Export],
) -> None:
    (table,) = read([["age", "PARENT_KEY", "KEY"]]).tables
    assert table.section == "repeat"


def test_a_pandas_index_is_ignored(invented: Invented) -> None:
    (table,) = _export(invented, "pandas index").tables
    assert [c.field for c in table.columns][:2] == ["ignored", "submitted"]


def test_a_file_without_the_tools_columns_is_refused(
    read: Callable[..., Export], as_text: Callable[..., bytes]
) -> None:
    rows = [["Key", "SubmissionDate"], ["1", "2023-02-01"]]
    assert recognise(Content("a", as_text(rows))) is None
    with pytest.raises(ProblemsError) as caught:
        read(rows, declared="odk")
    assert caught.value.problems[0].place.file == "a.csv"


@given(answers=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_answers_come_back_as_written(
    as_text: Callable[..., bytes], answers: list[list[str]]
) -> None:
    header = ["SubmissionDate", "about-why", "tools", "tools/chat", "KEY"]
    rows = [["2023-02-01T10:05:00.123Z", *answer, "uuid:1"] for answer in answers]
    (table,) = read_export(Content("a", as_text([header, *rows]))).tables
    assert [list(map(str, row)) for row in table.rows.to_numpy()] == rows
    assert list(table.rows.index) == list(range(2, len(rows) + 2))
