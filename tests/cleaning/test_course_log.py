"""The same log, from a file read by a database or from rows in memory, gives the same tables."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning import course_log
from analysis.cleaning.log_times import Zone, with_years
from analysis.cleaning.moments import Span
from analysis.problems import ProblemsError
from analysis.readers import Content, Export, content, read_export
from analysis.readers.formats import moodle_log
from analysis.tables import checked

HELSINKI = Zone(ZoneInfo("Europe/Helsinki"))
HEADER = [
    "Time", "User full name", "Affected user", "Event context", "Component", "Event name",
    "Description", "Origin", "IP address",
]  # fmt: skip
VIEWED = "The user with id '{}' viewed the 'page' activity with course module id '643'."


def row(
    at: str, name: str, user: int | str, context: str = "Page: Start", **other: str
) -> list[str]:
    said = other.get("description", VIEWED.format(user))
    affected = other.get("affected", "-")
    return [at, name, affected, context, "Page", "Course module viewed", said, "web", "192.0.2.1"]


ROWS = [
    row("25/10/26, 21:40:58", "Ada Nova", 1046),
    row("25/10/26, 21:40:58", "Ada Nova", 1046),
    row("25/10/26, 21:39:01", "-", 0),
    row("25/10/26, 21:38:00", "Bo Admin as Ada Nova", 1046),
    row("25/10/26, 21:38:00", "Bo Admin als Ada Nova", 1046),
    row("25/10/26, 03:30:00", "Bo Admin", 2, "User: Cy Unseen", affected="Cy Unseen"),
    row("29/03/26, 03:30:05", "-", 77, 'Quiz: "One, two"\nthree'),
    row("soon", "Ada Nova", 1046),
    row("1/03/26, 9:00:00", "Ada Nova", "", description="Something of a plugin"),
    row("1/03/26, 9:00:00", "Guest user", 1),
]


@dataclass(frozen=True)
class Done:
    activity: pd.DataFrame
    left_out: dict[int, str]
    counts: tuple[int, int, int, int]
    kept: list[int]


def text(rows: list[list[str]], header: list[str] | None = None) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([header or HEADER, *rows])
    return out.getvalue()


def clean(
    export: Export, folder: Path, courses: dict[str, str] | None = None, span: Span | None = None
) -> Done:
    staged = course_log.stage(export, folder / "staged.parquet", span)
    known = course_log.identities(staged)
    named = known["name"].str.lower() + " " + known["user_id"].astype("str")
    found = course_log.tidy(
        staged, known.assign(person=named), courses or {"": "mooc"}, HELSINKI, folder
    )
    left_out = checked("set_aside", pd.read_parquet(found.left_out))
    assert found.rows_read == found.kept + found.merged + found.set_aside
    return Done(
        checked("course_activity", pd.read_parquet(found.activity)),
        dict(zip(left_out["row"], left_out["rule"], strict=True)),
        (found.rows_read, found.kept, found.merged, found.set_aside),
        course_log.kept_rows(staged, found)["row"].tolist(),
    )


def large(data: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    """The export as if the file were too large to be held."""
    monkeypatch.setattr(content, "_LARGE", min(400, len(data) - 1))
    file = folder / "log.csv"
    file.write_bytes(data)
    return moodle_log.READER.read(Content.load(file, folder))


def expected_activity() -> list[tuple[str, str, str, str]]:
    return [
        ("ada nova 1046", "2026-10-25 19:40:58+00:00", "Page: Start", "viewed"),
        ("bo admin 2", "2026-10-25 00:30:00+00:00", "", "viewed"),
        ("- 77", "2026-03-29 01:30:05+00:00", 'Quiz: "One, two"\nthree', "viewed"),
        ("ada nova -1", "2026-03-01 07:00:00+00:00", "Page: Start", "other"),
    ]


@pytest.mark.parametrize("scan", [False, True])
def test_each_row_is_kept_merged_or_set_aside(
    scan: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = text(ROWS).encode()
    export = large(data, tmp_path, monkeypatch) if scan else read_export(Content("a", data))
    assert (export.scan is not None) is scan
    done = clean(export, tmp_path)
    found = done.activity[["person", "at", "section", "kind"]].astype("str")
    assert list(found.itertuples(index=False, name=None)) == expected_activity()
    assert set(done.activity["course"]) == {"mooc"}
    assert done.left_out == {
        3: "listed twice",
        4: "system row",
        5: "acted as another",
        6: "acted as another",
        9: "no times",
        11: "system row",
    }
    assert done.kept == [2, 7, 8, 10]
    assert done.counts == (10, 4, 1, 5)


def test_the_same_log_gives_the_same_bytes(tmp_path: Path) -> None:
    export = read_export(Content("a", text(ROWS * 50).encode()))
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        clean(export, tmp_path / name)
        found.append(
            [(tmp_path / name / f).read_bytes() for f in ("activity.parquet", "left_out.parquet")]
        )
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data + b"25/10/26, 21:00:00,Ada Nova\n",
        lambda data: data + data.splitlines()[1] + b",more,cells\n",
        lambda data: data.replace(b"Ada Nova", "Ada Növa".encode("latin-1")),
    ],
)
def test_a_file_that_a_database_cannot_read_is_read_otherwise(
    damage: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = damage(text(ROWS).encode())  # type: ignore[operator]
    export = large(data, tmp_path, monkeypatch)
    assert export.scan is not None
    done = clean(export, tmp_path)
    expected = 10 + (len(data.splitlines()) - len(text(ROWS).encode().splitlines()))
    assert done.counts[0] == expected


def test_a_quote_that_is_never_closed_is_told_with_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = text(ROWS).encode() + b'25/10/26,"Ada'
    export = large(data, tmp_path, monkeypatch)
    with pytest.raises(ProblemsError) as fault:
        course_log.stage(export, tmp_path / "staged.parquet")
    (problem,) = fault.value.problems
    assert (problem.place.file, problem.place.row) == ("log.csv", 12)


def test_rows_of_other_courses_are_set_aside(tmp_path: Path) -> None:
    rows = [["Networks", *ROWS[0]], ["Cooking", *ROWS[0]]]
    export = read_export(Content("a", text(rows, ["Course", *HEADER]).encode()))
    done = clean(export, tmp_path, {"Networks": "mooc"})
    assert done.left_out == {3: "other course"}
    assert done.activity["course"].tolist() == ["mooc"]


def test_times_in_all_forms(tmp_path: Path) -> None:
    forms = {
        "2026-09-07 21:40": "2026-09-07 18:40:00+00:00",
        "7.9.2026 21.40": "2026-09-07 18:40:00+00:00",
        "2026-09-07T21:40:58": "2026-09-07 18:40:58+00:00",
        "13/9/26, 9:40:58 PM": "2026-09-13 18:40:58+00:00",
        "13/9/26, 9:40 am": "2026-09-13 06:40:00+00:00",
        "46272.5": "2026-09-07 09:00:00+00:00",
    }
    for form, utc in forms.items():
        export = read_export(Content("a", text([row(form, "Ada", 5)]).encode()))
        assert clean(export, tmp_path).activity["at"].astype("str").tolist() == [utc]


def test_month_first_is_found_out_from_all_rows(tmp_path: Path) -> None:
    rows = [row("9/7/26, 21:40", "Ada", 5), row("8/25/26, 21:40", "Ada", 5)]
    export = read_export(Content("a", text(rows).encode()))
    assert clean(export, tmp_path).activity["at"].dt.month.tolist() == [9, 8]


@pytest.mark.parametrize("newest_first", [True, False])
def test_a_missing_year_comes_from_the_period_and_the_neighbours(newest_first: bool) -> None:
    days = ["2 Jan, 12:00", "31 Dec, 09:00", "1 Jul, 10:00", "3 Mar, 10:00", "5 Nov, 10:00"]
    years = ["2014-01-02", "2013-12-31", "2013-07-01", "2013-03-03", "2012-11-05"]
    step = 1 if newest_first else -1
    found = with_years(pd.Series(days[::step]), Span(date(2012, 1, 1), date(2014, 6, 30)))
    assert [text[:10] for text in found] == years[::step]


def test_without_a_period_no_year_is_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = text([row("23 Jan, 12:09", "Ada", 5)] * 9).encode()
    for export in (read_export(Content("a", data)), large(data, tmp_path, monkeypatch)):
        assert set(clean(export, tmp_path).left_out.values()) == {"no times"}
        span = Span(date(2014, 1, 1), date(2014, 12, 31))
        assert clean(export, tmp_path, span=span).activity["at"].dt.year.tolist() == [2014]


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 59), CELL, CELL, CELL, st.integers(-1, 5)), min_size=1, max_size=8
    )
)
def test_no_row_is_lost_and_both_ways_agree(
    rows: list[tuple[int, str, str, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("log")
    times = [(row(f"7/09/26, 21:40:{s:02}", n, u, c, affected=a)) for s, n, a, c, u in rows]
    data = text(times).encode()
    held = clean(read_export(Content("log.csv", data)), folder)
    with pytest.MonkeyPatch.context() as patch:
        other = clean(large(data, folder, patch), folder)
    assert held.counts == other.counts
    assert held.left_out == other.left_out
    pd.testing.assert_frame_equal(held.activity, other.activity)
    assert sorted([*held.kept, *held.left_out]) == list(range(2, len(rows) + 2))
