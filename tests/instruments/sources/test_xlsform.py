from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.instruments import Instrument
from analysis.instruments.sources.form_types import form_type
from analysis.problems import ProblemsError

Load = Callable[..., Instrument]
AsForm = Callable[..., bytes]
CHOICES: list[list[object]] = [
    ["list name", "name", "label"],
    ["tools", "git", "Git"],
    ["tools", 2.0, "Two"],
    [None],
    ["tools", True, None],
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("select_one tools", "select_one tools"),
        ("select one tools", "select_one tools"),
        ("Select_One  tools", "select_one tools"),
        ("select_one tools or_other", "select_one tools or_other"),
        ("select one from tools or specify other", "select_one tools or_other"),
        ("select1 tools", "select_one tools"),
        ("select_multiple tools", "select_multiple tools"),
        ("select all that apply from tools", "select_multiple tools"),
        ("select all that apply from tools or specify other", "select_multiple tools or_other"),
        ("rank tools", "select_multiple tools"),
        ("select_one_external tools", "text"),
        ("int", "integer"),
        ("dateTime", "date"),
        ("begin_repeat", "none"),
        ("end group", "none"),
        ("uri:deviceid", "none"),
        ("geopoint", "none"),
        ("intger", ""),
    ],
)
def test_types_however_they_are_spelled(written: str, meant: str) -> None:
    assert form_type(written).text == meant


@given(st.text(max_size=30))
def test_any_text_is_some_type_or_none(text: str) -> None:
    assert form_type(text).kind in {"", "none", "select_one", "select_multiple", "integer",
                                    "decimal", "text", "date"}  # fmt: skip


def test_questions_within_groups_keep_their_names(load: Load, as_form: AsForm) -> None:
    survey: list[list[object]] = [
        ["type", "name", "label"],
        [None],
        ["begin group", "g", "Group"],
        ["begin_repeat", "r", "Again"],
        ["select_multiple tools", "use", "Which?"],
        ["end_repeat", None, None],
        ["note", "n", "Read this"],
        ["end group", None, None],
        ["integer", "age", "Age"],
    ]
    start = load({"a.xlsx": as_form(survey=survey, choices=CHOICES)})
    assert {item.name: item.type for item in start.items.values()} == {
        "use": "select_multiple", "age": "integer",
    }  # fmt: skip
    assert [(o.name, o.label["sv"]) for o in start.items["use"].options] == [
        ("git", "Git"), ("2", "Two"), ("TRUE", "TRUE"),
    ]  # fmt: skip
    assert start.problems == ()


def test_labels_of_every_spelling_and_language(load: Load, as_form: AsForm) -> None:
    survey: list[list[object]] = [
        ["type", "name", "label", "label::Suomi (fi)", "label:English", "label::Eesti (et)"],
        ["text", "a", "Fråga", "Kysymys", "Question", "Küsimus"],
        ["text", "b", "", None, "", "Küsimus"],
        ["text", "c", None, "Kysymys", None, None],
    ]
    settings: list[list[object]] = [["form_title", "default_language"], ["Start", "Svenska (sv)"]]
    items = load({"a.xlsx": as_form(settings=settings, survey=survey)}).items
    assert items["a"].label == {"fi": "Kysymys", "sv": "Fråga", "en": "Question"}
    assert items["a"].aliases == ("Küsimus",)
    assert items["b"].label == dict.fromkeys(("fi", "sv", "en"), "Küsimus")
    assert items["c"].label == dict.fromkeys(("fi", "sv", "en"), "Kysymys")


def test_columns_twice_are_told_and_the_first_is_used(load: Load, as_form: AsForm) -> None:
    survey: list[list[object]] = [["type", "name", "label", "label"], ["text", "a", "1st", "2nd"]]
    start = load({"a.xlsx": as_form(survey=survey)})
    assert start.items["a"].label["en"] == "1st"
    (problem,) = start.problems
    assert problem.severity == "warning"
    assert (problem.place.file, problem.place.sheet, problem.place.column) == (
        "instruments/start/a.xlsx", "survey", "label",
    )  # fmt: skip


def test_the_value_of_a_formula_counts(load: Load, as_form: AsForm) -> None:
    survey: list[list[object]] = [["type", "name", "label"], ["text", "a", '="x"&"y"']]
    # A form that was never opened in a spreadsheet program holds no value for it.
    assert load({"a.xlsx": as_form(survey=survey)}).items["a"].label["en"] == "a"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("intger", "Questions of the type “intger” are not known here"),
        ("select_one tols", "no options for “select_one tols”"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_told(
    load: Load, as_form: AsForm, kind: str, said: str
) -> None:
    survey: list[list[object]] = [["type", "name", "label"], [kind, "a", "A"], ["text", "b", "B"]]
    start = load({"a.xlsx": as_form(survey=survey, choices=CHOICES)})
    assert list(start.items) == ["b"]
    (problem,) = start.problems
    assert (problem.place.sheet, problem.place.row) == ("survey", 2)
    assert said in str(ProblemsError([problem]))


def test_names_and_labels_twice(load: Load, as_form: AsForm) -> None:
    survey: list[list[object]] = [
        ["type", "name", "label"],
        ["select_one towns", "a", "A"],
        ["text", "a", "B"],
    ]
    choices: list[list[object]] = [
        ["list_name", "name", "label", "county"],
        ["towns", "s1", "Springfield", "one"],
        ["towns", "s2", "Springfield", "two"],
        ["towns", "s2", "Shelbyville", "two"],
    ]
    start = load({"a.xlsx": as_form(survey=survey, choices=choices)})
    assert [o.label["en"] for o in start.items["a"].options] == ["Springfield", "Springfield (s2)"]
    assert [(p.severity, p.place.row) for p in start.problems] == [
        ("warning", 3), ("warning", 4), ("warning", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "cannot be opened"), (b"PK\x03\x04", "cannot be opened"), (None, "is no XLSForm")],
)
def test_other_workbooks_are_refused(
    load: Load, as_form: AsForm, data: bytes | None, said: str
) -> None:
    other = as_form(Sheet1=[["a", "b"], ["1", "2"]]) if data is None else data
    with pytest.raises(ProblemsError, match=rf"^instruments/start/a\.xlsx: The .*{said}"):
        load({"a.xlsx": other})


@pytest.mark.parametrize(
    ("pattern", "items", "warnings"),
    [
        ("xlsform/*specify_other*", 1, 0),
        ("xlsform/*duplicate_columns*", 23, 1),
        ("xlsform/*spec_test*", 23, 0),
        ("kobo/*.xlsx", 213, 0),
    ],
)
def test_real_forms(load: Load, shared: Path, pattern: str, items: int, warnings: int) -> None:
    (file,) = (shared / "samples").glob(pattern)
    start = load({file.name: file.read_bytes()})
    assert (len(start.items), len(start.problems)) == (items, warnings)
    assert all(all(item.label.values()) for item in start.items.values())


def test_a_real_form_that_lets_people_specify(load: Load, shared: Path) -> None:
    (file,) = (shared / "samples").glob("xlsform/*specify_other*")
    (item,) = load({file.name: file.read_bytes()}).items.values()
    assert item.or_other
    assert [option.name for option in item.options] == ["male", "female", "other"]
