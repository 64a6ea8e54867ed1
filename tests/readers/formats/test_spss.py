from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.problems import Problem, ProblemsError
from analysis.readers import Column, Content, Export, Table, read_export
from analysis.readers.formats import spss
from analysis.readers.formats._spss_values import Range, Variable

Invented = Callable[[str], Mapping[str, bytes]]
# What SPSS pads texts with, and ends them at, does not come back.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300).map(str.strip)


@pytest.fixture(scope="module")
def made(load_invented: Callable[[str], ModuleType]) -> ModuleType:
    return load_invented("spss")


def _read(data: bytes) -> Export:
    return read_export(Content("in/a.sav", data))


def _refused(data: bytes, declared: str | None = None) -> Problem:
    with pytest.raises(ProblemsError) as caught:
        read_export(Content("in/a.sav", data), declared)
    (problem,) = caught.value.problems
    assert problem.place.file == "in/a.sav"
    return problem


def _column(table: Table, code: str) -> Column:
    return next(column for column in table.columns if column.code == code)


def _cells(table: Table, code: str) -> list[str]:
    return [str(cell) for cell in table.rows[_column(table, code).position]]


@pytest.mark.parametrize("variant", ["sav", "zsav", "packed rows"])
def test_cells_hold_what_people_saw(invented: Invented, variant: str) -> None:
    export = _read(invented("spss")[variant])
    (table,) = export.tables
    assert (export.encoding, export.problems) == ("UTF-8", ())
    assert list(table.rows.index) == [1, 2, 3]
    assert _cells(table, "helped") == ["Yes", "5", "Ei halua vastata"]
    assert _cells(table, "years") == ["2.5", "-9", ""]
    assert _cells(table, "kind") == ["Första", "Vill inte svara", "b"]
    assert _cells(table, "why")[2] == ("Åbo " * 80).strip()


def test_variables_are_headed_by_their_labels(invented: Invented) -> None:
    (table,) = _read(invented("spss")["sav"]).tables
    assert [(c.header, c.field, c.code) for c in table.columns][:5] == [
        ("id", "response_id", "id"),
        ("mail", "email", "mail"),
        ("Nimi", "name", "V3"),
        ("Did it help?", None, "helped"),
        ("Years of work", None, "years"),
    ]


def test_what_the_file_calls_missing_stays_and_is_told(invented: Invented) -> None:
    (table,) = _read(invented("spss")["sav"]).tables
    assert {c.code: set(c.missing) for c in table.columns if c.missing} == {
        "helped": {"Ei halua vastata"},
        "years": {"-9", "77"},
        "kind": {"Vill inte svara"},
    }


def test_a_text_that_is_an_answer_too_is_not_missing() -> None:
    variable = Variable("q", labels={1.0: "No", 9.0: "No"}, ranges=(Range(9.0, 9.0),))
    assert variable.missing([1.0, 9.0]) == frozenset()


def test_options_of_a_set_belong_to_its_question(invented: Invented) -> None:
    (table,) = _read(invented("spss")["sets"]).tables
    options = [(c.header, c.code, c.option) for c in table.columns if c.option]
    assert options == [
        ("Which tools?", "chat", "Chat"),
        ("Which tools?", "calls", "Calls, long"),
    ]


@pytest.mark.parametrize(("chosen", "expected"), [(2, ["0", "1", ""]), (1, ["1", "0", ""])])
def test_chosen_is_1_whatever_number_the_set_counts(
    made: ModuleType, chosen: int, expected: list[str]
) -> None:
    frame = pd.DataFrame({"chat": [1.0, 2.0, None]})
    data = made.written(frame, sets=f"$tools=D1 {chosen} 5 Tools chat\n")
    (table,) = _read(data).tables
    assert _cells(table, "chat") == expected


def test_columns_of_a_set_of_categories_share_its_label(made: ModuleType) -> None:
    frame = pd.DataFrame({"first": [1.0], "second": [2.0]})
    labels = {name: {1.0: "Chat", 2.0: "Mail"} for name in frame}
    data = made.written(
        frame,
        sets="$tools=C 12 Which tools? first second\n",
        variable_value_labels=labels,
        column_labels=["First", "Second"],
    )
    (table,) = _read(data).tables
    assert [(c.header, c.option) for c in table.columns] == [("Which tools?", "")] * 2
    assert table.rows.loc[1].tolist() == ["Chat", "Mail"]


@pytest.mark.parametrize(
    ("format", "seconds", "expected"),
    [
        ("DATE11", 86400.0, "1582-10-15"),
        ("EDATE10", 13894588800.0, "2023-02-01"),
        ("DATETIME20", 13894625100.0, "2023-02-01T10:05:00"),
        ("YMDHMS16", 13894625100.0, "2023-02-01T10:05:00"),
        ("TIME8", 36300.0, "10:05:00"),
        ("DTIME12", 108000.0, "30:00:00"),
        ("TIME8", -5.0, "-5"),
        ("DATE11", 1e300, str(int(1e300))),
        ("DATE11", -1e12, "-1000000000000"),
        ("F8.2", 86400.0, "86400"),
        ("", 2.5, "2.5"),
    ],
)
def test_times_are_iso(format: str, seconds: float, expected: str) -> None:
    assert Variable("q", format=format).text(seconds) == expected


def test_limesurveys_own_variables_are_known(invented: Invented) -> None:
    (table,) = _read(invented("spss")["limesurvey"]).tables
    assert [c.field for c in table.columns] == [
        "response_id", "submitted", "ignored", "language", "ignored", "ip", None,
    ]  # fmt: skip
    assert _cells(table, "submitdate") == ["2023-02-01T10:05:00"]


def test_answers_given_to_try_a_qualtrics_survey_are_marked(invented: Invented) -> None:
    (table,) = _read(invented("spss")["qualtrics"]).tables
    assert table.marks == {2: "test answer"}
    assert [c.header for c in table.questions()] == ["Q1"]


def test_plain_words_are_questions_outside_qualtrics(made: ModuleType) -> None:
    (table,) = _read(made.written(pd.DataFrame({"Status": [1.0], "Finished": [2.0]}))).tables
    assert [c.code for c in table.questions()] == ["Status", "Finished"]


def test_another_encoding_than_the_file_names_is_found(invented: Invented) -> None:
    export = _read(invented("spss")["another encoding"])
    assert _cells(export.tables[0], "kind")[0] == "Första"
    (warning,) = export.problems
    assert (warning.severity, warning.values["encoding"]) == ("warning", "utf-8")


def test_old_letters_in_a_file_that_says_utf_8_are_read(made: ModuleType) -> None:
    frame = pd.DataFrame({"q": ["x", "y"]})
    data = made.written(frame, variable_value_labels={"q": {"x": "AAbo", "y": "No"}})
    export = _read(data.replace(b"AAbo", b"\xc5\xe4\xf6x"))
    assert _cells(export.tables[0], "q") == ["Åäöx", "No"]
    assert [p.severity for p in export.problems] == ["warning"]


def test_long_texts_with_labels_are_read(made: ModuleType) -> None:
    text = "a long code of twenty"
    data = made.written(
        pd.DataFrame({"q": [text, "b"]}), variable_value_labels={"q": {text: "Åbo"}}
    )
    assert _cells(_read(data).tables[0], "q") == ["Åbo", "b"]


def test_two_variables_of_one_name_are_both_read(made: ModuleType) -> None:
    data = made.written(pd.DataFrame({"chat": [1.0], "chau": [2.0]}))
    export = _read(data.replace(b"CHAU", b"CHAT").replace(b"chau", b"chat"))
    assert export.tables[0].rows.to_numpy().tolist() == [["1", "2"]]


def test_an_encoding_that_is_none_is_told(invented: Invented) -> None:
    data = invented("spss")["sav"]
    export = _read(data.replace(b"UTF-8", b"UT\0-8"))
    assert [p.severity for p in export.problems] == ["warning"]


def test_a_text_that_lacks_its_further_parts_is_refused(shared: Path) -> None:
    data = bytearray((shared / "samples/spss/Roche__pyreadstat__sample.sav").read_bytes())
    data[228:232] = struct.pack("<i", 210)
    assert "damaged" in _refused(bytes(data)).what


def test_a_respondent_without_any_answer_is_a_row(made: ModuleType) -> None:
    export = _read(made.written(pd.DataFrame({"a": [None, 1.0], "b": ["", "x"]})))
    assert export.tables[0].rows.to_numpy().tolist() == [["", ""], ["1", "x"]]


def test_a_file_without_rows_is_told(made: ModuleType) -> None:
    export = _read(made.written(pd.DataFrame({"a": pd.Series([], dtype="float64")})))
    assert (export.rows_read, [p.severity for p in export.problems]) == (0, ["warning"])


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.97])
def test_a_cut_file_is_refused(invented: Invented, share: float) -> None:
    data = invented("spss")["sav"]
    assert "damaged" in _refused(data[: int(len(data) * share)]).what


@pytest.mark.parametrize("variant", ["sav", "zsav"])
def test_a_header_that_promises_too_much_is_refused(invented: Invented, variant: str) -> None:
    data = bytearray(invented("spss")[variant])
    data[80:84] = struct.pack("<i", 200_000_000)
    assert "damaged" in _refused(bytes(data)).what


def test_labels_of_a_variable_that_is_not_there_are_refused(made: ModuleType) -> None:
    data = made.written(pd.DataFrame({"q": [1.0]}), variable_value_labels={"q": {1.0: "Yes"}})
    labelled = struct.pack("<3i", 4, 1, 1)
    assert data.count(labelled) == 1
    assert "damaged" in _refused(data.replace(labelled, struct.pack("<3i", 4, 1, 99))).what


def test_another_file_is_refused() -> None:
    assert "no SPSS" in _refused(b"a,b\n1,2\n", "spss").what


@pytest.mark.parametrize("declared", ["google_forms", "indico", "microsoft_forms", "typeform"])
def test_it_is_no_table_when_declared_as_one(invented: Invented, declared: str) -> None:
    assert "no table" in _refused(invented("spss")["sav"], declared).what


@settings(max_examples=25)
@given(
    rows=st.lists(st.tuples(st.integers(-(10**9), 10**9), TEXT, TEXT), min_size=1, max_size=5),
    how=st.sampled_from([{}, {"compress": True}, {"row_compress": True}]),
)
def test_answers_come_back_as_written(
    made: ModuleType, rows: list[tuple[int, str, str]], how: dict[str, Any]
) -> None:
    frame = pd.DataFrame(rows, columns=["a", "b", "c"]).astype({"a": "float64"})
    (table,) = _read(made.written(frame, **how)).tables
    assert table.rows.to_numpy().tolist() == [[str(a), b, c] for a, b, c in rows]


SAMPLES = {"missing_test": 2, "sample": 5, "simple_alltypes": 6}


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_read(shared: Path, name: str) -> None:
    folder = shared / "samples"
    content = Content.load(folder / f"spss/Roche__pyreadstat__{name}.sav", folder)
    export = read_export(content)
    assert (export.format, export.rows_read, export.problems) == ("spss", SAMPLES[name], ())


def test_the_sample_with_sets_and_missing_values(shared: Path) -> None:
    file = shared / "samples/spss/Roche__pyreadstat__simple_alltypes.sav"
    (table,) = spss.READER.read(Content("a", file.read_bytes())).tables
    assert _cells(table, "z") == ["-9", "", "1.234", "skipped", "3.14159", ""]
    assert _column(table, "z").missing == {"-9", "skipped"}
    assert [(c.header, c.option) for c in table.columns if c.option] == [
        ("My multiple response set", f"Response #{n}") for n in (1, 2, 3)
    ]
    assert _cells(table, "y")[:4] == ["2000-01-01", "2000-01-02", "1950-12-24", "1776-07-04"]
