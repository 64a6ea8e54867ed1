from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analysis.readers import Content, Export, read_export

Invented = Callable[[str], Mapping[str, bytes]]


def test_the_section_stays_before_the_question(exports: Mapping[str, bytes]) -> None:
    export = read_export(Content("a.csv", exports["indico"]))
    (table,) = export.tables
    assert (export.format, export.kind, export.encoding) == ("indico", "survey", "utf-8-sig")
    assert [(c.header, c.field) for c in table.columns] == [
        ("Submitter", "name"),
        ("Submitter Email", "email"),
        ("Submission Date", "submitted"),
        ("Start: Do you work?", None),
        ("Start: Tools", None),
    ]
    assert table.rows.loc[3].tolist()[3:] == ["No", "Mail (e.g. a, b)"]


def test_older_versions_had_no_address(read: Callable[..., Export]) -> None:
    export = read([["Submitter", "Submission Date", "Age"], ["", "2017-01-01 10:00:00", "20"]])
    assert [c.field for c in export.tables[0].columns] == ["name", "submitted", None]


def test_a_question_named_like_a_column_of_the_tool_is_a_question(
    read: Callable[..., Export],
) -> None:
    header = ["Submitter", "Submitter Email", "Submission Date", "Age", "Submitter"]
    export = read([header, ["", "", "2019-01-01", "20", "x"]])
    assert [c.field for c in export.tables[0].columns][3:] == [None, None]


@pytest.mark.parametrize(
    ("variant", "own"),
    [
        ("text", ["name", "email", "submitted"]),
        ("saved again", ["name", "email", "submitted"]),
        ("workbook", ["name", "email", "submitted"]),
        ("without addresses", ["name", "submitted"]),
    ],
)
def test_every_form_holds_the_same(invented: Invented, variant: str, own: list[str]) -> None:
    (table,) = read_export(Content("a", invented("indico")[variant])).tables
    assert [c.field for c in table.columns] == [*own, None, None, None]
    assert [c.header for c in table.questions()][1] == "Before we start: Tools: which?"
    assert table.rows.loc[2].tolist()[len(own) + 1] == "Chat; Mail (e.g. letters, cards)"
    assert table.rows.loc[2].tolist()[-1] == 'To learn,\n"more"'
    assert list(table.rows.index) == [2, 3]


def test_sample(shared: Path) -> None:
    folder = shared / "samples" / "indico"
    name = "coderefinery__pre-workshop-survey__pre_2019_helsinki-may.csv"
    export = read_export(Content.load(folder / name, folder))
    questions = export.tables[0].questions()
    assert export.encoding == "utf-8-sig"
    assert len(questions) == 16
    assert all(c.header.startswith("Pre-workshop survey: ") for c in questions)
