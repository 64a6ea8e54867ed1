from __future__ import annotations

from collections.abc import Callable, Mapping

from analysis.readers import Content, Export, read_export, recognise


def test_html_and_repeated_headers_survive(exports: Mapping[str, bytes]) -> None:
    (table,) = read_export(Content("a.csv", exports["typeform"])).tables
    assert [(c.header, c.field) for c in table.columns] == [
        ("#", "response_id"),
        ("What is your <strong>role</strong>?", None),
        ("Other", None),
        ("Other", None),
        ("Start Date (UTC)", "started"),
        ("Submit Date (UTC)", "submitted"),
        ("Network ID", "ip"),
    ]
    assert table.rows.loc[2].tolist()[1:4] == ["Student", "", " mentor"]


def test_dates_may_stand_anywhere_or_be_left_out(read: Callable[..., Export]) -> None:
    first = read([["Submit Date (UTC)", "Start Date (UTC)", "Age"], ["2020-01-02 10:00:00"] * 3])
    without = read([["#", "Age", "Network ID"], ["a", "20", "f"]])
    assert [c.field for c in first.tables[0].columns] == ["submitted", "started", None]
    assert [c.field for c in without.tables[0].columns] == ["response_id", None, "ip"]


def test_plain_words_are_the_tools_own_only_at_the_end(read: Callable[..., Export]) -> None:
    header = ["#", "Tags", "Response Type", "Start Date (UTC)", "Stage Date (UTC)",
              "Submit Date (UTC)", "Network ID", "Tags", "Ending"]  # fmt: skip
    (table,) = read([header, list("123456789")]).tables
    assert [c.header for c in table.questions()] == ["Tags"]


def test_a_file_without_the_tools_columns_is_read_when_declared(
    read: Callable[..., Export], as_text: Callable[..., bytes]
) -> None:
    rows = [["What is your role?", "Other"], ["Student", ""], ["", "baker"]]
    assert recognise(Content("a.csv", as_text(rows))) is None
    (table,) = read(rows, declared="typeform").tables
    assert table.rows.to_numpy().tolist() == rows[1:]
    assert len(table.questions()) == 2
