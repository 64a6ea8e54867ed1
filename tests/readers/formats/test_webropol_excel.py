from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
OWN = ["response_id", "submitted", "email", "language"]
FINNISH = [
    ("1. Ikä", "", ""),
    ("2. Mitä käytät?", "Sähköposti", ""),
    ("2. Mitä käytät?", "Muu, mikä?", ""),
    ("2. Mitä käytät?", "Avoin vastaus", "other"),
    ("3. Arvioi; kuinka hyvä?", "Sisältö", ""),
    ("3. Arvioi; kuinka hyvä?", "Puhujat", ""),
]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=15)
TWO_ROWS = ["text", "numbers", "not merged"]


def _described(table: Table) -> list[tuple[str, str, str]]:
    return [(column.header, column.option, column.code) for column in table.questions()]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("variant", [*TWO_ROWS, "one header"])
def test_the_tools_columns_are_told_from_questions(
    invented: Invented, variant: str, language: str
) -> None:
    data = invented("webropol_excel")[f"{variant}, {language}"]
    export = read_export(Content("a.xlsx", data))
    (table,) = export.tables
    assert (export.format, export.kind, export.problems) == ("webropol_excel", "survey", ())
    assert [column.field for column in table.columns] == [*OWN, *[None] * 6]
    assert list(table.rows.index) == ([3, 4] if variant in TWO_ROWS else [2, 3])
    assert [column.code for column in table.questions()] == ["", "", "", "other", "", ""]


@pytest.mark.parametrize(
    "variant", ["text, fi", "numbers, fi", "not merged, fi", "one header, fi", "CSV",
                "CSV with one header", "titles above"],
)  # fmt: skip
def test_questions_are_told_from_options(invented: Invented, variant: str) -> None:
    (table,) = read_export(Content("a", invented("webropol_excel")[variant])).tables
    assert _described(table) == FINNISH


def test_cells_stay_as_exported(invented: Invented) -> None:
    exports = invented("webropol_excel")
    texts, numbers = (
        read_export(Content("a", exports[name])).tables[0].rows
        for name in ("text, fi", "numbers, fi")
    )
    assert texts.loc[3].tolist() == [
        "1", "2024-03-05T10:15:30", "ada@example.org", "fi", "20-30",
        "Sähköposti", "Muu, mikä?", "kirje, käsin", "hyvä", "huono",
    ]  # fmt: skip
    assert numbers.loc[4].tolist()[4:] == ["2", "", "", "", "2", ""]


def test_titles_above_are_no_rows(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("webropol_excel")["titles above"])).tables
    assert list(table.rows.index) == [5, 6]


def test_a_contact_form_identifies_people_and_a_choice_of_channels_does_not(
    invented: Invented,
) -> None:
    (table,) = read_export(Content("a", invented("webropol_excel")["contact form"])).tables
    assert [column.field for column in table.columns] == [
        "submitted", "first_name", "last_name", "email", "phone", "location", None, None,
    ]  # fmt: skip


def test_a_row_of_a_contact_form_may_stand_alone(read: Callable[..., Export]) -> None:
    rows = [["Tiedot:Etunimi", "Sukunimi?", "Oma: Sähköposti"], ["Ada", "Nova", "kirje"]]
    (table,) = read(rows, declared="webropol_excel").tables
    assert [column.field for column in table.columns] == ["first_name", None, None]


@pytest.mark.parametrize(
    "rows",
    [
        [["Vastausaika", "Ikä"], ["5.3.2024 10:15", "20"]],  # a word and times, nothing more
        [["Ikä", "Mitä?", ""], ["", "a", "b"], ["20", "a", ""]],  # a shape alone
        [["Vastausaika", "Mitä?", ""], ["", "a", "b"], ["kolme tuntia", "a", ""]],
        [["Vastausaika", "Mitä?", ""], ["", "a", "b"]],  # no answers to know the times by
        [["Opened", "Rate:Food", "Rate:Talks"], ["5.3.2024 10:15", "1", "2"]],
        [["Vastausaika", "Klo 12:30", "Klo 12:45"], ["5.3.2024 10:15", "1", "2"]],
    ],
)
def test_what_could_be_webropol_only_by_guess_is_not_claimed(
    as_text: Callable[..., bytes], rows: list[list[str]]
) -> None:
    assert recognise(Content("a.csv", as_text(rows))) is None


# Each: what is printed, and question and option of every column; the rest of the rows is data.
DECLARED: list[tuple[list[list[str]], list[tuple[str, str]], int]] = [
    ([["Ikä", "Työ"], ["20", "Joo"]], [("Ikä", ""), ("Työ", "")], 1),
    (
        [["Ikä", "Mitä?", ""], ["", "Chat", "Mail"], ["20", "Chat", ""]],
        [("Ikä", ""), ("Mitä?", "Chat"), ("Mitä?", "Mail")],
        2,
    ),
    (
        [["Mitä?", "Mitä?"], ["Chat", "Mail"], ["Chat", ""]],
        [("Mitä?", "Chat"), ("Mitä?", "Mail")],
        2,
    ),
    (
        [["Ikä", "Mitä?", "Unnamed: 2"], ["", "Chat", "Mail"], ["20", "", "Mail"]],
        [("Ikä", ""), ("Mitä?", "Chat"), ("Mitä?", "Mail")],
        2,
    ),
    # the second row is an answer: a number below, or something below a question of one column
    ([["Ikä", "Mitä?", ""], ["", "1", "2"]], [("Ikä", ""), ("Mitä?", ""), ("", "")], 1),
    ([["Ikä", "Mitä?", ""], ["20", "a", "b"]], [("Ikä", ""), ("Mitä?", ""), ("", "")], 1),
    ([["Mitä?", "Mitä?"], ["a", "a"]], [("Mitä?", ""), ("Mitä?", "")], 1),
    # no answer has a time: the first of them is no header
    (
        [["Vastausaika", "Ikä"], ["", "20"], ["", "30"]],
        [("Vastausaika", ""), ("Ikä", "")],
        1,
    ),
]


@pytest.mark.parametrize(("rows", "header", "first"), DECLARED)
def test_a_declared_file_is_read_with_one_header_or_two(
    read: Callable[..., Export], rows: list[list[str]], header: list[tuple[str, str]], first: int
) -> None:
    (table,) = read(rows, declared="webropol_excel").tables
    assert [(column.header, column.option) for column in table.columns] == header
    assert table.rows.to_numpy().tolist() == rows[first:]
    assert list(table.rows.index) == list(range(first + 1, len(rows) + 1))


@pytest.mark.parametrize("option", ["", "0"])
def test_a_column_that_pandas_wrote_in_front_is_ignored(
    read: Callable[..., Export], option: str
) -> None:
    start = 1 if option else 0
    rows = [
        ["Unnamed: 0", "Sähköposti", "Vastausaika", "Mitä?", ""],
        [option, "", "", "a", "b"],
        [str(start), "ada@example.org", "5.3.2024 10:15", "a", ""],
        [str(start + 1), "bo@example.org", "5.3.2024 10:16", "", "b"],
    ]
    (table,) = read(rows).tables
    assert [c.field for c in table.columns] == ["ignored", "email", "submitted", None, None]


def test_the_text_of_an_option_may_stand_under_the_same_words(read: Callable[..., Export]) -> None:
    rows = [
        ["Vastausaika", "Mitä?", "", ""],
        ["", "Chat", "Muu", "Muu"],
        ["5.3.2024 10:15", "1", "1", "kirje"],
    ]
    (table,) = read(rows).tables
    assert [column.code for column in table.questions()] == ["", "", "other"]


def test_questions_side_by_side_may_share_their_rows(read: Callable[..., Export]) -> None:
    rows = [
        ["Vastausaika", "Ennen", "", "Nyt", ""],
        ["", "Muu", "Chat", "Chat", "Muu"],
        ["5.3.2024 10:15", "1", "2", "3", "4"],
    ]
    (table,) = read(rows).tables
    assert [column.code for column in table.questions()] == [""] * 4


def test_a_question_that_asks_for_an_address_stays_a_question(read: Callable[..., Export]) -> None:
    rows = [
        ["Vastausaika", "Sähköposti", "Mitä?", "", "Sähköposti", "IP-osoite"],
        ["", "", "a", "b", "", ""],
        ["5.3.2024 10:15", "ada@example.org", "a", "", "x", "192.0.2.1"],
    ]
    (table,) = read(rows).tables
    assert [c.field for c in table.columns] == ["submitted", "email", None, None, None, "ip"]


def test_cells_beyond_the_header_are_told_with_their_place(read: Callable[..., Export]) -> None:
    rows = [
        ["Vastausaika", "Mitä?", ""],
        ["", "a", "b"],
        ["5.3.2024 10:15", "a", "", "beyond"],
    ]
    (problem,) = read(rows).problems
    assert (problem.severity, problem.place.row) == ("warning", 3)


def test_a_file_without_a_table_is_refused() -> None:
    with pytest.raises(ProblemsError, match=r"^a\.json: .*no table of Webropol answers"):
        read_export(Content("a.json", b'{"a": 1}'), "webropol_excel")


def test_google_forms_does_not_claim_webropols_times(as_text: Callable[..., bytes]) -> None:
    rows = [["Vastausaika", "Ikä"], ["5.3.2024 10:15:30", "20"]]
    assert recognise(Content("a.csv", as_text(rows))) is None


@given(
    answers=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t"),
    language=st.sampled_from(["Vastausaika", "Svarstid", "Response time"]),
    wide=st.booleans(),
)
def test_any_table_of_the_shape_comes_back_unchanged(
    as_text: Callable[..., bytes],
    answers: Sequence[Sequence[str]],
    delimiter: str,
    language: str,
    wide: bool,
) -> None:
    header = [[language, "Rate:Food", "Rate:Talks", "Why?"]]
    if wide:
        header = [[language, "Rate", "", "Why?"], ["", "Food", "Talks", ""]]
    rows = [["5.3.2024 10:15", *answer] for answer in answers]
    export = read_export(Content("a", as_text([*header, *rows], delimiter)))
    (table,) = export.tables
    assert export.format == "webropol_excel"
    assert table.rows.to_numpy().tolist() == rows
    assert [(c.header, c.option) for c in table.questions()] == [
        ("Rate", "Food"), ("Rate", "Talks"), ("Why?", ""),
    ]  # fmt: skip
