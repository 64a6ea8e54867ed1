from __future__ import annotations

from pathlib import Path

import pytest

from analysis.disclosure.cells import cell
from analysis.disclosure.ledger import Record, load_ledger, read_records, write_ledger
from analysis.problems import ProblemsError

A, B = cell("people", {"x": "a"}), cell("people", {"x": ["b", "c"]})
RECORD = Record(
    ("v1", "public", "final extended", "2026.2"),
    {A: None, B: (5.0, 9.0)},
    {("people", "x"): frozenset("abc")},
    ({A: 1, B: -1},),
)


def test_a_record_can_be_read_back() -> None:
    assert read_records("\n".join(RECORD.lines())) == (RECORD,)


def test_a_hidden_cell_has_no_number_in_the_ledger() -> None:
    (line,) = [line for line in RECORD.lines() if '"told": null' in line]
    assert A.key.replace('"', '\\"') in line


def test_nothing_leaves_the_ledger_and_nothing_stands_twice(tmp_path: Path) -> None:
    other = Record(("v2", "public", "final extended", "2026.2"), {A: (7.0, 7.0)}, {})
    for records in ([RECORD], [RECORD], [other], [RECORD]):
        write_ledger(tmp_path, "public", records)
    assert load_ledger(tmp_path, "public") == (RECORD, other)


def test_the_funder_has_read_what_the_public_has(tmp_path: Path) -> None:
    funder = Record(("v1", "funder", "i", ""), {A: (3.0, 3.0)}, {})
    write_ledger(tmp_path, "public", [RECORD, funder])
    write_ledger(tmp_path, "funder", [RECORD, funder])
    assert load_ledger(tmp_path, "public") == (RECORD,)
    assert load_ledger(tmp_path, "funder") == (funder, RECORD)
    assert load_ledger(tmp_path, "internal") == ()


@pytest.mark.parametrize("line", ["", "{}", "[1]", "x", '{"data": "v"}'])
def test_a_spoilt_ledger_is_not_passed_over(line: str) -> None:
    text = "\n".join([*RECORD.lines(), line, ""])
    with pytest.raises(ProblemsError, match=r"row 5.*ledger"):
        read_records(text, "public.jsonl")
