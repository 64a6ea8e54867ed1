from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, Table, read_export

Fields = Callable[[Table], dict[str, str | None]]
Invented = Callable[[str], Mapping[str, bytes]]


@pytest.fixture
def variant(invented: Invented) -> Callable[[str], Export]:
    return lambda name: read_export(Content("a.xls", invented("linkedin_page")[name]))


def test_each_sheet_of_an_old_workbook(variant: Callable[[str], Export], fields: Fields) -> None:
    export = variant("content")
    days, posts = export.tables
    assert (export.format, export.kind, export.problems) == ("linkedin_page", "communications", ())
    assert [(t.section, t.sheet) for t in export.tables] == [
        ("content", "Metrics"), ("posts", "All posts"),
    ]  # fmt: skip
    assert list(days.rows.index) == [3, 4]
    assert fields(days)["Date"] == "date"
    assert {column.field for column in days.columns[1:]} == {"metric"}
    assert days.rows.loc[3].tolist()[:2] == ["09/01/2022", "120"]
    assert fields(posts) == {
        "Post title": "content",
        "Post link": "ignored",
        "Post type": "ignored",
        "Campaign name": "ignored",
        "Posted by": "name",
        "Created date": "date",
        "Audience": "ignored",
        **dict.fromkeys(
            ["Impressions", "Clicks", "Click through rate (CTR)", "Likes", "Reposts"], "metric"
        ),
    }
    assert posts.rows.loc[4, 0] == "Tasks\nof the week"


def test_visitors_and_followers(variant: Callable[[str], Export], fields: Fields) -> None:
    (visitors,) = variant("visitors").tables
    assert (visitors.section, list(visitors.rows.index)) == ("visitors", [2])
    followers, places = variant("followers").tables
    assert (followers.section, places.section) == ("followers", "Location")
    assert fields(places) == {"Location": "content", "Total followers": "metric"}
    assert places.rows[0].tolist() == ["Helsinki", "Umeå"]


def test_renamed_headers_and_text_files(variant: Callable[[str], Export], fields: Fields) -> None:
    (renamed,) = variant("saved as text").tables
    assert fields(renamed)["Clicks(organic)"] == fields(renamed)["Reposts (organic)"] == "metric"
    (table,) = variant("saved with semicolons").tables
    assert (table.section, list(table.rows.index)) == ("content", [2, 3])


def test_two_sheets_of_one_kind_are_told_apart(
    as_workbook: Callable[..., bytes],
) -> None:
    rows = [["Date", "Organic followers", "Total followers"], ["09/01/2022", 1, 2]]
    export = read_export(Content("a", as_workbook(rows, rows)))
    assert [table.section for table in export.tables] == ["followers", "Sheet2"]


def test_the_sample(shared: Path) -> None:
    name = "samples/_spec_fixtures/linkedin_content_metrics_header.csv"
    export = read_export(Content("a.csv", (shared / name).read_bytes()))
    (table,) = export.tables
    assert (export.format, table.section) == ("linkedin_page", "content")
    assert [column.field for column in table.columns] == ["date", *["metric"] * 14]


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(
        ProblemsError, match=r"^a\.csv: .*no statistics of a LinkedIn page"
    ) as caught:
        read([["Date", "Work"], ["20", "Yes"]], declared="linkedin_page")
    assert len(caught.value.problems) == 1


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(
    posts=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_list_of_posts_comes_back(
    as_text: Callable[..., bytes], posts: list[tuple[str, str]], delimiter: str
) -> None:
    header = ["Post title", "Post link", "Posted by", "Created date", "Impressions"]
    rows = [[title, "https://example.org", name, "09/13/2022", "5"] for title, name in posts]
    (table,) = read_export(Content("a", as_text([header, *rows], delimiter))).tables
    assert table.rows.to_numpy().tolist() == rows
    assert table.rows.index.tolist() == list(range(2, len(rows) + 2))
