from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, content, read_export, recognise
from analysis.readers.formats import moodle_log

ORDER = [
    "at", "name", "affected", "context", "component", "event_name", "description", "origin", "ip",
]  # fmt: skip
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
SAID = "The user with id '5' viewed the course with id '12'."
GERMAN = ["Zeit", "Name", "Betroffen", "Kontext", "Teil", "Ereignis", "Beschreibung", "Weg", "IP"]


@pytest.mark.parametrize("variant", ["en", "en, utf-16", "en, page", "en, json", "sv", "fi", "de"])
def test_columns_in_every_language_and_form(
    invented: Callable[[str], Mapping[str, bytes]], variant: str
) -> None:
    export = read_export(Content("a", invented("moodle_log")[variant]))
    (table,) = export.tables
    assert (export.kind, export.scan, export.problems) == ("course_log", None, ())
    assert [column.field for column in table.columns] == ORDER
    first = 1 if variant == "en, json" else 2
    assert list(table.rows.index) == list(range(first, first + 4))
    assert table.rows[3].iloc[0] == 'Page: "UKK", part 1'
    assert table.rows[8].tolist() == ["192.0.2.1", "192.0.2.2", "192.0.2.2", ""]


@pytest.mark.parametrize(
    ("variant", "before"),
    [("en, site", "course"), ("de, site", "course"), ("en, index", "ignored")],
)
def test_what_stands_before_the_time(
    invented: Callable[[str], Mapping[str, bytes]], variant: str, before: str
) -> None:
    (table,) = read_export(Content("a", invented("moodle_log")[variant])).tables
    assert [column.field for column in table.columns] == [before, *ORDER]
    assert table.rows[4].iloc[0] == 'Page: "UKK", part 1'


def test_a_log_without_rows_is_known_by_its_header(as_text: Callable[..., bytes]) -> None:
    header = ["Time", "User full name", "Event context", "Event name", "Description", "Origin"]
    assert read_export(Content("a", as_text([header]))).format == "moodle_log"


@pytest.mark.parametrize(
    "rows",
    [
        [GERMAN, ["1", "Ada", "-", "c", "p", "e", "no sentence of Moodle", "web", "1"]],
        [["Time", "Event context", "Event name", "Description"], ["1", "a", "b", "c"]],
        [["Why?", "What?"], ["1", SAID]],
    ],
)
def test_other_tables_are_no_logs(as_text: Callable[..., bytes], rows: list[list[str]]) -> None:
    data = as_text(rows)
    assert recognise(Content("a", data)) is None
    with pytest.raises(ProblemsError) as fault:
        read_export(Content("in/a", data), "moodle_log")
    assert fault.value.problems[0].place.file == "in/a"


def test_a_large_log_is_left_to_a_database(
    invented: Callable[[str], Mapping[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "_LARGE", 520)
    scans = {}
    for variant in ("en", "en, semicolons", "en, index", "en, utf-16"):
        file = tmp_path / "log.csv"
        file.write_bytes(invented("moodle_log")[variant])
        export = moodle_log.READER.read(Content.load(file, tmp_path))
        scans[variant] = export.scan and (export.scan.delimiter, export.scan.header_row)
        assert export.rows_read == (0 if export.scan else 4)
    # an escaping backslash and another encoding are read by us
    assert scans == {
        "en": (",", 1),
        "en, semicolons": (";", 1),
        "en, index": None,
        "en, utf-16": None,
    }


@given(rows=st.lists(st.tuples(*[CELL] * 8), min_size=1, max_size=6), known=st.booleans())
def test_any_log_comes_back(
    read: Callable[..., Export], rows: list[tuple[str, ...]], known: bool
) -> None:
    header = (
        ["Time", "User full name", "Affected user", "Event context", "Component", "Event name",
         "Description", "Origin", "IP address"]
        if known else GERMAN
    )  # fmt: skip
    written = [[*row[:6], SAID, *row[6:]] for row in rows]
    (table,) = read([header, *written], declared="moodle_log").tables
    assert [[str(cell) for cell in row] for row in table.rows.to_numpy()] == written
    assert [column.field for column in table.columns] == ORDER


def test_the_sample(shared: Path) -> None:
    folder = shared / "samples"
    export = read_export(Content.load(folder / "_spec_fixtures/moodle_logs_en_4x.csv", folder))
    assert (export.format, export.rows_read) == ("moodle_log", 3)
