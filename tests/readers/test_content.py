from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from analysis.problems import ProblemsError
from analysis.readers.content import Content


def test_a_file_is_known_by_its_path_below_the_data_set(tmp_path: Path) -> None:
    file = tmp_path / "surveys" / "start" / "a.csv"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"a;b\n1;2\n")
    content = Content.load(file, tmp_path)
    assert content.name == "surveys/start/a.csv"
    assert content.sha256 == sha256(b"a;b\n1;2\n").hexdigest()
    assert content.encoding == "utf-8"
    assert [(r.row, r.cells) for r in content.records] == [(1, ("a", "b")), (2, ("1", "2"))]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match=r"^gone\.csv: The file cannot be opened"):
        Content.load(tmp_path / "gone.csv", tmp_path)


def test_the_first_sheet_that_holds_anything_is_read(as_workbook: Callable[..., bytes]) -> None:
    content = Content("a.csv", as_workbook([], [["a"], ["1"]], [["notes"]]))
    assert content.is_workbook
    assert content.sheet.name == "Sheet2"
    assert content.encoding == ""
    assert [sheet.name for sheet in content.sheets if not sheet.blank] == ["Sheet2", "Sheet3"]


def test_personal_data_is_not_part_of_the_representation() -> None:
    assert "ada" not in repr(Content("a.csv", b"ada@example.org"))
