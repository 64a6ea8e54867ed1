from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
HEADER = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label"]


def test_each_field_is_a_row_and_no_answer(invented: Invented) -> None:
    export = read_export(Content("in/a.csv", invented("redcap_dictionary")["downloaded"]))
    (table,) = export.tables
    assert (export.kind, table.section, len(table.columns)) == ("structure", "fields", 18)
    assert table.rows.loc[3].tolist()[:6] == [
        "tools", "start", "", "checkbox", "Tools", "1, Chat|2, Mail|-99, None",
    ]  # fmt: skip
    (note,) = export.problems
    assert note.severity == "note"
    assert note.do == "To use it as the questionnaire put it into instruments/<name>/."


def test_the_api_writes_names_in_place_of_headers(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("redcap_dictionary")["from the API"])).tables
    assert table.rows[0].tolist() == ["record_id"]


def test_records_are_refused(read: Callable[..., Export]) -> None:
    rows = [["record_id", "start_complete"], ["1", "2"]]
    with pytest.raises(ProblemsError) as caught:
        read(rows, declared="redcap_dictionary")
    assert caught.value.problems[0].place.file == "a.csv"


def test_a_table_with_some_of_the_words_is_not_claimed(as_text: Callable[..., bytes]) -> None:
    assert recognise(Content("a", as_text([["Form Name", *HEADER], ["x"] * 6]))) is None


@given(
    rows=st.lists(
        st.lists(CELL, min_size=5, max_size=5).filter(lambda row: any(map(str.strip, row))),
        min_size=1,
        max_size=5,
    )
)
def test_fields_come_back_as_written(as_text: Callable[..., bytes], rows: list[list[str]]) -> None:
    export = read_export(Content("a", as_text([HEADER, *rows])))
    assert [list(map(str, row)) for row in export.tables[0].rows.to_numpy()] == rows


def test_the_sample_is_read(shared: Path) -> None:
    folder = shared / "samples"
    file = folder / "redcap/OuhscBbmc__REDCapR__checkboxes-1-dictionary.csv"
    export = read_export(Content.load(file, folder))
    assert (export.format, export.rows_read) == ("redcap_dictionary", 4)
