from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import resources

import pytest

from analysis.problems import ProblemsError
from analysis.readers import FIELDS, Content, read_export, readers, recognise

FORMATS = [
    "google_forms", "indico", "microsoft_forms", "teams_attendance", "typeform",
    "zoom_participants",
]  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def test_a_reader_is_registered_by_being_there() -> None:
    files = (f.name for f in (resources.files("analysis.readers") / "formats").iterdir())
    modules = {name.removesuffix(".py") for name in files if not name.startswith("_")}
    giving = {reader.read.__module__.rpartition(".")[2] for reader in readers().values()}
    assert giving == modules
    assert set(readers()) >= set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_each_export_is_claimed_by_its_reader_alone(
    exports: Mapping[str, bytes], name: str
) -> None:
    content = Content("a", exports[name])
    assert [r.name for r in readers().values() if r.recognise(content)] == [name]
    found = recognise(content)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_keeps_to_the_contract(exports: Mapping[str, bytes], name: str) -> None:
    content = Content("in/a", exports[name])
    export = read_export(content)
    assert (export.file, export.format, export.sha256) == ("in/a", name, content.sha256)
    assert export.problems == ()
    for table in export.tables:
        assert [c.position for c in table.columns] == list(table.rows.columns)
        assert {c.field for c in table.columns} - {None} <= FIELDS
        assert set(table.rows.dtypes.astype(str)) == {"str"}
        assert not table.rows.isna().to_numpy().any()
        assert table.rows.index.is_unique


@pytest.mark.parametrize("name", FORMATS)
def test_a_declared_export_is_read_the_same(exports: Mapping[str, bytes], name: str) -> None:
    content = Content("a", exports[name])
    declared, recognised = read_export(content, name), read_export(content)
    assert declared.problems == ()
    assert [t.rows.to_dict() for t in declared.tables] == [
        t.rows.to_dict() for t in recognised.tables
    ]


@pytest.mark.parametrize(
    ("name", "rows"),
    [("indico", 1), ("google_forms", 1), ("typeform", 1), ("zoom_participants", 4)],
)
def test_a_header_alone_is_an_export_with_a_warning(
    tables: Mapping[str, Sequence[Sequence[str]]],
    as_text: Callable[..., bytes],
    name: str,
    rows: int,
) -> None:
    export = read_export(Content("a.csv", as_text(tables[name][:rows])))
    assert (export.format, export.rows_read) == (name, 0)
    assert [(p.severity, p.place.file) for p in export.problems] == [("warning", "a.csv")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "file is empty.*Export it again"),
        (b"\xff\xfe", "file is empty"),
        (b" \r\n,,,\r\n", "file is empty"),
        (b"sep=;\n", "file is empty"),
        (b"name,age\nx,1\n", "known here: .*Google Forms, Indico, .*Microsoft Forms.*Zoom"),
        (b"PK\x03\x04 only the start", "workbook is damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password.*remove"),
        (OLE, "workbook is damaged"),
        (b'a,b\n"open', "quotation mark"),
    ],
)
def test_a_bad_file_is_one_problem_with_place_and_remedy(data: bytes, said: str) -> None:
    with pytest.raises(ProblemsError, match=rf"^in/a\.csv.*: .*{said}") as caught:
        read_export(Content("in/a.csv", data))
    (problem,) = caught.value.problems
    assert problem.what
    assert problem.do
    assert problem.severity == "error"
    assert recognise(Content("in/a.csv", data)) is None


def test_an_unknown_declared_format_names_the_known_ones(exports: Mapping[str, bytes]) -> None:
    with pytest.raises(ProblemsError, match=r"“surveymonkee”.*google_forms, indico"):
        read_export(Content("a.csv", exports["indico"]), "surveymonkee")


def test_a_declaration_the_content_contradicts_is_a_warning(exports: Mapping[str, bytes]) -> None:
    export = read_export(Content("a.csv", exports["indico"]), "typeform")
    assert export.format == "typeform"
    (warning,) = export.problems
    assert dict(warning.values) == {"tools": "Indico", "tool": "Typeform"}


def test_a_file_of_two_tools_asks_for_the_format(as_text: Callable[..., bytes]) -> None:
    header = ["Timestamp", "Start Date (UTC)", "Submit Date (UTC)"]
    content = Content("a.csv", as_text([header, ["9/6/2018 0:06:16", "a", "b"]]))
    with pytest.raises(ProblemsError, match=r"Google Forms, Typeform.*google_forms, typeform"):
        read_export(content)
    assert read_export(content, "typeform").rows_read == 1


def test_doubts_about_the_bytes_reach_the_export(as_text: Callable[..., bytes]) -> None:
    rows = [["Tidstämpel", "Ålder"], ["2026-03-05 12.30.00", "20"]]
    export = read_export(Content("a.csv", as_text(rows, ";", "cp1252")))
    assert export.encoding == "cp1252"
    assert len(export.problems) == 1
