"""The outcomes that a project promises to report need scales that its questionnaires measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.instruments.model import Instrument
from analysis.problems import Place, Problem
from analysis.project.model import Outcome, Project
from analysis.project.nearest import by_likeness
from analysis.texts import N_


def outcome_problems(
    project: Project, instruments: Mapping[str, Instrument]
) -> tuple[Problem, ...]:
    """Outcomes whose scale is measured in one of their waves by no survey of their group."""
    return tuple(
        problem
        for number, outcome in enumerate(project.outcomes, start=1)
        for wave in outcome.waves
        for problem in _problems(
            number, outcome, wave, _scales(project, outcome, wave, instruments)
        )
    )


def _scales(
    project: Project, outcome: Outcome, wave: str, instruments: Mapping[str, Instrument]
) -> set[str]:
    return {
        scale
        for survey in project.surveys
        if survey.wave == wave and survey.instrument in instruments
        if survey.group in {outcome.group, None}
        or _asks_for(instruments[survey.instrument], outcome.group)
        for scale in instruments[survey.instrument].scales
    }


def _asks_for(instrument: Instrument, group: str) -> bool:
    """Whether a question of the instrument tells that someone belongs to the group."""
    asked = (item for item in instrument.items.values() if item.attribute == "groups")
    return any(option.name == group for item in asked for option in item.options)


def _problems(number: int, outcome: Outcome, wave: str, measured: set[str]) -> Iterator[Problem]:
    if outcome.scale not in measured:
        known = ", ".join(by_likeness(outcome.scale, measured, limit=5))
        yield Problem(
            N_("No survey of the wave “{wave}” measures the scale “{found}” for this group."),
            N_("Measured there: {known}. Use one of them, or define it in scales.csv.")
            if known
            else N_("Add a [[surveys]] for that wave and group whose questionnaire has the scale."),
            Place("project.toml", key=f"[[outcomes]] no. {number}, scale"),
            {"wave": wave, "found": outcome.scale, "known": known},
        )
