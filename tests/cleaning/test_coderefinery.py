"""The published numbers of a real survey, counted from the tidy tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import cleaning
from analysis.cleaning import Cleaned
from analysis.indicators.change import change
from analysis.indicators.data import Data
from analysis.notebook.clean import read_exports
from analysis.notebook.dataset import Dataset, open_dataset
from analysis.tables import empty

#: tool → questions of the Typeform matrix that the published analysis counted with it.
MATRIX = {
    "workflows": (),
    "version_control": ("use_version_control",),
    "jupyter": ("use_jupyter",),
    "ide": ("use_ide",),
    "documentation_hosting": ("use_documentation_hosting",),
    "code_coverage": ("use_code_coverage",),
    "code_review": ("use_code_review",),
    "cmake": ("use_cmake",),
    "automated_testing": ("use_automated_testing", "use_travis"),
}


@pytest.fixture(scope="module")
def dataset(shared: Path) -> Dataset:
    return open_dataset("coderefinery", shared / "real" / "coderefinery")


@pytest.fixture(scope="module")
def cleaned(dataset: Dataset) -> Cleaned:
    exports = read_exports(dataset)
    return cleaning.tidy_surveys(exports.source, exports.people)


@pytest.fixture(scope="module")
def responses(cleaned: Cleaned) -> pd.DataFrame:
    """Answers with the file and format they came from."""
    files = cleaned.tables["files"]
    read = files[files["status"] == "read"]
    origin = read.assign(prefix=read["sha256"].str[:12])[["prefix", "file", "format"]]
    answers = cleaned.tables["responses"]
    return answers.assign(prefix=answers["response"].str[:12]).merge(origin, on="prefix")


def count(responses: pd.DataFrame, item: str, value: str) -> int:
    chosen = (responses["item"] == item) & (responses["value"] == value)
    return int(chosen.sum())


def test_responses_before(cleaned: Cleaned) -> None:
    files = cleaned.tables["files"].query("instrument == 'pre'")
    kept = files.groupby("format")["kept"].sum()
    assert (kept["typeform"], kept["indico"], kept.sum()) == (407, 663, 1070)
    online = files[files["file"].str.contains("/online")]
    assert online["kept"].sum() == 301


def test_answers_before(responses: pd.DataFrame) -> None:
    systems = responses.query("item == 'operating_system'")
    # the published count leaves out Typeform's own column of other systems; with it there are 1070
    other = (systems["value"] == "other") & (systems["format"] == "typeform")
    assert systems[~other]["response"].nunique() == 1067
    indico = responses.query("instrument == 'pre' and format == 'indico'")
    # published for Indico only, where one cell holds all selections
    assert (indico["item"] == "version_control").sum() == 739
    assert (indico["item"] == "programming_languages").sum() == 1495


def test_responses_after(cleaned: Cleaned, responses: pd.DataFrame) -> None:
    files = cleaned.tables["files"].query("instrument == 'post'")
    assert (files["kept"].sum(), files["merged"].sum()) == (317, 75)
    after = responses[responses["instrument"] == "post"]
    workshops = after.loc[after["item"] == "workshop", "value"]
    assert workshops.str.startswith("online").sum() == 80


@pytest.mark.parametrize(
    ("item", "value", "published"),
    [
        ("improved", "reusable", 222),
        ("improved", "reproducible", 192),
        ("improved", "modular", 161),
        ("improved", "documented", 195),
        ("easier_to_collaborate", "yes", 252),
        ("introduced_colleagues", "yes", 226),
    ],
)
def test_what_became_better(responses: pd.DataFrame, item: str, value: str, published: int) -> None:
    assert count(responses, item, value) == published


@pytest.mark.parametrize(
    ("tool", "published", "true_not_using"),
    [
        ("workflows", (125, 29, 9, 16), 125),
        ("version_control", (19, 134, 34, 240), 22),
        ("jupyter", (73, 91, 67, 92), 101),
        ("ide", (35, 13, 39, 26), 62),
        ("documentation_hosting", (92, 105, 25, 74), 104),
        ("code_coverage", (187, 27, 13, 12), 235),
        ("code_review", (98, 65, 23, 66), 139),
        ("cmake", (36, 15, 15, 17), 74),
        ("automated_testing", (191, 77, 16, 29), 276),
    ],
)
def test_use_of_tools(
    responses: pd.DataFrame,
    tool: str,
    published: tuple[int, int, int, int],
    true_not_using: int,
) -> None:
    def selected(status: str, rows: pd.DataFrame) -> int:
        matrix = sum(count(rows, item, status) for item in MATRIX[tool])
        return count(rows, status, tool) + matrix

    # the published analysis missed "I don’t use this tool" with a curly apostrophe: one file
    straight = responses[~responses["file"].str.endswith("typeform/2018.csv")]
    statuses = ("started", "unchanged", "better")
    assert (
        selected("not_using", straight),
        *(selected(status, responses) for status in statuses),
    ) == published
    assert selected("not_using", responses) == true_not_using


def test_before_and_after_are_two_independent_groups(dataset: Dataset, cleaned: Cleaned) -> None:
    tables = cleaned.tables
    data = Data(
        tables["people"], tables["responses"], tables["scores"], empty("events"),
        tables["registrations"], empty("attendance"),
    )  # fmt: skip
    outcome = next(o for o in dataset.project.outcomes if o.scale == "uses_version_control")
    found = change(data, outcome, share=True)
    assert outcome.design == "independent"
    assert found.answered == (1070, 317)
    assert found.after.value == pytest.approx(298 / 317)
    assert found.change.n == 1387
