from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
OWN = [
    "started", "submitted", "status", "ip", "progress", "seconds", "finished", "submitted",
    "response_id", "last_name", "first_name", "email", "token", "location", "location", "channel",
    "language",
]  # fmt: skip
ASKED = [
    ("Q1", "Which best describes you,\nor did?", ""),
    ("Q1_4_TEXT", "Which best describes you,\nor did?", "Other, which?"),
    ("Q2_1", "Which tools?", "Chat - private"),
    ("Q2_-1", "Which tools?", "None"),
    ("Q2_3", "Which tools?", "Other"),
    ("Q2_3_TEXT", "Which tools?", "Other"),
    ("Q6_1", "How sure are you?", "Networks"),
    ("Q6_2", "How sure are you?", "Profile"),
    ("Q5_1_1", "Where and when? - Online", "Morning"),
    ("Q5_1_2", "Where and when? - Online", "Evening"),
    ("Q10#1_1", "Now and then - Now", "Work"),
    ("Q10#1_2", "Now and then - Now", "Study"),
    ("Q12#2_1_-1", "Which ones? - Later - Work", "None"),
    ("Q12#2_1_2", "Which ones? - Later - Work", "All"),
    ("Q7_1", "Put in order", "Money"),
    ("Q7_2", "Put in order", "Time"),
    ("Q8", "What - if anything - helped?", ""),
    ("wave", "wave", ""),
]
DERIVED = ["ignored", "device", "ignored", None, "email"]
Invented = Callable[[str], Mapping[str, bytes]]


@pytest.fixture
def export(invented: Invented) -> Callable[[str], Export]:
    return lambda variant: read_export(Content("a", invented("qualtrics")[variant]))


def _asked(export: Export) -> list[tuple[str, str, str]]:
    return [(c.code, c.header, c.option) for c in export.tables[0].questions()]


def _first_row(export: Export) -> int:
    return int(export.tables[0].rows.index[0])


@pytest.mark.parametrize(
    ("variant", "first"),
    [
        ("codes", 4),
        ("texts, Finnish, UTF-16", 4),
        ("Excel", 3),
        ("saved again with semicolons", 4),
        ("third row deleted", 3),
    ],
)
def test_columns_and_rows(export: Callable[[str], Export], variant: str, first: int) -> None:
    found = export(variant)
    (table,) = found.tables
    fields = [c.field for c in table.columns]
    assert (found.format, found.kind) == ("qualtrics", "survey")
    assert fields[:17] == OWN
    assert [c.header for c in table.columns][:2] == ["StartDate", "EndDate"]
    assert fields[34:] == DERIVED
    assert _asked(found) == ASKED
    assert list(table.rows.index) == list(range(first, first + 4))
    assert table.rows.loc[first, 33] == 'Talks,\nand "coffee"'
    assert dict(table.marks) == {first + 1: "test answer", first + 2: "test answer",
                                 first + 3: "test answer"}  # fmt: skip


def test_the_zone_is_that_of_the_import_ids(export: Callable[[str], Export]) -> None:
    assert export("codes").zone == "Europe/Helsinki"
    assert export("Excel").zone == ""


@pytest.mark.parametrize("zone", ["Z", "../etc/passwd", "Mars/Base", ""])
def test_only_zones_that_exist_are_told(read: Callable[..., Export], zone: str) -> None:
    imports = [f'{{"ImportId":"startDate","timeZone":"{zone}"}}', '{"ImportId":"QID1"}']
    row = ["2017-07-18 08:28:09", "a"]
    found = read([["StartDate", "Q1"], ["Start Date", "Why?"], imports, row])
    assert found.zone == ("UTC" if zone == "Z" else "")


def test_a_table_that_pandas_numbered(export: Callable[[str], Export]) -> None:
    (table,) = export("through pandas").tables
    assert [c.field for c in table.columns][:3] == ["ignored", "started", "submitted"]
    assert table.columns[0].header == ""
    assert list(table.rows.index) == [4, 5, 6, 7]


@pytest.mark.parametrize(
    ("variant", "first", "severities", "said"),
    [
        ("second row deleted", 3, ["warning"], "texts of the questions"),
        ("third row deleted", 3, ["note"], "ImportIds"),
        ("second and third row deleted", 2, ["warning"], "texts of the questions"),
        ("first row deleted", 3, ["warning"], "codes of the questions"),
        ("first and third row deleted", 2, ["warning", "note"], "codes of the questions"),
        ("first and third row deleted, Finnish", 2, ["warning", "note"], "codes of the questions"),
    ],
)
def test_deleted_header_rows_are_told_and_the_rest_is_read(
    export: Callable[[str], Export], variant: str, first: int, severities: list[str], said: str
) -> None:
    found = export(variant)
    (table,) = found.tables
    assert [p.severity for p in found.problems] == severities
    assert said in found.problems[0].what
    assert found.problems[0].place.row == 1
    assert [c.field for c in table.columns][:17] == OWN
    assert list(table.rows.index) == list(range(first, first + 4))
    assert sorted(table.marks) == [first + 1, first + 2, first + 3]


def test_without_texts_codes_are_the_headers(export: Callable[[str], Export]) -> None:
    assert _asked(export("second row deleted"))[2] == ("Q2_1", "Q2_1", "")


def test_without_codes_import_ids_are_the_codes(export: Callable[[str], Export]) -> None:
    assert _asked(export("first row deleted"))[2] == ("QID2_1", "Which tools?", "Chat - private")


def test_without_dates_answers_are_known_by_their_names(export: Callable[[str], Export]) -> None:
    found = export("no dates, no third row")
    assert found.tables[0].columns[0].field == "response_id"
    assert _asked(found)[:17] == ASKED[:17]


def test_the_old_exporter(export: Callable[[str], Export]) -> None:
    found = export("old exporter")
    (table,) = found.tables
    assert [c.field for c in table.columns][:10] == [
        "response_id", "ignored", "name", "token", "email", "ip", "status", "started",
        "submitted", "finished",
    ]  # fmt: skip
    question = "Which tools have you used in th..."
    assert _asked(found) == [
        ("Q2_1", question, "Chat"),
        ("Q2_2", question, "Other"),
        ("Q2_2_TEXT", question, "Other"),
        ("stress_1", "Is your work-life hard?", ""),
    ]
    assert [c.field for c in table.columns][-2:] == ["location", "ignored"]
    assert (_first_row(found), found.problems, dict(table.marks)) == (3, (), {})


def test_single_quotes_and_statements_with_codes_of_their_own(
    export: Callable[[str], Export],
) -> None:
    found = export("2016")
    assert _asked(found) == [
        ("Q2_Q2_1", "How often...", "At work"),
        ("Q2_Q2_4", "How often...", "At home"),
        ("Q8_1", "A matrix...", "Its only row"),
    ]


@pytest.mark.parametrize(
    ("status", "is_test"),
    [("0", False), ("1", True), ("2.0", True), ("4", False), ("8", False), ("9", True),
     ("16", False), ("17", True), ("IP Address", False), ("Survey Preview", True),
     ("Spam", False), ("Kyselyn esikatselu", True), ("", False), ("Förhandsgranskning", True)],
)  # fmt: skip
def test_which_answers_are_tests(read: Callable[..., Export], status: str, is_test: bool) -> None:
    header = ["StartDate", "EndDate", "ResponseId", "Status", "Q1"]
    row = ["2017-07-18 08:28:09", "2017-07-18 08:28:09", "R_2YPOQ602ER1jkf1", status, "a"]
    assert bool(read([header, header, row]).tables[0].marks) is is_test


def test_texts_that_share_no_start_stay_whole(read: Callable[..., Export]) -> None:
    imports = [f'{{"ImportId":"QID2_{number}"}}' for number in (1, 2)]
    rows = [["Q2_1", "Q2_2"], ["Do you work?", "Tools - Mail"], imports, ["1", "2"]]
    assert _asked(read(rows)) == [("Q2_1", "Do you work?", ""), ("Q2_2", "Tools - Mail", "")]


@pytest.mark.parametrize(
    "rows",
    [
        [["StartDate", "EndDate", "Q1"], ["2017-07-18", "2017-07-18", "a"]],
        [["V1", "V2", "V3"], ["1", "2", "3"]],
        [["Name", "Code"], ["R_short", "1"]],
        [["id", "name"], ["R_2YPOQ602ER1jkf1", "a"], ["17", "b"]],
    ],
)
def test_other_tables_are_not(as_text: Callable[..., bytes], rows: list[list[str]]) -> None:
    assert recognise(Content("a", as_text(rows))) is None


def test_another_file_declared_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match="header rows are missing"):
        read([["Age"], ["20"]], declared="qualtrics")


def test_long_rows_are_told_with_their_place(
    invented: Invented, as_text: Callable[..., bytes]
) -> None:
    data = invented("qualtrics")["old exporter"] + b"R_2AbCdEfGhIjKlM0" + b"," * 20 + b"x\r\n"
    (problem,) = read_export(Content("a", data)).problems
    assert (problem.place.row, problem.severity) == (4, "warning")


@pytest.mark.parametrize(
    ("name", "questions", "rows"),
    [
        ("ctesta01__QualtricsTools__Matrix_Single_Answer_Testing.csv", 21, 5),
        ("ctesta01__QualtricsTools__Multiple_Answer_MC_Questions_Insights.csv", 22, 5),
        ("ctesta01__QualtricsTools__Multiple_Answer_MC_Questions_Legacy.csv", 22, 5),
        ("ropensci__qualtRics__sample.csv", 2, 1),
    ],
)
def test_samples(shared: Path, name: str, questions: int, rows: int) -> None:
    folder = shared / "samples" / "qualtrics"
    found = read_export(Content.load(folder / name, folder))
    (table,) = found.tables
    assert (found.format, found.problems) == ("qualtrics", ())
    assert (len(table.questions()), len(table.rows)) == (questions, rows)
    # all but one of the files were filled by the tool's own test
    assert len(table.marks) == (0 if "ropensci" in name else rows)


def test_both_forms_of_one_survey_agree(shared: Path) -> None:
    folder, start = shared / "samples" / "qualtrics", "ctesta01__QualtricsTools__Multiple_Answer_"
    asked = [
        {(c.header, c.option, c.code.endswith("TEXT"))
         for c in read_export(Content.load(folder / f"{start}MC_Questions_{form}.csv", folder))
         .tables[0].questions()}
        for form in ("Insights", "Legacy")
    ]  # fmt: skip
    assert asked[0] == asked[1]
    assert len(asked[0]) == 22


@settings(deadline=None)  # other work shares the processor
@given(
    answers=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5),
    texts=st.lists(CELL, min_size=3, max_size=3),
    how=st.tuples(st.sampled_from(",;\t"), st.sampled_from(["utf-8-sig", "utf-16"])),
)
def test_answers_come_back_as_written(
    as_text: Callable[..., bytes],
    answers: list[list[str]],
    texts: list[str],
    how: tuple[str, str],
) -> None:
    header = ["StartDate", "EndDate", "ResponseId", "Q1", "Q2_1", "Q2_2"]
    own = ["2017-07-18 08:28:09", "2017-07-18 08:29:09", "R_2YPOQ602ER1jkf1"]
    imports = [f'{{"ImportId":"{name}"}}' for name in ("startDate", "endDate", "_recordId",
               "QID1", "QID2_1", "QID2_2")]  # fmt: skip
    rows = [[*own, *answer] for answer in answers]
    written = [header, ["Start Date", "End Date", "Response ID", *texts], imports, *rows]
    found = read_export(Content("a", as_text(written, *how)))
    (table,) = found.tables
    assert found.format == "qualtrics"
    assert [[str(cell) for cell in row] for row in table.rows.to_numpy()] == rows
    assert list(table.rows.index) == list(range(4, len(rows) + 4))
    for column, text in zip(table.questions(), texts, strict=True):
        assert column.header in text or column.header == column.code
        assert text.endswith(column.option)


def test_a_question_called_like_a_column_of_the_tool_is_a_question(
    read: Callable[..., Export],
) -> None:
    imports = [f'{{"ImportId":"{name}"}}' for name in ("status", "QID1", "QID2_TEXT")]
    rows = [["Status", "Progress", "Email"], ["Response Type", "Go on?", "Email"], imports, ["0"]]
    assert [c.field for c in read(rows).tables[0].columns] == ["status", None, None]
