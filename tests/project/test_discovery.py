from __future__ import annotations

from pathlib import Path

import pytest

from analysis.project.discovery import discover, matches

EXPORTS = ["a.xlsx", "old/events.csv", "surveys/start/a.csv", "surveys/start/b.csv"]
OTHERS = [
    "project.toml", "events.csv", "corrections.csv", "review_links.csv",
    "instruments/start.csv", "instruments/fi/start.csv", "truth/people.csv", "narrative/goals.md",
    "surveys/a.mapping.toml", "pseudonym.key", "README.md", "surveys/readme.txt",
    ".git/config", "surveys/.DS_Store", "surveys/~$a.xlsx", "Thumbs.db",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in EXPORTS + OTHERS:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path


def test_all_files_that_can_be_exports_are_found_in_order(folder: Path) -> None:
    found = discover(folder)
    assert [f.relative_to(folder).as_posix() for f in found.exports] == EXPORTS
    assert found.ignored == ()


def test_ignored_files_are_told_apart(folder: Path) -> None:
    found = discover(folder, ["surveys/**/b.*", "old"])
    assert [f.relative_to(folder).as_posix() for f in found.exports] == [EXPORTS[0], EXPORTS[2]]
    assert [f.relative_to(folder).as_posix() for f in found.ignored] == [EXPORTS[1], EXPORTS[3]]


@pytest.mark.parametrize(
    ("name", "pattern", "fits"),
    [
        ("surveys/start/a.csv", "surveys/start/**", True),
        ("surveys/start/fi/a.csv", "surveys/start/**", True),
        ("surveys/end/a.csv", "surveys/start/**", False),
        ("surveys/start/a.csv", "surveys/*/a.csv", True),
        ("surveys/a.csv", "surveys/**/a.csv", True),
        ("surveys/start/fi/a.csv", "surveys/*/a.csv", False),
        ("surveys/a.csv", "*.csv", True),
        ("surveys/a.csv", "/*.csv", False),
        ("surveys/a.csv", "SURVEYS/A.CSV", True),
        ("surveys/a.csv", "surveys/", True),
        ("surveys/a1.csv", "surveys/a?.csv", True),
        ("surveys/a[1].csv", "surveys/a[1].csv", True),
        ("surveys.csv", "surveys", False),
    ],
)
def test_patterns(name: str, pattern: str, fits: bool) -> None:
    assert matches(name, pattern) is fits
