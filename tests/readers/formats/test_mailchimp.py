from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export, recognise

Fields = Callable[[Table], dict[str, str | None]]
Invented = Callable[[str], Mapping[str, bytes]]


@pytest.fixture
def variant(invented: Invented) -> Callable[[str, str], Export]:
    return lambda name, which: read_export(Content("a.csv", invented(name)[which]))


@pytest.mark.parametrize("which", ["campaigns", "with a mark"])
def test_all_campaigns(variant: Callable[[str, str], Export], fields: Fields, which: str) -> None:
    export = variant("mailchimp_campaigns", which)
    (table,) = export.tables
    found = fields(table)
    assert (found["Title"], found["Send Date"]) == ("content", "date")
    assert {found[name] for name in ("Total Recipients", "Open Rate", "Unsubscribes")} == {"metric"}
    assert {found[name] for name in ("Subject", "List", "Folder Id", "Unique Id")} == {"ignored"}
    assert table.rows.loc[3, 0] == "Newsletter 2, autumn"


def test_the_lists_of_another_tool_are_not_taken_for_campaigns(
    as_text: Callable[..., bytes],
) -> None:
    header = [
        "Campaign Name", "Subject", "List", "Send Time", "Total Recipients", "Unique Opens",
        "Open Rate", "Total Opens", "Unique Clicks", "Click Rate", "Total Clicks",
        "Unsubscribes", "Spam Complaints", "Successful Deliveries", "Bounces",
    ]  # fmt: skip
    assert recognise(Content("a", as_text([header, ["1"] * len(header)]))) is None


def test_the_report_of_a_campaign(variant: Callable[[str, str], Export], fields: Fields) -> None:
    export = variant("mailchimp_report", "report")
    stats, clicks = export.tables
    assert dict(export.meeting) == {
        "title": "Newsletter 1, autumn", "start": "Thu, Sep 01, 2022 9:00 am",
    }  # fmt: skip
    assert [column.field for column in stats.columns] == ["measure", "value"]
    assert stats.rows.loc[7].tolist() == ["Total Recipients:", "1,234"]
    assert list(stats.rows.index) == list(range(7, 14))
    assert fields(clicks) == {
        "URL": "content", "Total Clicks": "metric", "Unique Clicks": "metric",
    }  # fmt: skip
    assert list(clicks.rows.index) == [17, 18]


def test_reports_without_clicks_or_padded(variant: Callable[[str, str], Export]) -> None:
    assert [t.section for t in variant("mailchimp_report", "no clicks").tables] == ["stats"]
    padded = variant("mailchimp_report", "padded").tables
    assert [(t.section, len(t.rows)) for t in padded] == [("stats", 7), ("clicks", 2)]


@pytest.mark.parametrize(
    ("which", "section"),
    [
        ("subscribed", "subscribers"),
        ("unsubscribed, own fields in Finnish", "unsubscribed"),
        ("cleaned", "cleaned"),
    ],
)
def test_the_lists_of_an_audience(
    variant: Callable[[str, str], Export], which: str, section: str
) -> None:
    export = variant("mailchimp_audience", which)
    (table,) = export.tables
    assert (table.section, table.columns[0].field) == (section, "email")
    assert not table.questions()


def test_who_is_on_the_list_is_known_by_field(
    variant: Callable[[str, str], Export], fields: Fields
) -> None:
    (table,) = variant("mailchimp_audience", "subscribed").tables
    found = fields(table)
    assert [found[name] for name in ("First Name", "Last Name", "OPTIN_IP", "LATITUDE")] == [
        "first_name", "last_name", "ip", "location",
    ]  # fmt: skip
    assert (found["OPTIN_TIME"], found["Birthday"], found["NOTES"]) == (
        "registered", "ignored", "ignored",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("mailchimp_campaigns", "no list of Mailchimp campaigns"),
        ("mailchimp_report", "no report of a Mailchimp campaign"),
        ("mailchimp_audience", "no list of a Mailchimp audience"),
    ],
)
def test_something_else_is_refused(read: Callable[..., Export], declared: str, said: str) -> None:
    with pytest.raises(ProblemsError, match=rf"^a\.csv: .*{said}") as caught:
        read([["Age", "Work"], ["20", "Yes"]], declared=declared)
    assert len(caught.value.problems) == 1


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(rows=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_any_audience_comes_back(
    as_text: Callable[..., bytes], rows: list[tuple[str, str]]
) -> None:
    header = ["Email Address", "Nick", "MEMBER_RATING", "OPTIN_TIME"]
    people = [["ada@example.org", *row, "2022-09-01 18:22:11"] for row in rows]
    (table,) = read_export(Content("a", as_text([header, *people]))).tables
    assert table.rows.to_numpy().tolist() == people


@given(names=st.lists(CELL, min_size=1, max_size=5), delimiter=st.sampled_from(",;\t"))
def test_any_report_comes_back(
    as_text: Callable[..., bytes], names: list[str], delimiter: str
) -> None:
    rows = [[name, "1,234 (2.5%)"] for name in names]
    urls = [[name, "5", "4"] for name in names]
    data = as_text(
        [["Email Campaign Report"], ["Title:", "One"], [], ["Overall Stats"], *rows, [],
         ["Clicks by URL"], ["URL", "Total Clicks", "Unique Clicks"], *urls], delimiter,
    )  # fmt: skip
    export = read_export(Content("a", data))
    assert [table.rows.to_numpy().tolist() for table in export.tables] == [rows, urls]
