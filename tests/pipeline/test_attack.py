"""The attack on executed notebooks, before anything is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.disclosure import Record, cell
from analysis.disclosure.ledger import ledger_file
from analysis.pipeline.attack import attack, readable, records
from analysis.reporting.blocks import RECORD

PARTS = {name: cell("people", {"x": name}) for name in "abc"}
COUNTS = {cell("people"): 41, PARTS["a"]: 2, PARTS["b"]: 30, PARTS["c"]: 9}
DOMAINS = {("people", "x"): frozenset("abc")}


def notebook(folder: Path, issue: str, hidden: str, *, domains=DOMAINS) -> Path:
    """A notebook that says it published everything but the parts hidden."""
    kept = {PARTS[name] for name in hidden}
    told = {s: None if s in kept else (float(n), float(n)) for s, n in COUNTS.items()}
    lines = "\n".join(Record(("v1", "public", issue, "p"), told, domains).lines())
    output = {"output_type": "display_data", "data": {RECORD: lines}, "metadata": {}}
    file = folder / f"{issue}.ipynb"
    file.write_text(json.dumps({"cells": [{"outputs": [output]}, {"outputs": []}]}))
    return file


def test_what_cannot_be_worked_out_goes_into_the_ledger(tmp_path: Path) -> None:
    book = notebook(tmp_path, "one", "ac")
    assert attack(tmp_path, [book], "public", "v1") == ()
    assert ledger_file(tmp_path, "public").read_text().splitlines() == [
        *next(records(book)).lines()
    ]


def test_a_hidden_count_that_can_be_worked_out_is_told_without_its_number(tmp_path: Path) -> None:
    (problem,) = attack(tmp_path, [notebook(tmp_path, "one", "a")], "public", "v1")
    assert problem.values["cell"] == "people; x = a"
    assert not any(letter.isdigit() for letter in str(problem.values))
    assert not ledger_file(tmp_path, "public").exists()


def test_two_reports_of_one_run_are_read_together(tmp_path: Path) -> None:
    books = [notebook(tmp_path, "one", "ac"), notebook(tmp_path, "two", "ab")]
    for book in books:
        assert attack(tmp_path / book.stem, [book], "public", "v1") == ()
    assert attack(tmp_path, books, "public", "v1")


@pytest.mark.parametrize(("version", "leaks"), [("v1", True), ("v2", False)])
def test_an_earlier_issue_of_the_same_data_is_remembered(
    tmp_path: Path, version: str, leaks: bool
) -> None:
    assert attack(tmp_path, [notebook(tmp_path, "one", "ac")], "public", "v1") == ()
    before = ledger_file(tmp_path, "public").read_text()
    book = notebook(tmp_path, "two", "ab")
    book.write_text(book.read_text().replace("v1", version))
    assert bool(attack(tmp_path, [book], "public", version)) is leaks
    assert ledger_file(tmp_path, "public").read_text().startswith(before)


def test_numbers_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    book = notebook(tmp_path, "one", "")
    book.write_text(book.read_text().replace("41.0", "45.0"))
    (problem,) = attack(tmp_path, [book], "public", "v1")
    assert "contradict" in problem.what


def test_the_funder_reads_both_editions(tmp_path: Path) -> None:
    finished = [
        ("funder", tmp_path / "f"),
        ("public", tmp_path / "p"),
        ("internal", tmp_path / "i"),
    ]
    assert readable("funder", finished) == [tmp_path / "f", tmp_path / "p"]
    assert readable("public", finished) == [tmp_path / "p"]
