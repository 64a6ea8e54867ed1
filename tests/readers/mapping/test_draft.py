from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export
from analysis.readers.mapping import FileMapping, read_mapped, suggest
from analysis.readers.mapping.model import parse_mapping

Rows = Sequence[Sequence[object]]
REGISTRATION: Rows = [
    ["Etunimi", "Sukunimi", "Sähköposti", "Tila", "Ilmoittautumisaika", "Ruokavalio"],
    ["Ada", "Nova", "ada@example.org", "Ilmoittautunut", "1.9.2022 12:30", ""],
    ["Bo", "Berg", "bo@example.org", "Peruutettu", "2.9.2022 9:05", "vegaani"],
]
SURVEY: Rows = [
    ["Vastausaika", "Osallistujan sähköposti", "Kuka olet", "Syntymäaika", "Mikä auttoi?", "Arvio"],
    ["1.9.2022 12.30", "ada@example.org", "Ada Nova", "1.2.1990", "Kaikki", "5"],
    ["2.9.2022 9.05", "bo@example.org", "Bo Berg", "3.4.1985", "Ei mikään", "4"],
    ["2.9.2022 10.05", "ce@example.org", "Ce Dahl", "13.4.1985", "Ei mikään", "4"],
]
ATTENDANCE: Rows = [
    ["Deltagare", "Anslöt", "Lämnade", "Varaktighet", "Telefon"],
    ["Ada Nova", "12:30", "13:00", "30 min", "+358401234567"],
    ["Bo Berg", "12:31", "13:00", "29 min", ""],
]
NUMBERS: Rows = [
    ["Päivä", "Kanava", "Julkaisu", "Tykkäykset", "Katselut"],
    ["1.9.2022", "Facebook", "Tervetuloa", "12", "1 204"],
    ["2.9.2022", "Instagram", "Kuva", "3", "50"],
]
PROGRESS: Rows = [
    ["Opiskelija", "Kirjautunut kurssille", "Arvosana", "Suoritettu"],
    ["Ada Nova", "1.9.2022", "5", "kyllä"],
]


def drafted(data: bytes) -> tuple[str, FileMapping, Export]:
    content = Content("in/a", data)
    draft = suggest(content)
    mapping = parse_mapping(draft, "in/a.mapping.toml")
    return draft, mapping, read_mapped(content, mapping)


def fields(export: Export) -> list[str]:
    return [column.field or "question" for column in export.tables[0].columns]


@pytest.mark.parametrize(
    ("rows", "kind", "wanted"),
    [
        (REGISTRATION, "registration",
         ["first_name", "last_name", "email", "status", "registered", "question"]),
        (SURVEY, "survey", ["submitted", "email", "name", "ignored", "question", "question"]),
        (ATTENDANCE, "attendance", ["name", "join", "leave", "minutes", "phone"]),
        (NUMBERS, "communications", ["date", "channel", "content", "metric", "metric"]),
        (PROGRESS, "course_progress", ["name", "enrolled", "grade", "completed"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("how", [(";", "cp1252"), ("\t", "utf-16"), None])
def test_kind_and_fields_are_guessed(
    as_text: Callable[..., bytes],
    as_workbook: Callable[..., bytes],
    rows: Rows,
    kind: str,
    wanted: list[str],
    how: tuple[str, str] | None,
) -> None:
    draft, _, export = drafted(as_text(rows, *how) if how else as_workbook(rows))
    assert (export.kind, fields(export)) == (kind, wanted)
    assert export.rows_read == len(rows) - 1
    assert not [problem for problem in export.problems if problem.severity == "error"]
    values = [str(cell) for row in rows[1:] for cell in row if len(str(cell)) > 3]
    assert not [value for value in values if value in draft]


def test_each_choice_is_explained(as_text: Callable[..., bytes]) -> None:
    draft, _, _ = drafted(as_text(REGISTRATION, ";", "cp1252"))
    assert "# Each row seems to be a registration for an event." in draft
    lines = draft.splitlines()
    assert {'encoding = "cp1252"', 'delimiter = "semicolon"', "header_row = 1"} <= set(lines)
    columns = lines[lines.index("[columns]") + 1 :]
    assert all(re.search(r'^".*" = "\w+"  # \w+', line) for line in columns)


def test_it_speaks_the_languages(as_text: Callable[..., bytes]) -> None:
    content = Content("a", as_text(REGISTRATION))
    for language in ("fi", "sv"):
        assert parse_mapping(suggest(content, language), "a").kind == "registration"  # type: ignore[arg-type]


def test_the_largest_table_of_several_is_taken(as_text: Callable[..., bytes]) -> None:
    rows = [["Report"], ["Made", "1.9.2022"], [], ["Participants"], *ATTENDANCE, [], ["Totals"],
            ["Count", "2"]]  # fmt: skip
    _, mapping, export = drafted(as_text(rows))
    assert (mapping.header_row, mapping.last_row) == (5, 7)
    assert (export.kind, list(export.tables[0].rows.index)) == ("attendance", [6, 7])


def test_the_fullest_sheet_is_taken(as_workbook: Callable[..., bytes]) -> None:
    _, mapping, export = drafted(as_workbook([["Made", "today"]], SURVEY))
    assert (mapping.sheet, export.rows_read) == ("Sheet2", 3)


def test_first_rows_that_hold_data_are_never_repeated(as_text: Callable[..., bytes]) -> None:
    people = [["Ada", "Nova", "ada@example.org"], ["Bo", "Berg", "bo@example.org"]]
    draft, mapping, export = drafted(as_text(people))
    assert (mapping.header_row, list(mapping.columns)) == (0, ["#1", "#2", "#3"])
    assert (export.rows_read, fields(export)) == (2, ["ignored", "ignored", "email"])
    assert "Ada" not in draft
    draft, mapping, _ = drafted(as_text([["Ada", "Nova"], ["Bo", "Berg"]]))
    assert list(mapping.columns) == ["#1", "#2"]
    assert "Nova" not in draft


def test_headers_that_toml_or_a_mapping_could_not_hold(as_text: Callable[..., bytes]) -> None:
    headers = [
        'Say "x"',
        "a\nb",
        "#7",
        "Nimi",
        "nimi ",
        "",
        "<b></b>",
        "E-mail",
        "c\x7f\x01\\",
        "=",
    ]
    rows = [[*headers], *([str(at) for at in range(len(headers))] for _ in range(2))]
    _, mapping, export = drafted(as_text(rows))
    assert export.rows_read == 2
    assert not [p for p in export.problems if p.severity != "note"]
    assert {"#4", "#5", "#6", "#7", 'Say "x"', "a b"} <= set(mapping.columns)


@pytest.mark.parametrize("data", [b"", b'{"a": 1}', b"<?xml version='1.0'?><a/>", b"$FL2abc"])
def test_what_holds_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(ProblemsError, match="no table, so no mapping"):
        suggest(Content("a", data))


CELL = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.sampled_from(["ada@example.org", "1.9.2022", "12:30", "5", "Ada Nova", "#3", "sep=;", ""]),
)
TABLES = st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=8)


@settings(deadline=None)
@given(
    rows=TABLES, delimiter=st.sampled_from(",;\t"), encoding=st.sampled_from(["utf-8", "utf-16"])
)
def test_a_draft_beside_its_file_always_reads_it(
    as_text: Callable[..., bytes], rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    content = Content("in/a", as_text(rows, delimiter, encoding))
    try:
        draft = suggest(content)
    except ProblemsError:  # blank, JSON, an open quotation mark
        return
    export = read_mapped(content, parse_mapping(draft, "m"))
    assert not [p for p in export.problems if p.severity == "error"]
    assert all(
        column.field != "email" or column.position < 5 for column in export.tables[0].columns
    )


SECRETS = st.lists(
    st.from_regex(r"[QXZ][qxz]{5,9}( [QXZ][qxz]{5,9})?", fullmatch=True), min_size=4, max_size=12
)


@settings(deadline=None)
@given(secrets=SECRETS, header=st.sampled_from([REGISTRATION[0], ATTENDANCE[0], ["?", "!", "x"]]))
def test_no_value_is_copied(
    as_text: Callable[..., bytes], secrets: list[str], header: list[Any]
) -> None:
    rows = [[secret] * len(header) for secret in secrets]
    draft = suggest(Content("a", as_text([header, *rows])))
    assert not [secret for secret in secrets if secret in draft]


@settings(deadline=None)
@given(secrets=SECRETS)
def test_no_value_is_copied_without_header(
    as_text: Callable[..., bytes], secrets: list[str]
) -> None:
    draft = suggest(Content("a", as_text([[secret, secret] for secret in secrets])))
    assert not [secret for secret in secrets if secret in draft]


def test_every_export_can_be_drafted(exports: Mapping[str, bytes], export_name: str) -> None:
    content = Content("in/a", exports[export_name])
    if not content.is_table:
        return
    export = read_mapped(content, parse_mapping(suggest(content), "m"))
    for column in export.tables[0].questions():
        cells = export.tables[0].rows[column.position]
        assert not cells.str.contains(r"\w@\w+\.\w").mean() > 0.6, column.header
