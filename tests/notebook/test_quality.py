"""The chapters of the data-quality report, from the demonstration data's tidy tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import cleaning
from analysis.notebook.clean import read_exports
from analysis.notebook.dataset import open_dataset
from analysis.notebook.report import ReportSession, open_report
from analysis.reporting.blocks import Block, Figure, Heading, Table
from analysis.tables import SCHEMAS, empty, save

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "reports" / "data_quality.ipynb"
CHAPTERS = (
    "what_to_look_at", "files", "set_aside", "dates", "linkage", "response_rates", "missing",
    "flagged", "corrections", "recognisable",
)  # fmt: skip


def blocks(report: ReportSession) -> Iterator[Block]:
    for chapter in CHAPTERS:
        yield from getattr(report, chapter)().blocks


def numbers(table: Table, column: int) -> int:
    return sum(int(row[column].text.replace(",", "")) for row in table.rows)


def test_the_notebook_shows_every_chapter_once_and_in_order() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    calls = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"][2:]
    assert calls == [f"report.{name}()" for name in ("title", *CHAPTERS)]


def test_chapters_of_the_demonstration_data(workspace: Path) -> None:
    report = open_report("data_quality", dataset="demo", language="en", edition="internal")
    found = list(blocks(report))
    chapters = [block.text for block in found if isinstance(block, Heading) and block.level == 1]
    assert len(chapters) == len(CHAPTERS)
    figures = {block.id: block for block in found if isinstance(block, Figure)}
    table = report.dataset.table
    rows = figures["figure-rows"].data
    files = table("files")
    names = ("rows_read", "kept", "merged", "set_aside")
    assert [numbers(rows, at) for at in (2, 3, 4, 5)] == [files[name].sum() for name in names]
    assert len(figures["figure-dates"].data.rows) == len(table("dates"))
    flagged = table("flags")["response"].nunique()
    assert ("figure-flags" in figures) == bool(flagged)
    assert not flagged or numbers(figures["figure-flags"].data, 2) == flagged
    missing = [
        data for name, figure in figures.items() if "missing" in name for data in [figure.data]
    ]
    counted = sum(numbers(data, at) for data in missing for at in range(3, len(data.headers) - 1))
    assert counted == len(table("missing"))
    nobody_is_named(found)


@pytest.mark.parametrize("edition", ["funder", "public"])
def test_an_edition_that_leaves_the_house_counts_no_answers(workspace: Path, edition: str) -> None:
    report = open_report("data_quality", dataset="demo", language="en", edition=edition)
    for chapter in ("linkage", "response_rates", "missing", "flagged"):
        heading, sentence = getattr(report, chapter)().blocks
        assert isinstance(heading, Heading)
        assert "internal edition only" in sentence.text
    assert not report.recognisable().blocks


def nobody_is_named(found: list[Block]) -> None:
    people = pd.read_csv(ROOT / "data/raw/demo/truth/people.csv")
    said = "".join(block.model_dump_json(exclude={"svg", "png"}) for block in found).casefold()
    assert not [name for name in (*people["email"], *people["name"]) if name.casefold() in said]


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_a_data_set_without_exports_has_all_chapters(workspace: Path, edition: str) -> None:
    folder = workspace / "data/processed/demo"
    save(folder, "1_surveys", {name: empty(name) for name in SCHEMAS})
    report = open_report("data_quality", dataset="demo", language="fi", edition=edition)
    found = list(blocks(report))
    # who could be recognised is told to the project alone, and of nobody there is nothing to tell
    chapters = [b for b in found if isinstance(b, Heading) and b.level == 1]
    assert len(chapters) == len(CHAPTERS) - 1
    assert not [block for block in found if isinstance(block, Figure | Table)]


def test_whoever_a_reason_names_is_masked(workspace: Path) -> None:
    exports = read_exports(open_dataset("demo"))
    somebody = exports.people.rows.loc[exports.people.rows["name"] != "", "name"].iloc[0]
    reason = f"{somebody} and ada@example.org said so"
    row = {"file": "a.csv", "row": 3, "variable": "q1", "reason": reason, "when": "2023-02-01"}
    source = replace(exports.source, corrections=pd.DataFrame([row]))
    tables = cleaning.tidy_surveys(source, exports.people).tables
    assert tables["corrections"]["reason"].tolist() == ["[…] and […] said so"]
