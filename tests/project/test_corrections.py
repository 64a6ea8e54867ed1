from __future__ import annotations

from pathlib import Path

import pytest

from analysis.problems import ProblemsError
from analysis.project.corrections import Correction, load_corrections

HEADER = "file,row,variable,old,new,reason,who,when\n"
LINE = "start/a.csv,3,q1,Agre,Agree,mistyped,B. Berg,2023-02-01\n"


def load(folder: Path, text: str) -> tuple[Correction, ...]:
    (folder / "corrections.csv").write_text(text, encoding="utf-8")
    return load_corrections(folder)


def test_without_the_table_there_are_none(tmp_path: Path) -> None:
    assert load_corrections(tmp_path) == ()
    assert load(tmp_path, HEADER) == ()


def test_a_line_is_a_correction(tmp_path: Path) -> None:
    (found,) = load(tmp_path, HEADER + LINE)
    assert found == Correction(
        2, "start/a.csv", 3, "q1", "Agre", "Agree", "mistyped", "B. Berg", "2023-02-01"
    )
    assert (found.place.file, found.place.row) == ("corrections.csv", 2)


def test_a_section_may_be_named(tmp_path: Path) -> None:
    (found,) = load(tmp_path, HEADER.strip() + ",section\n" + LINE.strip() + ",stays\n")
    assert found.section == "stays"


def test_what_was_and_what_is_may_be_empty(tmp_path: Path) -> None:
    (found,) = load(tmp_path, HEADER + "a.csv,3,q1,,,blank,B. Berg,2023-02-01\n")
    assert (found.old, found.new) == ("", "")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",3,q1,a,b,c,d,e", "file"), ("a.csv,,q1,a,b,c,d,e", "row"),
        ("a.csv,3,,a,b,c,d,e", "variable"),
        ("a.csv,3,q1,a,b,,d,e", "reason"), ("a.csv,3,q1,a,b,c,,e", "who"),
        ("a.csv,3,q1,a,b,c,d,", "when"), ("a.csv,three,q1,a,b,c,d,e", "row"),
        ("a.csv,0,q1,a,b,c,d,e", "row"), ("a.csv,-1,q1,a,b,c,d,e", "row"),
        ("a.csv,3.0,q1,a,b,c,d,e", "row"),
    ],
)  # fmt: skip
def test_a_fault_names_line_and_column(tmp_path: Path, line: str, column: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(tmp_path, HEADER + LINE + line + "\n")
    (problem,) = caught.value.problems
    assert problem.place.file == "corrections.csv"
    assert (problem.place.row, problem.place.column) == (3, column)


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(tmp_path, HEADER + "a.csv,x,q1,a,b,,,e\n" + ",2,q1,a,b,c,d,e\n")
    assert len(caught.value.problems) == 4


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(tmp_path, HEADER.replace(",who", "") + LINE.replace(",B. Berg", ""))
    assert any("who" in str(problem.values) for problem in caught.value.problems)
