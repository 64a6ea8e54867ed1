"""Read the questionnaires of a data set: our own tables, or another tool's questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from analysis.instruments.items import CHOICE_COLUMNS, SURVEY_COLUMNS, read_choices, read_items
from analysis.instruments.model import Instrument, Item, Scale
from analysis.instruments.overrides import OVERRIDE_COLUMNS, override
from analysis.instruments.scales import SCALE_COLUMNS, read_scales
from analysis.instruments.sources import find_source, read_source
from analysis.instruments.sources.parts import Source
from analysis.problems import Problem, ProblemsError
from analysis.project.sheet import Columns, Sheet, read_sheet

FOLDER = "instruments"


def load_instruments(folder: Path) -> Mapping[str, Instrument]:
    """The questionnaires in ``folder/instruments``, by name; none if there is no such folder.

    Each is a folder with ``survey.csv`` and ``choices.csv``, or instead of them one questionnaire
    of another tool: a ``.lss`` of LimeSurvey, an XLSForm ``.xlsx``, a data dictionary ``.csv`` of
    REDCap. ``scales.csv`` may define scales, ``overrides.csv`` say more of the items (name,
    aliases, role, attribute). Raises `ProblemsError` with every fault of every table.
    """
    found = sorted(path for path in (folder / FOLDER).glob("*") if path.is_dir())
    instruments = {path.name: _load(path) for path in found}
    problems = [problem for each in instruments.values() for problem in each.problems]
    if any(problem.severity == "error" for problem in problems):
        raise ProblemsError(problems)
    return MappingProxyType(instruments)


def _load(folder: Path) -> Instrument:
    source = _source(folder)
    overrides, override_problems = _optional(folder, "overrides.csv", OVERRIDE_COLUMNS)
    survey, unknown = override(source.survey, overrides)
    lists, faulty_choices = read_choices(source.choices)
    items, faulty_items = read_items(survey, lists)
    sheet, scale_problems = _optional(folder, "scales.csv", SCALE_COLUMNS)
    scales, faulty_scales = read_scales(sheet, items)
    problems = (
        *source.problems, *faulty_items, *faulty_choices, *override_problems, *unknown,
        *scale_problems, *faulty_scales,
    )  # fmt: skip
    return _instrument(folder.name, items, scales, problems)


def _source(folder: Path) -> Source:
    """The two tables, as they are or made of another tool's questionnaire; empty if unreadable."""
    try:
        if file := find_source(folder):
            return read_source(file, f"{FOLDER}/{folder.name}/{file.name}")
    except ProblemsError as fault:
        nothing = Sheet(f"{FOLDER}/{folder.name}", ())
        return Source(nothing, nothing, fault.problems)
    survey, problems = _sheet(folder, "survey.csv", SURVEY_COLUMNS)
    choices, choices_problems = _sheet(folder, "choices.csv", CHOICE_COLUMNS)
    return Source(survey, choices, (*problems, *choices_problems))


def _instrument(
    name: str,
    items: Mapping[str, Item],
    scales: Mapping[str, Scale],
    problems: tuple[Problem, ...],
) -> Instrument:
    return Instrument(name, MappingProxyType(dict(items)), MappingProxyType(dict(scales)), problems)


def _optional(folder: Path, file: str, columns: Columns) -> tuple[Sheet, list[Problem]]:
    """The sheet, empty if there is none."""
    if (folder / file).exists():
        return _sheet(folder, file, columns)
    return Sheet(f"{FOLDER}/{folder.name}/{file}", ()), []


def _sheet(folder: Path, file: str, columns: Columns) -> tuple[Sheet, list[Problem]]:
    """The sheet, and its problems; a sheet that cannot be read at all is empty."""
    shown_as = f"{FOLDER}/{folder.name}/{file}"
    try:
        sheet = read_sheet(folder / file, shown_as, columns)
    except ProblemsError as fault:
        return Sheet(shown_as, ()), list(fault.problems)
    return sheet, list(sheet.problems)
