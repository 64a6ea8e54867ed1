"""The parameters of a report notebook, checked before a kernel starts (papermill checks none)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.problems import Place, Problem, ProblemsError
from analysis.project import Edition, Period, Project
from analysis.texts import LANGUAGES, N_, Language

Model = TypeVar("Model", bound=BaseModel)  # Python 3.11 has no def f[T] yet

_EXPECTED = {
    "language": ", ".join(LANGUAGES),
    "edition": "internal, funder, public",
    "period": "funded, extended, 2022-01-03/2022-12-31",
    "dataset": "demo",
    "raw": "../exports",
}


class CleanParameters(BaseModel):
    """What a cleaning notebook can be told; ``raw``: where the exports are, if elsewhere."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    dataset: str = "demo"
    raw: str = ""


class ReportParameters(CleanParameters):
    """What a report notebook can be told."""

    language: Language = "en"
    edition: Edition = "internal"
    period: str = "extended"


def checked(model: type[Model], given: Mapping[str, object]) -> Model:
    """The parameters as a typed value; raises `ProblemsError` naming every wrong one."""
    try:
        return model.model_validate(given)
    except ValidationError as faults:
        raise ProblemsError(_problem(str(e["loc"][0])) for e in faults.errors()) from None


def _problem(name: str) -> Problem:
    return Problem(
        N_("The parameter has a value that is not possible, or is not known."),
        N_("Expected: {expected}."),
        Place(key=name),
        {"expected": _EXPECTED.get(name, ", ".join(_EXPECTED))},
    )


def period_of(name: str, project: Project) -> Period:
    """The days behind a period's name, or behind ``2022-01-03/2022-12-31``."""
    if name in {"funded", "extended"}:
        return project.period(name)
    start, _, end = name.partition("/")
    try:
        return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))
    except ValueError:
        raise ProblemsError([_problem("period")]) from None
