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
def variant(invented: Invented) -> Callable[[str], Export]:
    return lambda name: read_export(Content("a.csv", invented("matomo")[name]))


def test_the_names_of_the_api(variant: Callable[[str], Export], fields: Fields) -> None:
    export = variant("pages")
    (table,) = export.tables
    assert (export.format, export.kind, export.encoding) == (
        "matomo", "communications", "utf-16-le",
    )  # fmt: skip
    assert fields(table) == {
        "label": "content",
        **dict.fromkeys(
            ["nb_visits", "nb_hits", "sum_time_spent", "bounce_rate", "avg_time_on_page"], "metric"
        ),
        "metadata_url": "ignored",
        "metadata_segment": "ignored",
    }
    assert table.rows.loc[3].tolist()[:2] == ["/tasks, all", "31"]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("days", "date"),
        ("the words of the interface", "content"),
        ("in Swedish", "date"),
        ("in Finnish, saved again", "content"),
    ],
)
def test_days_and_languages(variant: Callable[[str], Export], name: str, first: str) -> None:
    (table,) = variant(name).tables
    fields = [column.field for column in table.columns]
    assert fields[:4] == [first, "metric", "metric", "metric"]
    assert set(fields[4:]) <= {"metric", "ignored"}


def test_the_names_of_goals_are_of_the_api(read: Callable[..., Export], fields: Fields) -> None:
    export = read(
        [["label", "nb_visits", "nb_conversions", "goals_idgoal=1_revenue"], ["a", "1", "2", "3.5"]]
    )
    assert set(fields(export.tables[0]).values()) == {"content", "metric"}


@pytest.mark.parametrize(
    "header",
    [
        ["Visits", "Actions", "Users"],
        ["Label", "Visits", "Users"],
        ["nb_visits", "Why?"],
        ["Name", "Visits", "Actions", "Users"],
    ],
)
def test_plain_words_are_not_enough(as_text: Callable[..., bytes], header: list[str]) -> None:
    assert recognise(Content("a", as_text([header, ["1"] * len(header)]))) is None


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no report of Matomo") as caught:
        read([["Age", "Work"], ["20", "Yes"]], declared="matomo")
    assert len(caught.value.problems) == 1


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(labels=st.lists(CELL, min_size=1, max_size=6), delimiter=st.sampled_from(",;\t"))
def test_any_table_comes_back(
    as_text: Callable[..., bytes], labels: list[str], delimiter: str
) -> None:
    rows = [[label, "5", "1,204", label] for label in labels]
    header = ["label", "nb_visits", "nb_actions", "metadata_url"]
    data = b"\xff\xfe" + as_text([header, *rows], delimiter, "utf-16-le")
    (table,) = read_export(Content("a", data)).tables
    assert table.rows.to_numpy().tolist() == rows
    assert table.rows.index.tolist() == list(range(2, len(rows) + 2))
