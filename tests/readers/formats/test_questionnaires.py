from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analysis.problems import ProblemsError
from analysis.readers import Content, read_export
from analysis.texts import texts

Invented = Callable[[str], Mapping[str, bytes]]


def test_a_survey_structure_is_one_row_for_each_question(invented: Invented) -> None:
    export = read_export(Content("a.lss", invented("limesurvey_structure")["since version 4"]))
    questions, options = export.tables
    assert export.kind == "structure"
    assert questions.rows.to_numpy().tolist() == [
        ["work", "Y", "<p>Do you <b>work</b>?</p>"],
        ["mood", "L", "Mood"],
    ]
    assert options.rows.to_numpy().tolist() == [["mood", "A1", "Fine & well"]]


def test_a_survey_structure_before_version_4(invented: Invented) -> None:
    export = read_export(Content("a.lss", invented("limesurvey_structure")["before version 4"]))
    assert export.tables[0].rows[2].tolist() == ["Arbetar du?", "Hur mår du?"]


def test_a_form_is_its_sheets(invented: Invented) -> None:
    export = read_export(Content("a.xlsx", invented("xlsform")["settings, blank second row"]))
    assert [table.sheet for table in export.tables] == ["survey", "choices", "settings"]
    assert export.tables[0].rows.to_numpy().tolist() == [["text", "why", "Why?"]]
    assert list(export.tables[0].rows.index) == [3]


@pytest.mark.parametrize(("format", "suffix"), [("limesurvey_structure", ".lss"),
                                                ("xlsform", ".xlsx")])  # fmt: skip
def test_where_to_put_a_questionnaire_is_told(invented: Invented, format: str, suffix: str) -> None:
    for data in invented(format).values():
        (note,) = read_export(Content("a", data)).problems
        assert note.severity == "note"
        assert f"put it as {suffix} into a folder of its own" in note.text(texts("en"))


@pytest.mark.parametrize("format", ["limesurvey_structure", "xlsform"])
def test_answers_declared_as_a_questionnaire_are_refused(format: str) -> None:
    with pytest.raises(ProblemsError, match="a: The file is no"):
        read_export(Content("a", b"name,age\nx,1\n"), format)


def test_a_structure_that_declares_a_type_of_its_own_is_refused(invented: Invented) -> None:
    data = invented("limesurvey_structure")["since version 4"]
    bomb = data.replace(b"<document>", b'<!DOCTYPE d [<!ENTITY a "b">]>\n<document>', 1)
    with pytest.raises(ProblemsError, match="or it is damaged"):
        read_export(Content("a.lss", bomb))


@pytest.mark.parametrize(
    ("pattern", "format", "rows"),
    [
        ("limesurvey/*citric*.lss", "limesurvey_structure", 4),
        ("limesurvey/Tonis*.lss", "limesurvey_structure", 1),
        ("xlsform/*specify_other*", "xlsform", 1),
        ("xlsform/*duplicate_columns*", "xlsform", 56),
        ("xlsform/*spec_test*", "xlsform", 56),
        ("kobo/*.xlsx", "xlsform", 235),
    ],
)
def test_real_questionnaires(shared: Path, pattern: str, format: str, rows: int) -> None:
    folder = shared / "samples"
    (file,) = folder.glob(pattern)
    export = read_export(Content.load(file, folder))
    assert (export.format, export.kind) == (format, "structure")
    assert len(export.tables[0].rows) == rows
