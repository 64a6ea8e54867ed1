"""Registers and rules name each other, both ways; a wrong register is refused."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest
from pydantic import ValidationError

from analysis.indicators.esf.forms import FORM_COLUMNS
from analysis.indicators.esf.register import (
    PROGRAMMES,
    RULES_OF_OTHERS,
    RULES_OF_PEOPLE,
    Programme,
    programme,
)
from analysis.project import EsfRules
from analysis.project.esf import settings_in_force
from analysis.tables import SCHEMAS

ESF = {
    *(f"CO{n:02}" for n in (*range(1, 12), *range(15, 18), *range(20, 24))),
    *(f"CR0{n}" for n in range(1, 10)),
}  # fmt: skip
OFF = {"CV30", "CV31", "CV33", "CVR1", "CVR2"}
PLUS = {*(f"EECO{n:02}" for n in range(1, 20)), *(f"EECR0{n}" for n in range(1, 7))}


def test_all_codes_are_there() -> None:
    usual, plus = programme("esf_2014_2020"), programme("esf_plus_2021_2027")
    assert {entry.code for entry in usual.switched_on([])} == ESF
    assert {entry.code for entry in usual.indicator} - ESF == OFF
    assert {entry.code for entry in plus.switched_on([])} == PLUS


def test_every_rule_has_its_function_and_every_function_its_indicator() -> None:
    entries = [entry for name in PROGRAMMES for entry in programme(name).indicator]
    people = [entry for entry in entries if entry.unit == "people"]
    others = [entry for entry in entries if entry.unit != "people"]
    named = {entry.rule for entry in people} | {entry.reference for entry in people} - {""}
    assert named == set(RULES_OF_PEOPLE)
    assert {entry.rule for entry in others} == set(RULES_OF_OTHERS)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_items_named_are_columns(name: Any) -> None:
    columns = set(SCHEMAS["participants"].columns)
    register = programme(name)
    assert columns.issuperset(register.complete)
    assert columns.issuperset(item for e in register.indicator for item in e.refusable)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_indicator_has_a_reference_population(name: Any) -> None:
    register = programme(name)
    for entry in register.indicator:
        if entry.unit == "people":
            assert register.reference(entry).fi


def broken(name: str, **changed: Any) -> dict[str, Any]:
    file = resources.files("analysis.indicators.esf") / f"{name}.toml"
    return {**tomllib.loads(file.read_text(encoding="utf-8")), **changed}


@pytest.mark.parametrize(
    "changed",
    [
        {"identity": [{"left": ["CO01"], "relation": "=", "right": ["CO99"]}]},
        {"identity": [{"left": ["CO01"], "relation": "<", "right": ["CO02"]}]},
        {"population": []},
        {"genders": ["woman", "other"]},
        {"unknown": 1},
    ],
)
def test_a_wrong_register_is_refused(changed: dict[str, Any]) -> None:
    Programme.model_validate(broken("esf_2014_2020"))
    with pytest.raises(ValidationError):
        Programme.model_validate(broken("esf_2014_2020", **changed))


def test_a_code_twice_is_refused() -> None:
    data = broken("esf_2014_2020")
    with pytest.raises(ValidationError, match="twice"):
        Programme.model_validate({**data, "indicator": [*data["indicator"], data["indicator"][0]]})


def test_every_setting_tells_its_default_and_source() -> None:
    told = settings_in_force(EsfRules(exit_window_days=30))
    assert {setting.name for setting in told} == set(EsfRules.model_fields)
    assert all(setting.origin.source for setting in told)
    assert (told[0].value, told[0].default, told[0].origin.certainty) == (30, 28, "found")


def test_the_table_has_every_answer_of_a_form() -> None:
    gone = {"birth_date", "start_form_signed", "target_group"}
    assert set(FORM_COLUMNS) - gone <= set(SCHEMAS["participants"].columns)
    assert not gone & set(SCHEMAS["participants"].columns)
