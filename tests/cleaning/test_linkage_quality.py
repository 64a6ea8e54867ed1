"""Links between waves and between tools against the demonstration data's known truth."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.notebook.clean import Exports, read_exports
from analysis.notebook.dataset import open_dataset
from analysis.people.quality import linkage_quality

DEMO = Path(__file__).resolve().parents[2] / "data" / "raw" / "demo"
TRUTH = DEMO / "truth"
# What is promised of the demonstration data.
PRECISION, RECALL, ASKED = 0.995, 0.97, 0.03


@pytest.fixture(scope="module")
def exports() -> Exports:
    return read_exports(open_dataset("demo"))


@pytest.fixture(scope="module")
def rows(exports: Exports) -> pd.DataFrame:
    """Every row of a person: truth, person, wave, tool (format and kind), file."""
    known = exports.people.rows
    tools = {export.file: export.format for export in exports.source.exports}
    events = set(known["file"]) - {survey.export.file for survey in exports.people.surveys}
    found = pd.concat([of_surveys(known), of_events(known[known["file"].isin(events)], exports)])
    return found.assign(tool=found["file"].map(tools))


def of_surveys(known: pd.DataFrame) -> pd.DataFrame:
    true = pd.read_csv(TRUTH / "answers.csv", keep_default_na=False)
    # nothing could link an answer that says nothing of who gave it
    linkable = (true["kind"] != "test") & (true["anonymous"] != "yes")
    true = true[linkable].rename(columns={"person": "truth"})
    return true[["file", "row", "truth", "wave"]].merge(known[["file", "row", "person"]])


def of_events(known: pd.DataFrame, exports: Exports) -> pd.DataFrame:
    """Who really stands on each row of a list: the one whose name it holds, in any order."""
    people = pd.read_csv(TRUTH / "people.csv")
    words = {
        frozenset(name.casefold().split()): id_
        for name, id_ in people[["name", "person"]].to_numpy()
    }
    assert len(words) == len(people)
    shown = {
        (file.export.file, table.section, row): text
        for file in exports.people.events
        for table in file.export.tables
        if (names := table.field("name")) is not None
        for row, text in names.items()
    }
    truth = [
        next((words[pair] for pair in pairs_in(shown.get(key, "")) if pair in words), "")
        for key in zip(known["file"], known["section"], known["row"], strict=True)
    ]
    found = known[["file", "row", "person"]].assign(truth=truth, wave="event")
    # summary lines and the like name nobody
    assert (found["truth"] != "").mean() > 0.99
    return found[found["truth"] != ""]


def pairs_in(text: str) -> list[frozenset[str]]:
    words = "".join(c if c.isalpha() or c in "-'" else " " for c in text.casefold()).split()
    return [frozenset(words[n : n + 2]) for n in range(len(words) - 1)]


@pytest.mark.parametrize("occasion", ["wave", "tool", "file"])
def test_links_are_as_good_as_promised(rows: pd.DataFrame, exports: Exports, occasion: str) -> None:
    used = rows[~rows["wave"].isin(["event", "registration"])] if occasion == "wave" else rows
    found = linkage_quality(used, occasion, exports.people.open_people)
    print(occasion, found, found.precision, found.recall)
    assert found.true > 150
    assert found.precision >= PRECISION
    assert found.recall >= RECALL
    assert found.review_share <= ASKED
