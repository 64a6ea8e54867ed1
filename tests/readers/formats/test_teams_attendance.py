from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.fixture(scope="session")
def variant(invented: Callable[[str], Mapping[str, bytes]]) -> Callable[[str], Export]:
    return lambda name: read_export(Content("a.csv", invented("teams_attendance")[name]))


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


COUNTS = ["engagement"] * 5


def test_counts_of_engagement_and_a_fourth_section(variant: Callable[[str], Export]) -> None:
    export = variant("counts and a fourth section")
    assert _fields(export) == [[*PERSON, *COUNTS], STAY, ["name", "engagement", "at"]]
    assert _sections(export) == [("participants", 3), ("stays", 3), ("engagement", 2)]
    people, _, done = export.tables
    assert people.columns[7].header == "Engagement: Reaction-Applause"
    assert people.rows.loc[11].tolist()[7:] == ["3", "", "1", "", "12"]
    # The row is shorter than the header: the tool leaves out what is empty at its end.
    assert people.rows.loc[13].tolist()[7:] == [""] * 5
    assert done.rows.loc[23].tolist() == ["Aalto, Aino", "Unmute", "10/3/25, 2:09:11 PM"]
    # … which only a person can tell from a row that was cut.
    assert [(p.severity, p.place.row) for p in export.problems] == [("warning", 13)]


def test_a_webinar(variant: Callable[[str], Export]) -> None:
    export = variant("webinar")
    assert _fields(export)[0] == ["first_name", "last_name", "email", "registered", *PERSON]
    assert export.meeting["start"] == "10/3/25, 1:55:02 PM"
    assert export.tables[0].rows.iloc[1, 2] == "bo.berg@example.org"


def test_registrations_in_a_fourth_section(variant: Callable[[str], Export]) -> None:
    *_, registrations = variant("registrations").tables
    assert registrations.section == "registrations"
    assert [c.field for c in registrations.columns] == [
        "name", "email", "registered", "status", "ignored",
    ]  # fmt: skip
    assert registrations.rows.index.tolist() == [23]


def test_a_fourth_section_without_a_table_is_told(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    export = read([*tables["teams_attendance"], [], ["4. Notes"], ["Thank you"], ["All"]])
    assert _sections(export) == [("participants", 2), ("stays", 3)]
    (note,) = export.problems
    assert (note.severity, note.place.row, note.values["count"]) == ("note", 20, 2)


def test_a_fourth_section_without_rows_is_no_table(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    export = read([*tables["teams_attendance"], [], ["4. Meeting Engagement"]])
    assert _sections(export) == [("participants", 2), ("stays", 3)]
    assert export.problems == ()


def test_the_zone_of_a_report_in_utc(variant: Callable[[str], Export]) -> None:
    assert variant("utc").zone == "UTC"
    assert _fields(variant("utc"))[0] == PERSON
    assert variant("commas").zone == ""


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("big-endian", "utf-16-be"),
        ("semicolons", "utf-8-sig"),
        ("commas", "utf-8"),
        ("workbook", ""),
        ("finnish", "utf-16-le"),
        ("portuguese", "utf-16-le"),
    ],
)
def test_languages_and_ways_of_saving_give_the_same(
    variant: Callable[[str], Export], name: str, encoding: str
) -> None:
    export = variant(name)
    assert export.encoding == encoding
    assert _sections(export) == [("participants", 3), ("stays", 3)]
    assert [fields[: len(STAY)] for fields in _fields(export)] == [PERSON[:6], STAY]
    assert export.meeting["title"] == "Local food networks,\nsession 2"
    assert export.tables[0].rows.iloc[0, 4] == "aino@example.org"


def test_unknown_words_without_user_names(variant: Callable[[str], Export]) -> None:
    export = variant("unknown words, no user names, counts")
    assert _fields(export)[0] == [*STAY, "engagement", "engagement"]


def test_unknown_words_without_times(variant: Callable[[str], Export]) -> None:
    export = variant("unknown words, no times")
    assert _fields(export) == [["name", "email", "email", "ignored"]]


def test_a_column_of_numbers_like_telephones_is_no_engagement(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [list(row) for row in tables["teams_attendance"]]
    for at, cell in ((9, "Puhelin"), (10, "0401234567"), (11, "")):
        rows[at].append(cell)
    assert _fields(read(rows))[0] == [*PERSON, "ignored"]


def test_columns_in_another_order_are_known_by_their_words(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [list(row) for row in tables["teams_attendance"]]
    for at, cell in ((9, "Registration Email"), (10, "ada@example.org"), (11, "")):
        rows[at].insert(1, cell)
    assert _fields(read(rows))[0] == ["name", "email", *PERSON[1:]]


def test_an_unknown_column_before_the_times_moves_the_others(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [[IN_FINNISH.get(cell, cell) for cell in row] for row in tables["teams_attendance"]]
    for at, cell in ((9, "Ilmoittautumisen osoite"), (10, "ada@example.org"), (11, "")):
        rows[at].insert(1, cell)
    assert _fields(read(rows))[0] == ["name", "email", *PERSON[1:]]


@pytest.mark.parametrize(
    ("file", "people", "title"),
    [
        ("teams/dvaneynde__teams-attendance__IDL-14-11-22.csv", 7, "Scrum Meeting"),
        ("_spec_fixtures/teams_attendance_en_utf16le.csv", 4, "AI in work - webinar 3"),
    ],
)
def test_real_reports(shared: Path, file: str, people: int, title: str) -> None:
    export = read_export(Content(file, (shared / "samples" / file).read_bytes()))
    assert (export.format, export.meeting["title"]) == ("teams_attendance", title)
    assert len(export.tables[0].rows) == people
    assert _fields(export) == [PERSON, STAY]


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


def test_cells_beyond_the_header_are_told_and_kept(
    tables: Mapping[str, Rows], read: Callable[..., Export]
) -> None:
    rows = [list(row) for row in tables["teams_attendance"]]
    rows[11].append("split")
    export = read(rows)
    (warning,) = export.problems
    assert (warning.severity, warning.place.row) == ("warning", 12)
    assert export.tables[0].rows.loc[12].tolist()[-1] == "split"
    assert export.tables[0].questions() == ()


NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), max_size=5)


@given(people=NAMES, stays=NAMES, acts=NAMES)
def test_every_row_of_every_section_comes_back(
    tables: Mapping[str, Rows],
    as_text: Callable[..., bytes],
    people: list[str],
    stays: list[str],
    acts: list[str],
) -> None:
    rows = tables["teams_attendance"]
    # A dash is put before each: a name such as "3. Bo" alone in its row would be a title.
    told = [
        [[f"-{name}", *rows[10][1:]] for name in people],
        [[f"-{name}", *rows[15][1:]] for name in stays],
        [[f"-{name}", "Unmute", "14/11/22, 09:30:00"] for name in acts],
    ]
    done = [["4. Meeting Engagement"], ["Name", "Engagement Type", "Time"]]
    data = as_text([*rows[:10], *told[0], [], *rows[13:15], *told[1], [], *done, *told[2]], "\t")
    export = read_export(Content("a.csv", data))
    found = [table.rows.to_numpy().tolist() for table in export.tables]
    assert found == told[:2] + ([told[2]] if acts else [])
