from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
TAIL = ["_id", "_uuid", "_submission_time", "_index"]
SENT = ["190", "u-1", "2021-07-05T09:34:15", "1"]


def _export(invented: Invented, variant: str) -> Export:
    return read_export(Content("in/a", invented("kobo")[variant]))


def _questions(table: Table) -> list[tuple[str, str, str]]:
    return [(c.header, c.code, c.option) for c in table.questions()]


def test_all_choices_and_one_column_each(invented: Invented) -> None:
    (table,) = _export(invented, "both").tables
    assert _questions(table) == [
        ("age", "age", ""),
        ("tools", "tools", ""),
        ("tools", "tools/chat", "chat"),
        ("tools", "tools/mail", "mail"),
        ("tools_other", "tools_other", ""),
    ]
    assert list(table.rows.index) == [2, 3]


def test_columns_of_the_tool_and_of_persons(invented: Invented) -> None:
    export = _export(invented, "both")
    (table,) = export.tables
    assert {c.header: c.field for c in table.columns if c.field} == {
        "start": "started", "end": "ignored", "today": "ignored", "deviceid": "device",
        "username": "user_id", "phonenumber": "phone", "about/email": "email",
        "_id": "response_id", "_uuid": "response_id", "_submission_time": "submitted",
        "_validation_status": "ignored", "_notes": "ignored", "_status": "ignored",
        "_submitted_by": "user_id", "__version__": "ignored", "_tags": "ignored",
        "_index": "ignored",
    }  # fmt: skip
    assert (export.zone, export.encoding) == ("UTC", "utf-8-sig")


def test_choices_in_columns_of_their_own_are_no_group(invented: Invented) -> None:
    (table,) = _export(invented, "separate").tables
    assert _questions(table) == [
        ("age", "age", ""),
        ("why", "why", ""),
        ("tools", "tools/chat", "chat"),
        ("tools", "tools/1", "1"),
        # a group: each row answers one question and not the other
        ("bike", "bike", ""),
        ("car", "car", ""),
    ]


def test_places_are_no_questions(invented: Invented) -> None:
    (table,) = _export(invented, "single").tables
    assert [c.header for c in table.columns if c.field == "location"] == [
        "home", "_home_latitude", "_home_longitude", "_home_altitude", "_home_precision", "work",
    ]  # fmt: skip
    assert [c.header for c in table.questions()] == ["age", "tools", "route_latitude"]


def test_headers_may_be_labels(invented: Invented) -> None:
    (table,) = _export(invented, "labels").tables
    assert _questions(table) == [
        ("How old are you?", "", ""),
        ("Yes/no: did it help?", "", ""),
        ("Which tools?", "", ""),
        ("Which tools?", "", "Chat/calls"),
        ("Which tools?", "", "Mail"),
        ("Town", "", ""),
    ]
    assert [c.header for c in table.columns if c.field == "name"] == ["About you/Name"]
    assert len([c for c in table.columns if c.field == "location"]) == 3


def test_each_repeating_group_is_a_table_after_the_submissions(invented: Invented) -> None:
    export = _export(invented, "workbook")
    assert [(t.section, t.sheet, len(t.rows)) for t in export.tables] == [
        ("", "Survey", 2),
        ("children", "children", 2),
    ]
    assert [(c.header, c.field) for c in export.tables[1].columns][:2] == [
        ("children/child/name", "name"),
        ("age", None),
    ]
    assert [p.values["others"] for p in export.problems] == ["mine"]


def test_a_repeating_group_alone_is_never_the_submissions(invented: Invented) -> None:
    (table,) = _export(invented, "repeat").tables
    assert (table.section, [c.header for c in table.questions()]) == ("repeat", ["age"])


def test_tags_below_the_header_are_no_answers(invented: Invented) -> None:
    (table,) = _export(invented, "tagged").tables
    assert list(table.rows.index) == [3]


def test_a_question_may_be_called_start(read: Callable[..., Export]) -> None:
    (table,) = read([["start", "end", *TAIL], ["the library", "", *SENT]]).tables
    assert [(c.header, c.field) for c in table.columns][:2] == [("start", None), ("end", "ignored")]


def test_unanswered_questions_of_a_group_are_no_options(read: Callable[..., Export]) -> None:
    (table,) = read([["about/why", "about/how", *TAIL], ["", "", *SENT]]).tables
    assert _questions(table) == [("why", "why", ""), ("how", "how", "")]


def test_a_pandas_index_is_ignored(invented: Invented) -> None:
    (table,) = _export(invented, "pandas index").tables
    assert [c.field for c in table.columns][:2] == ["ignored", "started"]


def test_a_file_without_the_tools_columns_is_refused(
    read: Callable[..., Export], as_text: Callable[..., bytes]
) -> None:
    rows = [["_id", "_uuid", "age"], ["1", "u", "34"]]
    assert recognise(Content("a", as_text(rows))) is None
    with pytest.raises(ProblemsError) as caught:
        read(rows, declared="kobo")
    (problem,) = caught.value.problems
    assert (problem.place.file, "_submission_time" in problem.what) == ("a.csv", True)


@given(
    answers=st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
)
def test_answers_come_back_as_written(
    as_text: Callable[..., bytes], answers: list[list[str]], delimiter: str
) -> None:
    header = ["about/why", "tools", "tools/chat", "Who, and why?", *TAIL]
    rows = [["so", "chat", "1", "x", *SENT], *([*answer, *SENT] for answer in answers)]
    export = read_export(Content("a", as_text([header, *rows], delimiter)))
    (table,) = export.tables
    assert [list(map(str, row)) for row in table.rows.to_numpy()] == rows
    assert list(table.rows.index) == list(range(2, len(rows) + 2))


def test_the_sample_is_read(shared: Path) -> None:
    folder = shared / "samples"
    (file,) = (folder / "kobo").glob("*60rows*.csv")
    export = read_export(Content.load(file, folder))
    (table,) = export.tables
    assert (export.format, export.rows_read, export.problems) == ("kobo", 60, ())
    options = [c for c in table.questions() if c.option]
    header = file.read_text(encoding="utf-8-sig").partition("\n")[0].split(";")
    assert [c.code for c in options] == [cell for cell in header if "/" in cell]
    assert len({c.header for c in options}) == 19
    assert all(c.code == f"{c.header}/{c.option}" for c in options)
    assert not any("/" in c.header for c in table.columns)
