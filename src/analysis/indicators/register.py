"""The indicator register: what each published number means, in one data file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

from analysis.project import Names


class Indicator(BaseModel):
    """A definition; ``{group}`` in the id stands for any group of the project."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str
    rule: str
    unit: str
    name: Names
    definition: Names


class Register(BaseModel):
    """All definitions, and the settings their rules share."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    stay_share: float
    indicator: list[Indicator]

    def __getitem__(self, name: str) -> Indicator:
        """The definition behind an id, with or without its group; raises KeyError."""
        for entry in self.indicator:
            stem = entry.id.removesuffix("{group}")
            if name == entry.id or (stem != entry.id and name.startswith(stem)):
                return entry
        raise KeyError(name)

    def ids(self, groups: Iterable[str]) -> tuple[str, ...]:
        """Every id that a project with these groups can name."""
        named = list(groups)
        found: list[str] = []
        for entry in self.indicator:
            grouped = "{group}" in entry.id
            found += [entry.id.format(group=g) for g in named] if grouped else [entry.id]
        return tuple(found)


@cache
def register() -> Register:
    """The register in force."""
    text = (resources.files("analysis.indicators") / "register.toml").read_text(encoding="utf-8")
    return Register.model_validate(tomllib.loads(text))
