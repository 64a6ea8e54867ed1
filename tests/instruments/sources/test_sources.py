"""A folder with another tool's questionnaire, and what may stand beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analysis.instruments import Instrument
from analysis.problems import ProblemsError

Load = Callable[..., Instrument]
AsForm = Callable[..., bytes]
SURVEY: list[list[object]] = [
    ["type", "name", "label", "aliases"],
    ["select_one agree", "skill", "I can", "Can you?"],
    ["select_one agree", "help", "I get help", None],
    ["text", "mail", "E-mail", None],
]
CHOICES: list[list[object]] = [
    ["list_name", "name", "label"],
    ["agree", 1, "Disagree"],
    ["agree", 2, "Agree"],
]
SCALES = (
    "scale,label::fi,label::sv,label::en,method,items\n"
    "confidence,Varmuus,Säkerhet,Confidence,mean,skill help\n"
)
OVERRIDES = "name;aliases;role;attribute\nmail;;email;\nskill;I am able | I know;;confidence\n"


@pytest.fixture
def files(as_form: AsForm) -> dict[str, bytes | str]:
    return {"form.xlsx": as_form(survey=SURVEY, choices=CHOICES)}


def faults(load: Load, files: dict[str, bytes | str]) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load(files)
    return str(caught.value).splitlines()


def test_scales_are_made_of_its_items(load: Load, files: dict[str, bytes | str]) -> None:
    start = load({**files, "scales.csv": SCALES})
    assert start.scales["confidence"].items == ("skill", "help")


def test_overrides_add_what_the_tool_cannot_say(load: Load, files: dict[str, bytes | str]) -> None:
    items = load({**files, "overrides.csv": OVERRIDES}).items
    assert items["mail"].role == "email"
    assert items["skill"].attribute == "confidence"
    assert items["skill"].aliases == ("Can you?", "I am able", "I know")
    assert items["help"].aliases == ()


def test_faulty_overrides_are_told_with_their_place(
    load: Load, files: dict[str, bytes | str]
) -> None:
    wrong = OVERRIDES.replace("mail;", "mial;").replace("role", "rolle")
    found = faults(load, {**files, "overrides.csv": wrong})
    assert found == [
        "instruments/start/overrides.csv, row 1: The column “rolle” is not known here. "
        "Did you mean “role”?",
        "instruments/start/overrides.csv, row 2, column “name”: The questionnaire has no question "
        "“mial”. Did you mean “mail”?",
    ]


def test_a_role_that_is_none_is_told(load: Load, files: dict[str, bytes | str]) -> None:
    (fault,) = faults(load, {**files, "overrides.csv": OVERRIDES.replace(";email;", ";e-mail;")})
    assert "“e-mail” is not a role known here" in fault


def test_several_questionnaires_in_one_folder_are_refused(
    load: Load, files: dict[str, bytes | str]
) -> None:
    (fault,) = faults(load, {**files, "b.lss": b"<a/>"})
    assert fault.startswith("instruments/start: The folder holds several questionnaires: b.lss, ")


def test_own_tables_go_before_a_questionnaire(load: Load, files: dict[str, bytes | str]) -> None:
    own = "type,name,label::fi,label::sv,label::en\ntext,own,a,b,c\n"
    choices = "list_name,name,label::fi,label::sv,label::en\n"
    start = load({**files, "survey.csv": own, "choices.csv": choices})
    assert list(start.items) == ["own"]


def test_other_files_are_no_questionnaires(load: Load, files: dict[str, bytes | str]) -> None:
    start = load({**files, "~$form.xlsx": b"lock", "README.md": b"Notes", "consent.pdf": b"%PDF"})
    assert list(start.items) == ["skill", "help", "mail"]


def test_an_empty_folder_is_told(load: Load) -> None:
    assert any("survey.csv: The file is missing" in line for line in faults(load, {"a.md": b""}))
