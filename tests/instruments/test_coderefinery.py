"""Real answers: every header and answer is understood, and published numbers come out.

The numbers are those of CodeRefinery's own published analysis, as the README beside the data lists
them; counted here from the files with nothing but the matching of columns and answers.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.instruments.answers import match_answer, match_chosen
from analysis.instruments.load import load_instruments
from analysis.instruments.match import ColumnMatch, Target, fit, match_columns
from analysis.instruments.model import Instrument
from analysis.project.load import load_project
from analysis.readers.aliases import known_aliases

WORDS = known_aliases().words("chosen")

OWN = Path(__file__).resolve().parents[2] / "data" / "raw" / "coderefinery"
TOOLS_OWN_COLUMNS = {
    "Submitter", "Submitter Email", "Submission Date", "Start Date (UTC)", "Submit Date (UTC)",
}  # fmt: skip
#: A later export of the same survey holds every answer of this one again.
SUPERSEDED = "2019-c-2020.csv"
CURLY = "\u2019"


@dataclass(frozen=True)
class Answer:
    """A cell: file, row, what the column holds, the text, and what was understood."""

    file: Path
    row: int
    target: Target
    text: str
    options: tuple[str, ...]
    other: str
    is_known: bool


@dataclass(frozen=True)
class Survey:
    columns: dict[Path, ColumnMatch]
    headers: dict[Path, list[str]]
    rows: dict[Path, int]
    answers: list[Answer]

    def options(self, item: str) -> Counter[str]:
        """How often each option of the item was chosen; superseded answers left out."""
        return Counter(
            option
            for answer in self.answers
            if answer.target.item == item and answer.file.name != SUPERSEDED
            for option in answer.options
        )


@pytest.fixture(scope="module")
def instruments() -> dict[str, Instrument]:
    return dict(load_instruments(OWN))


@pytest.fixture(scope="module")
def pre(shared: Path, instruments: dict[str, Instrument]) -> Survey:
    return read(shared / "real" / "coderefinery" / "pre" / "data", instruments["pre"])


@pytest.fixture(scope="module")
def post(shared: Path, instruments: dict[str, Instrument]) -> Survey:
    return read(shared / "real" / "coderefinery" / "post" / "data", instruments["post"])


def read(folder: Path, instrument: Instrument) -> Survey:
    survey = Survey({}, {}, {}, [])
    for file in sorted(folder.rglob("*.csv")):
        if not {"cancelled", "others"} & set(file.parts):
            with file.open(encoding="utf-8-sig", newline="") as lines:
                header, *rows = csv.reader(lines)
            found = match_columns(questions(header), instrument)
            survey.columns[file], survey.headers[file] = found, header
            survey.rows[file] = len(rows)
            survey.answers.extend(answers(file, rows, found, instrument))
    return survey


def questions(header: list[str]) -> list[tuple[int, str]]:
    return [(i, text) for i, text in enumerate(header) if text not in TOOLS_OWN_COLUMNS]


def answers(
    file: Path, rows: list[list[str]], found: ColumnMatch, instrument: Instrument
) -> Iterator[Answer]:
    for number, row in enumerate(rows, start=2):
        for position, target in found.columns.items():
            item, text = instrument.items[target.item], row[position]
            said = (
                match_answer(text, item)
                if target.option is None
                else match_chosen(text, item, target.option, WORDS)
            )
            yield Answer(file, number, target, text, said.options, said.other, not said.unknown)


def test_settings_are_right(instruments: dict[str, Instrument]) -> None:
    project = load_project(OWN, indicators=[], instruments=instruments)
    scales = {outcome.scale for outcome in project.outcomes}
    for instrument in instruments.values():
        assert scales == set(instrument.scales)


def test_every_file_and_row_is_there(pre: Survey, post: Survey) -> None:
    by_tool = Counter[str]()
    for file, rows in pre.rows.items():
        by_tool["typeform" if "typeform" in file.parts else "indico"] += rows
    assert (len(pre.rows), by_tool["typeform"], by_tool["indico"]) == (32, 407, 663)
    online = sum(rows for file, rows in pre.rows.items() if file.name.startswith("online"))
    assert online == 301
    assert len(post.rows) == 7
    kept = sum(rows for file, rows in post.rows.items() if file.name != SUPERSEDED)
    assert kept == 317


def test_every_header_is_matched(pre: Survey, post: Survey) -> None:
    for survey in (pre, post):
        for file, found in survey.columns.items():
            assert found.unmatched == (), file
            assert found.language == "en", file
            assert len(set(found.columns.values())) == len(found.columns), "no two columns alike"


def test_every_file_fits_its_questionnaire(
    pre: Survey, post: Survey, instruments: dict[str, Instrument]
) -> None:
    for name, survey in (("pre", pre), ("post", post)):
        for header in survey.headers.values():
            assert fit(questions(header), instruments) == name


def test_every_answer_is_understood(pre: Survey, post: Survey) -> None:
    for survey in (pre, post):
        for answer in survey.answers:
            assert answer.is_known, answer
            assert not answer.other or answer.target.option == "other", answer


def test_each_other_belongs_to_the_question_before_it(pre: Survey, post: Survey) -> None:
    named = {
        file.name: [
            found.columns[position].item
            for position, text in enumerate(pre.headers[file])
            if text == "Other"
        ]
        for file, found in pre.columns.items()
        if "typeform" in file.parts
    }
    six = [
        "operating_system", "version_control", "programming_languages",
        "documenting", "build_tools", "repositories",
    ]  # fmt: skip
    assert named.pop("umea-oct.csv") == [*six[:3], six[5]], "it left two questions out"
    assert set(map(tuple, named.values())) == {tuple(six)}
    for file, found in post.columns.items():
        if "typeform" in file.parts:
            assert found.columns[2] == Target("position", "other")


def test_the_same_text_in_two_questions(pre: Survey) -> None:
    (header,) = (text for file, text in pre.headers.items() if file.name == "aalto-may.csv")
    (found,) = (match for file, match in pre.columns.items() if file.name == "aalto-may.csv")
    cmake = [found.columns[i] for i, text in enumerate(header) if text == "CMake"]
    assert cmake == [Target("build_tools", "cmake"), Target("sessions", "cmake")]


def test_published_counts_before(pre: Survey) -> None:
    """Of the questions of many answers, the published selections are those made in Indico."""
    systems = [a for a in pre.answers if a.target == Target("operating_system") and a.options]
    assert len(systems) == 1067
    selections = {
        item: sum(
            len(answer.options)
            for answer in pre.answers
            if answer.target.item == item and "indico" in answer.file.parts
        )
        for item in ("version_control", "programming_languages")
    }
    assert selections == {"version_control": 739, "programming_languages": 1495}


def test_published_counts_after(post: Survey) -> None:
    improved = post.options("improved")
    assert [improved[name] for name in ("reusable", "reproducible", "modular", "documented")] == [
        222, 192, 161, 195,
    ]  # fmt: skip
    assert post.options("easier_to_collaborate")["yes"] == 252
    assert post.options("introduced_colleagues")["yes"] == 226
    workshops = post.options("workshop")
    assert sum(n for name, n in workshops.items() if name.startswith("online")) == 80


#: tool → the matrix items that the published analysis counted with it.
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
def test_published_use_of_tools_and_its_mistake(
    post: Survey, tool: str, published: tuple[int, ...], true_not_using: int
) -> None:
    states = ("not_using", "started", "unchanged", "better")
    true = tuple(
        post.options(state)[tool] + sum(post.options(item)[state] for item in MATRIX[tool])
        for state in states
    )
    assert true == (true_not_using, *published[1:])
    missed = sum(
        CURLY in answer.text
        for answer in post.answers
        if answer.target.item in MATRIX[tool] and answer.options == ("not_using",)
    )
    assert true[0] - missed == published[0]
