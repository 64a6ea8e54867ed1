from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

Invented = Callable[[str], Mapping[str, bytes]]
OWN = ["response_id", "submitted", "ignored", "language", "ignored", "token"]
TOOLS = "Which tools? (e.g. chat)"


def export_of(invented: Invented, variant: str) -> Export:
    return read_export(Content("vvexport_12345.csv", invented("limesurvey_vv")[variant]))


def said(export: Export) -> list[tuple[str, str, str]]:
    return [(c.code, c.header, c.option) for c in export.tables[0].questions()]


@pytest.mark.parametrize("variant", ["codes", "codes, another language", "codes in both headers",
                                     "saved by a spreadsheet"])  # fmt: skip
def test_columns_are_known_by_the_second_header(invented: Invented, variant: str) -> None:
    export = export_of(invented, variant)
    (table,) = export.tables
    assert [c.field for c in table.columns[:6]] == OWN
    assert said(export) == [
        ("work", "Do you work?", ""),
        ("tools_SQ001", TOOLS, "Mail (e-mail)"),
        ("tools_other", TOOLS, "Other"),
        ("why", "Why (or why not)?", ""),
    ]
    assert list(table.rows.index) == [3, 4]


def test_codes_of_older_versions(invented: Invented) -> None:
    assert said(export_of(invented, "sgqa"))[1:] == [
        ("12345X1X11SQ001", TOOLS, "Mail (e-mail)"),
        ("12345X1X11other", TOOLS, "Other"),
        ("12345X2X12", "Why (or why not)?", ""),
    ]


@pytest.mark.parametrize(
    "variant", ["subquestions on a line of their own", "subquestions after a dash"]
)
def test_other_ways_to_divide_a_question(invented: Invented, variant: str) -> None:
    found = said(export_of(invented, variant))
    assert [each[1:] for each in found[:3]] == [
        ("Do you work?", ""), ("Which tools?", "Mail"), ("Which tools?", "Other"),
    ]  # fmt: skip
    assert found[3][2] == ""


def test_escapes_are_undone_but_what_was_not_shown_stays_said(invented: Invented) -> None:
    (table,) = export_of(invented, "codes").tables
    assert table.rows.loc[3].tolist()[6:] == [
        "Y", "Y", '"pigeon\tpost', "one\r\ntwo {three}",
    ]  # fmt: skip
    assert table.rows.loc[4].tolist() == [
        "6", "", "1", "fi", "1187294202", "", "N", "{question_not_shown}", "{question_not_shown}",
        "",
    ]  # fmt: skip


def test_a_file_whose_second_header_was_deleted_is_refused(read: Callable[..., Export]) -> None:
    rows = [["Response ID", "Date submitted", "Why?"], ["1", "", "x"]]
    with pytest.raises(ProblemsError, match="its second row does not name the columns"):
        read(rows, declared="limesurvey_vv")


def test_a_header_without_answers_is_told(read: Callable[..., Export]) -> None:
    export = read(
        [["Response ID", "Date submitted", "Last page"], ["id", "submitdate", "lastpage"]]
    )
    assert export.format == "limesurvey_vv"
    assert [problem.severity for problem in export.problems] == ["warning"]


ESCAPES = {"{": "{lbrace}", "\n": "{newline}", "\r": "{cr}", "\t": "{tab}"}
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("{}\n\r\t\""),
               max_size=20)  # fmt: skip


def escaped(answer: str) -> str:
    """As the tool writes it."""
    written = "".join(ESCAPES.get(mark, mark) for mark in answer)
    return "{quote}" + written[1:] if written.startswith('"') else written


@given(answers=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_answers_come_back_as_given(
    as_text: Callable[..., bytes], answers: list[tuple[str, str]]
) -> None:
    headers = [["Response ID", "Date submitted", "Last page", "Why?", "How?"],
               ["id", "submitdate", "lastpage", "why", "how"]]  # fmt: skip
    rows = [[str(at), "2023-01-12 08:50:00", "1", *map(escaped, each)]
            for at, each in enumerate(answers)]  # fmt: skip
    export = read_export(Content("a", as_text([*headers, *rows], "\t")))
    assert export.format == "limesurvey_vv"
    back = export.tables[0].rows[[3, 4]].to_numpy().tolist()
    assert back == [list(each) for each in answers]
