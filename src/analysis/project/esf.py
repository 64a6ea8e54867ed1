"""What the funder's rules leave open, as settings, each with its source and how sure it is.

``[esf]`` of a ``project.toml`` changes a setting; a report prints all of them with their origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Certainty = Literal["found", "memory-high", "memory-medium", "memory-low", "inference"]
#: How sure a rule or wording is: seen on the page named; remembered, more or less surely; or
#: concluded from what was found.
CERTAINTIES: tuple[Certainty, ...] = (
    "found", "memory-high", "memory-medium", "memory-low", "inference",
)  # fmt: skip


@dataclass(frozen=True)
class Origin:
    """Where a default comes from, and how sure that is."""

    source: str
    certainty: Certainty


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class EsfRules(_Part):
    """The settings of the ESF and ESF+ indicators.

    ``exit_window_days``: an end form counts if it describes a day from the exit to so many days
    later. ``undated_end_form``: what an end form without such a day describes.
    ``leap_day_birthday``: in other years, of a person born on 29 February. ``youth_age``: below it,
    unemployment is long after ``long_term_months_young``, otherwise after ``long_term_months``;
    ``long_term_boundary``: whether exactly so long is long already. ``registered_student``,
    ``working_student`` and ``registered_inactive`` say what a full-time student registered as
    unemployed, a full-time student who works and a registered unemployed person who declared to
    be inactive count as. ``reference_population``: whether a result is a share of everybody it
    is about, or of those of them who have left.
    """

    exit_window_days: Annotated[
        int,
        Field(ge=0, examples=[28]),
        Origin("Scottish Government, ESF participant guidance: within four weeks", "found"),
    ] = 28
    undated_end_form: Annotated[
        Literal["not counted", "describes the exit"],
        Origin(
            "The situation must be known to lie within the window; the Finnish end form describes "
            "the day of leaving, so that the other choice may be agreed with the authority",
            "inference",
        ),
    ] = "not counted"
    leap_day_birthday: Annotated[
        Literal["1 March", "28 February"],
        Origin("Full years between birth and entry by calendar day", "inference"),
    ] = "1 March"
    youth_age: Annotated[
        int,
        Field(ge=0, examples=[25]),
        Origin("ESF monitoring guidance, Annex C1: long-term unemployed", "memory-high"),
    ] = 25
    long_term_months_young: Annotated[
        int,
        Field(ge=0, examples=[6]),
        Origin("ESF monitoring guidance, Annex C1: more than 6 months below 25", "memory-high"),
    ] = 6
    long_term_months: Annotated[
        int,
        Field(ge=0, examples=[12]),
        Origin("ESF monitoring guidance, Annex C1: more than 12 months from 25 on", "memory-high"),
    ] = 12
    long_term_boundary: Annotated[
        Literal["more than", "at least"],
        Origin("ESF monitoring guidance, Annex C1: more than", "memory-high"),
    ] = "more than"
    registered_student: Annotated[
        Literal["inactive", "unemployed", "as declared"],
        Origin("Guidance versions differ; full-time students are inactive", "memory-low"),
    ] = "inactive"
    working_student: Annotated[
        Literal["as declared", "inactive", "employed"],
        Origin("Guidance versions differ; what the person declared on the form", "memory-low"),
    ] = "as declared"
    registered_inactive: Annotated[
        Literal["unemployed", "as declared"],
        Origin("ESF monitoring guidance, Annex C1: the registered count", "memory-high"),
    ] = "unemployed"
    isced0_is_other_disadvantaged: Annotated[
        bool,
        Origin(
            "The guidance leans to yes for adults; national definition decides", "memory-medium"
        ),
    ] = False
    adult_age: Annotated[
        int,
        Field(ge=0, examples=[18]),
        Origin("Age from which ISCED 0 may be a disadvantage", "memory-low"),
    ] = 18
    mooc_completion_is_qualification: Annotated[
        bool,
        Origin("A completion badge is no formal assessment by a competent body", "inference"),
    ] = False
    reference_population: Annotated[
        Literal["all", "left"],
        Origin("The Commission reports counts; a final report has everybody's exit", "inference"),
    ] = "all"
    turned_on: Annotated[
        list[str],
        Field(examples=[["CV31"]]),
        Origin("Only the indicators that the funding decision names", "inference"),
    ] = []


class Operation(_Part):
    """What the funding decision says of one operation; None where it is not known.

    ``social_partner_or_ngo``: a social partner or an NGO carries it out, wholly or in part;
    ``women_in_employment``: dedicated to women's participation and progress in employment;
    ``public_services``: aimed at public administrations or services; ``public_cost``: certified
    public cost in euros.
    """

    code: Annotated[str, Field(min_length=1, examples=["S12345"])]
    social_partner_or_ngo: bool | None = None
    women_in_employment: bool | None = None
    public_services: bool | None = None
    public_cost: Annotated[float, Field(ge=0, examples=[250000.0])] | None = None


class Esf(_Part):
    """The table ``[esf]``: settings of the rules, and facts of the operations."""

    rules: EsfRules = EsfRules()
    operations: list[Operation] = []


@dataclass(frozen=True)
class Setting:
    """A setting in force, for a report to print."""

    name: str
    value: object
    default: object
    origin: Origin


def settings_in_force(rules: EsfRules) -> tuple[Setting, ...]:
    """Every setting with its default, and where the default comes from.

    >>> settings_in_force(EsfRules(exit_window_days=30))[0].value
    30
    """
    return tuple(
        Setting(name, getattr(rules, name), field.default, origin)
        for name, field in EsfRules.model_fields.items()
        for origin in field.metadata
        if isinstance(origin, Origin)
    )
