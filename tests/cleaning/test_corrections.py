from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.cleaning.corrections import Corrected, correct, corrected
from analysis.problems import Problem
from analysis.project.corrections import Correction
from analysis.readers import Export
from analysis.tables.store import checked
from analysis.texts import texts

HEADER = {"Name": "name", "What helped?": None, "Twice": None, "twice ": None}
ADA = ["Ada", "Café", "1", "2"]
LINE = Correction(
    7, "a.csv", 2, "What helped?", "Café", "Peers", "mistyped", "B. Berg", "2023-02-01"
)


def export(make: type, file: str = "a.csv") -> Export:
    return make.export(file, "survey", make.table(HEADER, [ADA, ["Bo", "", "", ""]]))


def applied(make: type, *lines: Correction, items: dict[str, int] | None = None) -> Corrected:
    found = correct([export(make)], lines, {"a.csv": items or {}})
    checked("corrections", found.applied)
    return found


def cells(found: Corrected, row: int = 2) -> list[str]:
    return list(found.exports[0].tables[0].rows.loc[row])


@pytest.mark.parametrize(
    ("variable", "old", "changed"),
    [
        ("What helped?", "Café", 1), (" what HELPED? ", "Café ", 1), ("helped", "Cafe\u0301", 1),
        ("name", "Ada", 0), ("#1", "Ada", 0), ("#4", "2", 3),
    ],
)  # fmt: skip
def test_the_cell_named_is_changed_and_no_other(
    make: type, variable: str, old: str, changed: int
) -> None:
    line = replace(LINE, variable=variable, old=old)
    found = applied(make, line, items={"helped": 1})
    assert cells(found) == [*ADA[:changed], "Peers", *ADA[changed + 1 :]]
    assert cells(found, 3) == ["Bo", "", "", ""]
    assert not found.refused


def test_the_export_itself_is_left_as_it_was(make: type) -> None:
    given = export(make)
    correct([given], [LINE], {})
    assert list(given.tables[0].rows.loc[2]) == ADA


def test_each_applied_correction_is_listed_without_who_and_what(make: type) -> None:
    found = applied(make, LINE)
    assert found.applied.to_dict("records") == [
        {"file": "a.csv", "row": 2, "variable": "What helped?", "reason": "mistyped",
         "when": "2023-02-01"},
    ]  # fmt: skip


def test_an_empty_cell_can_be_filled_and_a_filled_one_emptied(make: type) -> None:
    fill = replace(LINE, row=3, old="", new="Peers")
    assert cells(applied(make, fill, replace(LINE, new="")), 3)[1] == "Peers"
    assert cells(applied(make, fill, replace(LINE, new="")))[1] == ""


def test_corrections_follow_one_another(make: type) -> None:
    found = applied(make, LINE, replace(LINE, line=8, old="Peers", new="Events"))
    assert (cells(found)[1], len(found.applied)) == ("Events", 2)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"old": "Cafe"}, "does not hold"),
        ({"row": 9}, "no data in row 9"),
        ({"row": 1}, "no data in row 1"),
        ({"file": "b.csv"}, "no export “b.csv”"),
        ({"variable": "helpd"}, "no column “helpd”"),
        ({"variable": "twice", "old": "1"}, "no column “twice”"),  # two have this header
        ({"section": "stays"}, "no data in row 2"),
    ],
)
def test_what_fits_no_cell_is_refused_with_its_place(
    make: type, change: dict[str, object], words: str
) -> None:
    found = applied(make, replace(LINE, **change))
    (problem,) = found.refused
    said = problem.text(texts("en"))
    assert words in said
    assert (problem.place.file, problem.place.row, problem.severity) == (
        "corrections.csv", 7, "error",
    )  # fmt: skip
    assert "Ada" not in said
    assert cells(found) == ADA
    assert found.applied.empty


@pytest.mark.parametrize("file", ["sub\\\u00e4.csv", "./sub/\u00e4.csv", "sub/a\u0308.csv"])
def test_a_file_may_be_written_as_another_computer_does(make: type, file: str) -> None:
    found = correct([export(make, "sub/\u00e4.csv")], [replace(LINE, file=file)], {})
    assert cells(found)[1] == "Peers"


def two_tables(make: type) -> Export:
    form = make.table({"Name": "name", "Answer": None}, [["Ada", "x"]])
    part = make.table({"Answer": None}, [["y"]], "part")
    return make.export("a.csv", "survey", form, part)


@pytest.mark.parametrize(
    ("old", "section", "changed"),
    [("x", "", 0), ("y", "", 1), ("y", "part", 1), ("x", "part", None)],
)
def test_of_several_tables_with_the_row_what_it_holds_tells(
    make: type, old: str, section: str, changed: int | None
) -> None:
    line = replace(LINE, variable="Answer", old=old, section=section)
    found = correct([two_tables(make)], [line], {})
    after = [table.rows.iloc[0].tolist()[-1] for table in found.exports[0].tables]
    wanted = ["x", "y"]
    if changed is not None:
        wanted[changed] = "Peers"
    assert (after, len(found.refused)) == (wanted, 0 if changed is not None else 1)


def test_where_that_does_not_tell_the_section_must(make: type) -> None:
    form = two_tables(make)
    both = replace(form, tables=(form.tables[0], replace(form.tables[1], rows=pd.DataFrame(
        {0: ["x"]}, index=pd.RangeIndex(2, 3, name="row"), dtype="str")),
    ))  # fmt: skip
    found = correct([both], [replace(LINE, variable="Answer", old="x")], {})
    assert "section" in found.refused[0].what
    again = correct([both], [replace(LINE, variable="Answer", old="x", section="part")], {})
    assert again.exports[0].tables[1].rows.loc[2, 0] == "Peers"


def test_a_question_of_the_form_is_not_looked_for_in_its_parts(make: type) -> None:
    """The position of an item is one of the first table."""
    line = replace(LINE, row=3, variable="item", old="z")
    form = two_tables(make)
    part = make.table({"Answer": None}, [["y"], ["z"]], "part")
    found = correct([replace(form, tables=(form.tables[0], part))], [line], {"a.csv": {"item": 1}})
    assert isinstance(found.refused[0], Problem)


def test_a_data_set_with_its_corrections(make: type) -> None:
    header = {"Your e-mail address": None, "Statement 1": None, "Statement 2": None}
    given = make.export(
        "start/a.csv", "survey", make.table(header, [["a@example.org", "Agre", "1"]])
    )
    source = make.source(given)
    line = replace(LINE, file="start/a.csv", variable="q1", old="Agre", new="Agree")
    found = corrected(source, [line, replace(line, row=5)])
    assert found.exports[0].tables[0].rows.loc[2, 1] == "Agree"
    assert (len(found.corrections), len(found.uncorrected)) == (1, 1)
    assert found.exports[0].sha256 == given.sha256
    assert corrected(source, []) is source
