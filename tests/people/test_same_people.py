"""Addresses and codes that are declared to be one person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.people.same_people import FILE, known_as, load_same_people
from analysis.problems import ProblemsError

ADA, BO, CY = (f"{name}@example.org" for name in ("ada", "bo", "cy"))


def table(folder: Path, *rows: str) -> Path:
    (folder / FILE).write_text("\n".join(["identity,same_as,reason", *rows]), encoding="utf-8")
    return folder


def test_no_table_declares_nothing(tmp_path: Path) -> None:
    assert load_same_people(tmp_path) == {}


def test_chains_lead_to_the_last(tmp_path: Path) -> None:
    found = load_same_people(
        table(tmp_path, f"{ADA.upper()},{BO},new address", f"{BO},{CY},", f"ab-12,{ADA},")
    )
    assert found == {ADA: CY, BO: CY, known_as("ab-12"): CY}


@pytest.mark.parametrize(
    "rows", [(f"{ADA},{BO},", f"{BO},{ADA},"), (f"{ADA},{BO},", f"{ADA},{CY},"), (f"{ADA},{ADA},",)]
)
def test_circles_and_contradictions_are_refused(tmp_path: Path, rows: tuple[str, ...]) -> None:
    with pytest.raises(ProblemsError, match="contradicts another") as caught:
        load_same_people(table(tmp_path, *rows))
    (problem,) = caught.value.problems
    assert (problem.place.file, problem.place.row) == (FILE, len(rows) + 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"not@an@address,{ADA},", "neither an e-mail address nor an individual code"),
        (f",{ADA},", "empty"),
    ],
)
def test_a_faulty_cell_is_told_with_its_row_and_never_its_content(
    tmp_path: Path, row: str, said: str
) -> None:
    with pytest.raises(ProblemsError, match=said) as caught:
        load_same_people(table(tmp_path, row))
    assert "ada" not in str(caught.value)
    assert {problem.place.row for problem in caught.value.problems} == {2}
