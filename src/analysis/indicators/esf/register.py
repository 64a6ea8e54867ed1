"""The register of a programme: what each code of the authority's form means, in one data file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from inspect import getmembers, isfunction
from types import MappingProxyType, ModuleType
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analysis.indicators.esf import organisations, outputs, results
from analysis.project import Names
from analysis.project.esf import Certainty

ProgrammeId = Literal["esf_2014_2020", "esf_plus_2021_2027"]
PROGRAMMES: tuple[ProgrammeId, ...] = ("esf_2014_2020", "esf_plus_2021_2027")
#: What an indicator counts.
Unit = Literal["people", "operations", "organisations", "euros"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class HowSure(_Strict):
    """How sure the code, the names and the rule are."""

    code: Certainty
    names: Certainty
    rule: Certainty


class Entry(_Strict):
    """One indicator.

    ``rule``: the function that counts it; ``reference``: the function of its reference population,
    empty for all complete records; ``moment``: the day that puts it into a period; ``refusable``:
    the items whose refusal it counts apart; ``on``: whether it is reported without being asked for.
    """

    code: Annotated[str, Field(pattern=r"^((CO|CR|CV|EECO|EECR)\d\d|CVR\d)$")]
    rule: str
    unit: Unit = "people"
    reference: str = ""
    moment: Literal["entry", "exit", "six months"] = "entry"
    refusable: list[str] = []
    on: bool = True
    name: Names
    definition: Names
    source: Annotated[str, Field(min_length=1)]
    certainty: HowSure


class Population(_Strict):
    """A reference population: the function that tells who belongs to it, and its name."""

    rule: str
    name: Names


class Identity(_Strict):
    """What must hold of the counts: the sum of ``left`` is, or is at most, the sum of ``right``.

    Codes of the register, or ``complete`` and ``grand total``.
    """

    left: Annotated[list[str], Field(min_length=1)]
    relation: Literal["=", "<="]
    right: Annotated[list[str], Field(min_length=1)]


class Programme(_Strict):
    """A programme: its indicators, the genders it knows, what a complete record needs."""

    id: ProgrammeId
    name: Names
    genders: Annotated[list[Literal["woman", "man", "nonbinary"]], Field(min_length=2)]
    complete: Annotated[list[str], Field(min_length=1)]
    complete_source: str
    complete_certainty: Certainty
    population: list[Population]
    indicator: list[Entry]
    identity: list[Identity]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        codes = [entry.code for entry in self.indicator]
        if len(codes) != len(set(codes)):
            raise ValueError("a code stands twice")
        named = {entry.reference for entry in self.indicator if entry.unit == "people"}
        if named != {population.rule for population in self.population}:
            raise ValueError("reference populations named and described are not the same")
        known = {*codes, "complete", "grand total"}
        for identity in self.identity:
            if not known.issuperset((*identity.left, *identity.right)):
                raise ValueError("an identity names an unknown code")
        return self

    def __getitem__(self, code: str) -> Entry:
        """The indicator of a code; raises KeyError."""
        return {entry.code: entry for entry in self.indicator}[code]

    def reference(self, entry: Entry) -> Names:
        """The name of an indicator's reference population."""
        return {population.rule: population.name for population in self.population}[entry.reference]

    def switched_on(self, turned_on: list[str]) -> tuple[Entry, ...]:
        """The indicators reported when these codes were asked for beside the usual ones."""
        return tuple(entry for entry in self.indicator if entry.on or entry.code in turned_on)


def functions_of(*modules: ModuleType) -> Mapping[str, Callable[..., Any]]:
    """The public functions that these modules define themselves, by name."""
    return MappingProxyType(
        {
            name: function
            for module in modules
            for name, function in getmembers(module, isfunction)
            if function.__module__ == module.__name__ and not name.startswith("_")
        }
    )


#: The rules by their names: about people, and about operations and organisations.
RULES_OF_PEOPLE = functions_of(outputs, results)
RULES_OF_OTHERS = functions_of(organisations)


@cache
def programme(name: ProgrammeId) -> Programme:
    """The register of a programme."""
    file = resources.files("analysis.indicators.esf") / f"{name}.toml"
    return Programme.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
