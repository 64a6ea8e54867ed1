from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from analysis.problems import Problem, ProblemsError
from analysis.readers import Content, Export
from analysis.readers.mapping import FileMapping, read_mapped
from analysis.texts import texts

LYYTI = [
    ["Etunimi", "Sukunimi", "Sähköposti", "Tila", "Ilmoittautumisaika"],
    ["Ada", "Nova", "ada@example.org", "Ilmoittautunut", "1.9.2022 12:30"],
    ["Bo", "Berg", "bo@example.org", "Peruutettu", "2.9.2022 9:05"],
]
COLUMNS = {
    "etunimi": "first_name",
    "Sukunimi": "last_name",
    "Sähköposti ": "email",
    "Tila": "status",
    "#5": "registered",
}


def mapping(columns: Mapping[str, str], **more: object) -> FileMapping:
    return FileMapping.model_validate({"kind": "registration", "columns": columns, **more})


def said(problem: Problem) -> str:
    return problem.text(texts("en"))


def fields(export: Export) -> list[str | None]:
    return [column.field for column in export.tables[0].columns]


def test_the_workbook_of_an_event_tool(as_workbook: Callable[..., bytes]) -> None:
    content = Content("in/people.xlsx", as_workbook(LYYTI))
    export = read_mapped(
        content, mapping(COLUMNS, tool="Lyyti", zone="Europe/Helsinki", meeting={"title": "Day"})
    )
    assert (export.format, export.kind, export.zone) == (
        "mapped",
        "registration",
        "Europe/Helsinki",
    )
    assert dict(export.meeting) == {"title": "Day", "tool": "Lyyti"}
    assert fields(export) == ["first_name", "last_name", "email", "status", "registered"]
    assert export.tables[0].rows.to_numpy().tolist() == LYYTI[1:]
    assert list(export.tables[0].rows.index) == [2, 3]
    assert export.problems == ()


def test_encoding_and_delimiter_are_obeyed(as_text: Callable[..., bytes]) -> None:
    data = as_text([["Nimi", "a|b"], ["Äijä", "x"]], ";", "cp850")
    right = {"Nimi": "name", "a|b": "question"}
    told = mapping(right, encoding="cp850", delimiter="semicolon")
    export = read_mapped(Content("a", data), told)
    assert (export.encoding, fields(export)) == ("cp850", ["name", None])
    assert export.tables[0].rows.loc[2].tolist() == ["Äijä", "x"]
    assert export.problems == ()
    pipe = read_mapped(Content("a", data), mapping({"#2": "question"}, delimiter="pipe"))
    assert pipe.tables[0].columns[0].header == "Nimi;a"


def test_bytes_that_look_like_no_text_are_read_as_told(as_text: Callable[..., bytes]) -> None:
    data = as_text([["Nimi"], ["Ada"]], ";", "utf-32-le")
    export = read_mapped(Content("a", data), mapping({"Nimi": "name"}, encoding="utf-32-le"))
    assert export.tables[0].rows[0].tolist() == ["Ada"]


def test_rows_around_the_table_are_left_out_and_told(as_text: Callable[..., bytes]) -> None:
    rows = [
        ["Report"],
        [],
        ["Name", "Why?"],
        ["-", "-"],
        ["Ada", "a"],
        [],
        ["Bo", "b"],
        ["Sum", "2"],
    ]
    told = mapping({"Name": "name", "Why?": "question"}, header_row=3, rows_between=1, last_row=7)
    export = read_mapped(Content("a", as_text(rows)), told)
    assert list(export.tables[0].rows.index) == [5, 7]
    (note,) = export.problems
    assert (note.severity, note.values["count"]) == ("note", 2)


def test_a_table_without_header(as_text: Callable[..., bytes]) -> None:
    data = as_text([["Ada", "x"], ["Bo", "y"]])
    export = read_mapped(
        Content("a", data), mapping({"#1": "name", "#2": "question"}, header_row=0)
    )
    assert (fields(export), export.rows_read) == (["name", None], 2)


def test_equal_headers_are_told_apart_by_place(as_text: Callable[..., bytes]) -> None:
    data = as_text([["Other", "Other", ""], ["a", "b", "c"]])
    export = read_mapped(
        Content("a", data), mapping({"Other": "question", "#2": "email", "#3": "phone"})
    )
    assert fields(export) == [None, "email", "phone"]


def test_columns_without_mapping_are_told_and_not_used(as_text: Callable[..., bytes]) -> None:
    data = as_text([["Name", "E-mial", ""], ["Ada", "ada@example.org", "x"]])
    export = read_mapped(Content("in/a.csv", data), mapping({"Name": "name"}))
    assert fields(export) == ["name", "ignored", "ignored"]
    assert [(p.severity, p.place.column) for p in export.problems] == [
        ("warning", "E-mial"), ("warning", "#3"),
    ]  # fmt: skip
    assert 'Write in in/a.csv.mapping.toml for example: "E-mial" = ' in said(export.problems[0])


def test_a_sheet_is_chosen_by_name(as_workbook: Callable[..., bytes]) -> None:
    content = Content("a.xlsx", as_workbook(LYYTI, [["Name"], ["Ada"]]))
    export = read_mapped(content, mapping({"Name": "name"}, sheet="Sheet2"))
    assert (export.tables[0].sheet, export.rows_read) == ("Sheet2", 1)
    assert [problem.severity for problem in export.problems] == ["note"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (mapping({"Etunmi": "name"}), "no column “Etunmi”.*\"Etunimi\" = \"name\""),
        (mapping({"Shoe": "question"}), "no column “Shoe”. Correct it.*There are: Etunimi, Suk"),
        (mapping({"#9": "question"}), "no column “#9”"),
        (mapping({"Tila": "status"}, sheet="Sheet"), "no sheet “Sheet”.*sheet = \"Sheet1\""),
        (mapping({"Tila": "status"}, header_row=9), "no row 9.*Correct header_row"),
    ],
    ids=["mistyped", "unknown", "place", "sheet", "row"],
)  # fmt: skip
def test_what_the_file_lacks_is_told(
    as_workbook: Callable[..., bytes], told: FileMapping, words: str
) -> None:
    with pytest.raises(ProblemsError, match=rf"^in/a\.xlsx: .*{words}"):
        read_mapped(Content("in/a.xlsx", as_workbook(LYYTI)), told)


def test_every_missing_column_is_told() -> None:
    with pytest.raises(ProblemsError) as caught:
        read_mapped(Content("a", b"Name\nAda\n"), mapping({"A": "name", "B": "email", "#3": "ip"}))
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    ("data", "told", "words"),
    [
        ("Työ\nx\n".encode("cp1252"), mapping({"#1": "question"}, encoding="utf-8"), "not written"),
        (b'{"a": 1}', mapping({"#1": "question"}), "no table that a mapping"),
        (b"$FL2x", mapping({"#1": "question"}, encoding="utf-8"), "no table that a mapping"),
    ],
)
def test_what_cannot_be_read_so_is_told(data: bytes, told: FileMapping, words: str) -> None:
    with pytest.raises(ProblemsError, match=words):
        read_mapped(Content("a", data), told)
