from __future__ import annotations

from analysis.readers.records import Record
from analysis.readers.tabular import header_and_rows, leading, overlong, table

HEADER = Record(2, ("mail", "Other", "", "Other"))
ROWS = [Record(3, ("a", "1")), Record(5, ("b", "1", "2", "3", "4", ""))]


def test_ragged_rows_duplicate_and_empty_headers_survive() -> None:
    found = table(HEADER, ROWS, {0: "email"})
    assert [(c.position, c.header, c.field) for c in found.columns] == [
        (0, "mail", "email"),
        (1, "Other", None),
        (2, "", None),
        (3, "Other", None),
        (4, "", None),
        (5, "", "ignored"),  # a trailing comma
    ]
    assert found.rows.loc[3].tolist() == ["a", "1", "", "", "", ""]
    assert found.rows.loc[5].tolist() == ["b", "1", "2", "3", "4", ""]
    assert found.rows.index.name == "row"
    assert list(found.rows.columns) == [c.position for c in found.columns]


def test_rows_longer_than_the_header_are_reported_once() -> None:
    (warning,) = overlong(HEADER, ROWS, "a.csv")
    assert (warning.place.row, warning.values["count"], warning.severity) == (5, 1, "warning")
    assert overlong(HEADER, [Record(3, ("a", "", "", "", "", " "))], "a.csv") == ()


def test_a_table_without_rows_keeps_its_columns_and_type() -> None:
    found = table(HEADER, [], {})
    assert found.rows.shape == (0, 4)
    assert set(found.rows.dtypes.astype(str)) == {"str"}


def test_the_header_is_the_first_record_that_holds_anything() -> None:
    blank = Record(1, ("", " "))
    header, rows = header_and_rows([blank, HEADER, *ROWS[:1], Record(4, ()), *ROWS[1:]])
    assert (header.row, [row.row for row in rows]) == (2, [3, 5])


def test_a_known_word_after_a_question_is_a_question() -> None:
    assert leading(("mail", "why?", "mail"), {"mail": "email"}) == {0: "email"}
