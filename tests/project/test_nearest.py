from __future__ import annotations

import pytest

from analysis.project.nearest import by_likeness, nearest


@pytest.mark.parametrize(
    ("word", "expected"),
    [("short_nam", "short_name"), ("Name", "name"), ("zzz", ""), ("", "")],
)
def test_nearest(word: str, expected: str) -> None:
    assert nearest(word, ["id", "name", "short_name", "time_zone"]) == expected


def test_nothing_known() -> None:
    assert nearest("a", []) == ""
    assert by_likeness("a", []) == ()
