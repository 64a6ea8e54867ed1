"""How long data are kept: what ``project.toml`` may say, and what check says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.files import write_whole
from analysis.notebook.check import check
from analysis.notebook.dataset import open_dataset
from analysis.notebook.retention import overdue
from analysis.problems import ProblemsError
from analysis.project.retention import months_after
from analysis.settings import open_settings

# the demonstration project ends on 2023-10-31
PLACE = Path("data/raw/demo/project.toml")


def settle(retention: str) -> None:
    """The demonstration data taken for real ones, with these rules."""
    text = PLACE.read_text(encoding="utf-8").replace("synthetic = true\n", "")
    PLACE.write_text(f"{text}\n{retention}\n", encoding="utf-8")


def said(today: date) -> list[tuple[str, str]]:
    found = overdue(open_settings("demo"), today)
    assert all(problem.place.file == "project.toml" for problem in found)
    return [(p.severity, p.what.split()[1]) for p in found]


@pytest.mark.parametrize(
    ("retention", "last"),
    [
        ("[retention]\nraw_until = 2028-12-31", date(2028, 12, 31)),
        ("[retention]\nraw_months = 4", date(2024, 2, 29)),
        ("[retention]\nraw_months = 0", date(2023, 10, 31)),
    ],
)
def test_exports_are_overdue_the_day_after(workspace: Path, retention: str, last: date) -> None:
    settle(retention)
    assert said(last) == []
    assert said(date.fromordinal(last.toordinal() + 1)) == [("warning", "exports")]


def test_what_is_gone_is_not_overdue(workspace: Path) -> None:
    settle("[retention]\nraw_months = 1\nprocessed_until = 2024-01-31")
    assert said(date(2025, 1, 1)) == [("warning", "exports")]
    write_whole(Path("data/processed/demo/people/1_surveys.parquet"), b"x")
    assert said(date(2025, 1, 1)) == [("warning", "exports"), ("warning", "tidy")]
    for file in (*Path("data/raw/demo").glob("*/*.*"), *Path("data/raw/demo/surveys").rglob("*.*")):
        if file.is_file() and "instruments" not in file.parts:
            file.unlink()
    assert said(date(2025, 1, 1)) == [("warning", "tidy")]


def test_silence_is_noted_but_not_for_invented_people(workspace: Path) -> None:
    assert said(date(2050, 1, 1)) == []
    settle("")
    assert [severity for severity, _ in said(date(2022, 1, 1))] == ["note"]


def test_check_says_it(workspace: Path) -> None:
    settle("[retention]\nraw_until = 2023-12-31")
    told = [p.what for p in check(open_dataset("demo")).problems]
    assert any("were to be kept until" in what for what in told)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("raw_months = -1", "may not be below 0"),
        ("raw_until = 2028-12-31\nraw_months = 3", "Both a day and months"),
        ("raw_till = 2028-12-31", "“raw_till” is not known"),
        ('raw_until = "soon"', "A date without quotes"),
    ],
)
def test_what_cannot_be_meant_is_told(workspace: Path, wrong: str, words: str) -> None:
    settle(f"[retention]\n{wrong}")
    with pytest.raises(ProblemsError, match="retention") as fault:
        open_settings("demo")
    assert words in str(fault.value)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 600))
def test_months_after_a_day(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    # only a month that is too short has another day
    assert later.day == day.day or months_after(later, 1).day <= 31
    assert later.day == day.day or date.fromordinal(later.toordinal() + 1).day == 1
