from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Column, Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def _read(invented: Invented, variant: str) -> Export:
    return read_export(Content("in/a.csv", invented("redcap")[variant]))


def _questions(export: Export, at: int = 0) -> list[Column]:
    return list(export.tables[at].questions())


def test_raw_checkboxes_say_question_and_option(invented: Invented) -> None:
    export = _read(invented, "raw")
    assert [(c.header, c.code, c.option) for c in _questions(export)] == [
        ("age", "age", ""),
        ("tools", "tools___1", "1"),
        ("tools", "tools___2", "2"),
        ("tools", "tools____99", "-99"),
        ("why", "why", ""),
    ]
    assert export.tables[0].rows.loc[2].tolist()[8] == "It helped,\nand I stayed"


def test_raw_columns_of_the_tool_and_of_persons(invented: Invented) -> None:
    (table,) = _read(invented, "raw").tables
    assert [(c.position, c.field) for c in table.columns if c.field] == [
        (0, "response_id"),
        (1, "token"),
        (2, "submitted"),
        (3, "email"),
        (9, "finished"),
    ]


def test_a_timestamp_is_the_tools_own_only_beside_its_form(read: Callable[..., Export]) -> None:
    (table,) = read([["record_id", "ride_timestamp", "bus_complete"], ["1", "noon", "2"]]).tables
    assert [c.header for c in table.questions()] == ["ride_timestamp"]


def test_labels_say_question_and_option(invented: Invented) -> None:
    (table,) = _read(invented, "labels").tables
    assert [(c.header, c.code, c.option) for c in table.questions()] == [
        ("Age (in years)", "", ""),
        ("Tools (Select all that apply)", "", "Chat (any)"),
        ("Tools (Select all that apply)", "", "Mail"),
    ]
    assert [c.field for c in table.columns] == [
        "response_id", "token", "submitted", "name", None, None, None, "finished", "finished",
    ]  # fmt: skip


def test_rows_of_repeating_forms_are_no_records(invented: Invented) -> None:
    export = _read(invented, "repeating")
    assert [(t.section, list(t.rows.index)) for t in export.tables] == [
        ("", [2, 5]),
        ("visit", [3, 4]),
        ("course", [6]),
    ]
    assert [c.header for c in _questions(export, 0)] == ["age"]
    assert [c.header for c in _questions(export, 1)] == ["visited"]
    assert export.tables[1].rows[6].tolist() == ["library", "café"]
    assert export.problems == ()


def test_rows_of_repeating_forms_are_known_under_labels(invented: Invented) -> None:
    tables = _read(invented, "repeating labels").tables
    assert [(t.section, list(t.rows.index)) for t in tables] == [("", [2]), ("Visit", [3])]


def test_a_file_of_one_repeating_form_holds_no_records(read: Callable[..., Export]) -> None:
    header = ["record_id", "redcap_repeat_instrument", "redcap_repeat_instance", "visited"]
    tables = read([header, ["1", "visit", "1", "library"]]).tables
    assert [(t.section, len(t.rows)) for t in tables] == [("", 0), ("visit", 1)]


def test_events_are_told_and_repeated_ones_kept_apart(invented: Invented) -> None:
    export = _read(invented, "waves")
    assert [(t.section, list(t.rows.index)) for t in export.tables] == [
        ("", [2, 3, 4]),
        ("visits_arm_1", [5]),
    ]
    (warning,) = export.problems
    assert (warning.severity, warning.place.row, warning.values["count"]) == ("warning", 3, 3)


def test_decimal_commas_stay_as_printed(invented: Invented) -> None:
    (table,) = _read(invented, "plain").tables
    assert table.rows.loc[2].tolist() == ["1", "1,54", "22.1", "2"]


def test_a_pandas_index_is_ignored(invented: Invented) -> None:
    (table,) = _read(invented, "pandas index").tables
    assert [c.field for c in table.columns][:2] == ["ignored", "response_id"]


@pytest.mark.parametrize(
    "rows",
    [
        [["record_id", "x_complete"], ["1", "7"]],
        [["Record", "x_complete"], ["1", "2"]],
        [["record_id", "x_complete", "name"], ["1", "yes", "x"]],
        [["Name", "Complete?"], ["Ada", "maybe"]],
        [["Tools (choice=Chat)"], ["often"]],
    ],
)
def test_similar_files_are_not_claimed(
    as_text: Callable[..., bytes], rows: Sequence[Sequence[str]]
) -> None:
    assert recognise(Content("a.csv", as_text(rows))) is None


def test_a_few_fields_are_read_when_declared(read: Callable[..., Export]) -> None:
    (table,) = read([["record_id", "why"], ["1", "so"]], declared="redcap").tables
    assert [c.field for c in table.columns] == ["response_id", None]


def test_another_file_is_refused_by_name(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError) as caught:
        read([["When", "Why"], ["now", "so"]], declared="redcap")
    (problem,) = caught.value.problems
    assert problem.place.file == "a.csv"
    assert "none of its columns" in problem.what


@given(
    answers=st.lists(
        st.tuples(st.sampled_from(["", "visit", "course"]), CELL, CELL), min_size=1, max_size=8
    ),
    delimiter=st.sampled_from(",;\t"),
)
def test_every_row_comes_back_in_one_table(
    as_text: Callable[..., bytes], answers: list[tuple[str, str, str]], delimiter: str
) -> None:
    header = ["record_id", "redcap_repeat_instrument", "redcap_repeat_instance", "why", "box___1"]
    rows = [[str(n), form, "1", *cells] for n, (form, *cells) in enumerate(answers, start=1)]
    export = read_export(Content("a", as_text([header, *rows], delimiter)))
    back = {
        int(row): [str(cell) for cell in cells]
        for table in export.tables
        for row, cells in zip(table.rows.index, table.rows.to_numpy(), strict=True)
    }
    assert [back[n] for n in sorted(back)] == rows
    assert export.rows_read == len(rows)
    assert all((t.rows[1].str.strip() == t.section).all() for t in export.tables)


SAMPLES = {"checkboxes-1-data": 4, "decimal-comma-data": 4, "repeating-instruments-data": 6}


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_read(shared: Path, name: str) -> None:
    folder = shared / "samples"
    content = Content.load(folder / f"redcap/OuhscBbmc__REDCapR__{name}.csv", folder)
    export = read_export(content)
    assert (export.format, export.rows_read, export.problems) == ("redcap", SAMPLES[name], ())


def test_the_sample_with_repeating_forms_holds_two_records(shared: Path) -> None:
    folder = shared / "samples"
    file = folder / "redcap/OuhscBbmc__REDCapR__repeating-instruments-data.csv"
    tables = read_export(Content.load(file, folder)).tables
    assert [(t.section, list(t.rows.index)) for t in tables] == [("", [2, 6]), ("bp", [3, 4, 5, 7])]
    assert [c.header for c in tables[1].questions()] == ["date_bp", "bp_systolic", "bp_diastolic"]
