from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers.delimited import parse, sniff


def cells(text: str) -> list[tuple[str, ...]]:
    return [record.cells for record in parse(text, "a.csv")]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2", ","),
        ("a;b\n1,5;2,5", ";"),
        ("a\tb, c, d\n1\t2", "\t"),
        ("Time,How do you feel; really; now?\n1,2\n3,4", ","),
        ("Time;If so, when, why, and how?\n1;2\n3;4", ";"),
        ('Time;"x,y,z,å"\n', ";"),
        ('"a,b,c,d";"e"\n1;2', ";"),
        ("1. Summary\nMeeting title\tOne, two, three, four\nName\tJoin\nA, B\t1", "\t"),
        ("1. Summary\nMeeting title,One; two; three\nName,Join\nA,1", ","),
        ("one column\n1\n2", ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_found_out(text: str, delimiter: str) -> None:
    assert sniff(text) == delimiter


def test_a_first_line_with_the_separator_is_obeyed_and_not_counted() -> None:
    found = parse("sep=;\r\nname;age, in years\r\nAda;31\r\n", "a.csv")
    assert [(r.row, r.cells) for r in found] == [(1, ("name", "age, in years")), (2, ("Ada", "31"))]


@pytest.mark.parametrize("line", ['"sep=;"\n', "sep=;;;;\n", "SEP=;\r\n"])
def test_how_else_that_line_is_written(line: str) -> None:
    assert cells(line + "a;b\n") == [("a", "b")]


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    found = parse('a,b\n"one\r\ntwo\n\nthree",2\n\n,\n3,4', "a.csv")
    assert [(r.row, r.cells, r.blank) for r in found] == [
        (1, ("a", "b"), False),
        (2, ("one\r\ntwo\n\nthree", "2"), False),
        (3, (), True),
        (4, ("", ""), True),
        (5, ("3", "4"), False),
    ]


def test_quotes_inside_a_cell_are_letters() -> None:
    assert cells('name,nick\nAda "Ace" Nova,"say ""hi"""\n') == [
        ("name", "nick"),
        ('Ada "Ace" Nova', 'say "hi"'),
    ]


@pytest.mark.parametrize("rest", ["never closed\n3,4\n5,6", "x," * 200_000])
def test_a_quotation_mark_that_swallows_rows_is_refused_with_its_row(rest: str) -> None:
    with pytest.raises(ProblemsError, match=r"a\.csv, row 3: .*never closed") as caught:
        parse('a,b\n1,2\n3,"' + rest, "a.csv")
    assert len(caught.value.problems) == 1


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=5),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_quoted_table_comes_back(rows: list[list[str]], delimiter: str, end: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(rows)
    assert cells(f"sep={delimiter}{end}{out.getvalue()}") == [tuple(row) for row in rows]


def test_a_tab_file_of_quoted_cells_alone() -> None:
    (header, row) = parse('"a"\t"b, c"\n"1"\t"2"\n', "a.csv")
    assert (header.cells, row.cells) == (("a", "b, c"), ("1", "2"))
