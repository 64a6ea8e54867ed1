from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping

import pytest

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

PERSON = ["name", "join", "leave", "minutes", "email", "upn", "role"]
STAY = ["name", "join", "leave", "minutes", "email", "role"]
MEETING = {
    "title": "Digital networking, part 1, online",
    "start": "14/11/22, 09:29:07",
    "end": "14/11/22, 10:50:14",
}
# Invented words: no report in Finnish was ever seen, and none is needed.
IN_FINNISH = {
    "1. Summary": "1. Yhteenveto",
    "Start time": "Alkoi",
    "2. Participants": "2. Osallistujat",
    "Name": "Nimi",
    "First join": "Ensin paikalla",
    "Last leave": "Viimeksi paikalla",
    "In-meeting duration": "Kesto kokouksessa",
    "Email": "Sähköposti",
    "Participant ID (UPN)": "Osallistujan tunnus",
    "Role": "Rooli",
    "3. In-Meeting Activities": "3. Toiminta",
    "Join time": "Liittyi",
    "Leave time": "Lähti",
    "Duration": "Kesto",
}
Rows = list[list[str]]


def _fields(export: Export) -> list[list[str | None]]:
    return [[column.field for column in table.columns] for table in export.tables]


def _sections(export: Export) -> list[tuple[str, int]]:
    return [(table.section, len(table.rows)) for table in export.tables]


def test_people_and_their_stays(exports: Mapping[str, bytes]) -> None:
    export = read_export(Content("a.csv", exports["teams_attendance"]))
    assert (export.format, export.encoding) == ("teams_attendance", "utf-16-le")
    assert dict(export.meeting) == MEETING
    assert _sections(export) == [("participants", 2), ("stays", 3)]
    assert _fields(export) == [PERSON, STAY]
    people, stays = export.tables
    assert people.rows.loc[12].tolist()[:4] == [
        "Bo (Guest)", "14/11/22, 09:31:00", "14/11/22, 10:40:00", "1h 9m",
    ]  # fmt: skip
    assert list(stays.rows.index) == [16, 17, 18]


@pytest.mark.parametrize(
    ("encoding", "mark", "delimiter"),
    [
        ("utf-16-be", codecs.BOM_UTF16_BE, "\t"),
        ("utf-16-le", b"", "\t"),
        ("utf-8", codecs.BOM_UTF8, "\t"),
        ("utf-8", b"", ","),
        ("cp1252", b"", ";"),
    ],
)
def test_however_it_was_saved_again(
    tables: Mapping[str, Rows],
    as_text: Callable[..., bytes],
    encoding: str,
    mark: bytes,
    delimiter: str,
) -> None:
    padded = [row + [""] * (7 - len(row)) for row in tables["teams_attendance"]]
    for rows in (tables["teams_attendance"], padded):
        data = mark + as_text(rows, delimiter, encoding)
        export = read_export(Content("a.csv", data))
        assert dict(export.meeting) == MEETING
        assert _sections(export) == [("participants", 2), ("stays", 3)]
        assert [fields[:6] for fields in _fields(export)] == [PERSON[:6], STAY]


def test_a_language_without_known_words_is_read_by_position(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [[IN_FINNISH.get(cell, cell) for cell in row] for row in tables["teams_attendance"]]
    export = read(rows, delimiter="\t")
    assert _fields(export) == [PERSON, STAY]
    assert dict(export.meeting) == MEETING


def test_further_columns_and_a_fourth_section(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [list(row) for row in tables["teams_attendance"]]
    for at, cell in ((9, "Engagement: Raise Hands"), (10, "2"), (11, "0")):
        rows[at].append(cell)
    export = read([*rows, [], ["4. Engagement"], ["Name", "Count"], ["Nova, Ada", "2"]])
    assert _fields(export) == [[*PERSON, "ignored"], STAY]
    assert _sections(export) == [("participants", 2), ("stays", 3)]
    (note,) = export.problems
    assert (note.severity, note.place.row, note.values["count"]) == ("note", 20, 1)


def test_columns_in_another_order_are_known_by_their_words(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [list(row) for row in tables["teams_attendance"]]
    for at, cell in ((9, "Registration Email"), (10, "ada@example.org"), (11, "")):
        rows[at].insert(1, cell)
    assert _fields(read(rows))[0] == ["name", "ignored", *PERSON[1:]]


def test_only_those_who_attended(tables: Mapping[str, Rows], read: Callable[..., Export]) -> None:
    assert _sections(read(tables["teams_attendance"][:12])) == [("participants", 2)]


def test_a_name_like_a_section_title_is_a_person(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [list(row) for row in tables["teams_attendance"]]
    rows[11][0] = "3. Bo"
    assert _sections(read(rows)) == [("participants", 2), ("stays", 3)]


def test_something_else_declared_as_teams_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*sections 1, 2 and 3 are missing"):
        read([["Age", "Work"], ["20", "Yes"]], declared="teams_attendance")
