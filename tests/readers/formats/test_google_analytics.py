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
    return lambda name: read_export(Content("a.csv", invented("google_analytics")[name]))


def test_a_table_below_its_comments(variant: Callable[[str], Export], fields: Fields) -> None:
    export = variant("a table of channels")
    (table,) = export.tables
    assert (export.format, export.kind) == ("google_analytics", "communications")
    assert dict(export.meeting) == {
        "title": "Traffic acquisition: Session channel", "start": "20220901", "end": "20220930",
    }  # fmt: skip
    assert fields(table) == {
        "Session primary channel group (Default Channel Group)": "content",
        "Sessions": "metric",
        "Engagement rate": "metric",
        "Key events": "metric",
    }
    assert list(table.rows.index) == [10, 11, 12]
    assert table.rows.loc[10].tolist() == ["Organic Search", "1,204", "0.6", "5"]
    assert table.rows.loc[12, 0] == "#digimesh"


def test_days_are_known_by_their_shape(variant: Callable[[str], Export], fields: Fields) -> None:
    (table,) = variant("days and pages").tables
    assert list(fields(table).values()) == ["date", "content", "metric", "metric"]


def test_each_table_of_a_file(variant: Callable[[str], Export]) -> None:
    export = variant("several tables")
    assert [table.section for table in export.tables] == ["table 1", "table 2", "table 3"]
    assert [list(table.rows.index) for table in export.tables] == [
        [10, 11], [22, 23, 24], [27, 28],
    ]  # fmt: skip
    # "0003" is the fourth day, not a count
    assert [column.field for column in export.tables[0].columns] == ["content", "metric"]


def test_lines_of_totals_are_marked(variant: Callable[[str], Export], fields: Fields) -> None:
    (table,) = variant("totals in the first row").tables
    assert dict(table.marks) == {10: "summary line"}
    assert fields(table) == {"Page title": "content", "Views": "metric", "": "ignored"}


def test_other_languages(variant: Callable[[str], Export]) -> None:
    export = variant("in Finnish, saved again by a spreadsheet")
    assert (export.meeting["start"], export.meeting["end"]) == ("20220901", "20220930")
    (table,) = export.tables
    assert [column.field for column in table.columns] == ["content", "metric", "metric"]
    assert table.rows.loc[10].tolist() == ["Direct", "1 204", "62,5 %"]


def test_the_sample(shared: Path) -> None:
    data = (shared / "samples/_spec_fixtures/ga4_report.csv").read_bytes()
    export = read_export(Content("a.csv", data))
    assert (export.format, export.meeting["start"]) == ("google_analytics", "20260501")
    assert export.tables[0].rows.loc[12].tolist() == ["Direct", "40", "30", "62.5%", "3"]


def test_tables_of_other_periods_are_told() -> None:
    text = "\n".join(
        f"# Report\n# Start date: {start}\n# End date: {end}\nCountry,Users\nFinland,1\n"
        for start, end in (("20220901", "20220930"), ("20221001", "20221031"))
    )
    (problem,) = read_export(Content("a", text.encode())).problems
    assert (problem.severity, problem.place.row) == ("warning", 10)


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no report of Google Analytics") as caught:
        read([["# Title"], ["Age", "Work"], ["20", "Yes"]], declared="google_analytics")
    assert len(caught.value.problems) == 1


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@given(
    names=st.lists(st.tuples(CELL, CELL, st.integers(0, 10**6)), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_table_comes_back(
    as_text: Callable[..., bytes], names: list[tuple[str, str, int]], delimiter: str
) -> None:
    above = [["# " + "-" * 20], ["# Report"], ["# Start date: 20220901"], ["# End date: 20220930"]]
    padded = [[*line, "", ""] for line in above]
    rows = [[first, second, f"{number:,}"] for first, second, number in names]
    header = ["Page", "Source", "Views"]
    data = as_text([*padded, header, *rows], delimiter)
    export = read_export(Content("a", data), "google_analytics")
    (table,) = export.tables
    assert table.rows.to_numpy().tolist() == rows
    assert table.rows.index.tolist() == list(range(6, len(rows) + 6))
