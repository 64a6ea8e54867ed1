from __future__ import annotations

import pytest
from pydantic import ValidationError

from analysis.indicators.register import Register, register


def test_ids_are_unique() -> None:
    ids = [entry.id for entry in register().indicator]
    assert len(ids) == len(set(ids))


def test_an_id_is_found_with_and_without_its_group() -> None:
    assert register()["people.involved"].id == "people.involved"
    assert register()["people.involved.new"].id == "people.involved.{group}"
    assert register()["people.involved.{group}"].id == "people.involved.{group}"
    with pytest.raises(KeyError):
        register()["people.involvedx"]


def test_groups_of_the_project_fill_the_ids() -> None:
    ids = register().ids(["new", "guide"])
    assert {"people.involved", "people.involved.new", "people.involved.guide"} <= set(ids)
    assert not any("{" in name for name in ids)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="unitt"):
        Register.model_validate({"stay_share": 0.5, "indicator": [{"unitt": "people"}]})
