from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]


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


def test_a_block_of_contact_details_is_people(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("typeform")["contact details"])).tables
    assert [c.field for c in table.columns] == [
        "response_id", None, "first_name", "last_name", "phone", "email", "organisation", None,
        "started", "submitted", "ip",
    ]  # fmt: skip


def test_times_are_utc_where_the_headers_say_so(invented: Invented) -> None:
    exports = invented("typeform")
    assert read_export(Content("a", exports["old"])).zone == "UTC"
    assert read_export(Content("a", exports["without dates"])).zone == ""


@pytest.mark.parametrize("variant", ["new", "workbook", "saved again"])
def test_every_form_holds_the_same(invented: Invented, variant: str) -> None:
    (table,) = read_export(Content("a", invented("typeform")[variant])).tables
    assert [c.header for c in table.questions()] == [
        "What is your <strong>role</strong>?\xa0", "Other", "Chat", "Mail, letters", "Other",
        "Why?",
    ]  # fmt: skip
    assert table.rows.loc[3].tolist()[2] == " baker"
    assert list(table.rows.index) == [2, 3]


def test_sample(shared: Path) -> None:
    folder = shared / "samples" / "typeform"
    name = "coderefinery__pre-workshop-survey__pre_2016_espoo-dec.csv"
    (table,) = read_export(Content.load(folder / name, folder)).tables
    headers = [c.header for c in table.questions()]
    assert headers.count("Other") == 6
    assert "<strong>" in headers[0]
    assert [c.field for c in table.columns][-2:] == ["started", "submitted"]
