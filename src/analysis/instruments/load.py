"""Read the questionnaires of a data set, written as tables with the column names of XLSForm."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from analysis.instruments.items import CHOICE_COLUMNS, SURVEY_COLUMNS, read_choices, read_items
from analysis.instruments.model import Instrument, Item, Scale
from analysis.instruments.scales import SCALE_COLUMNS, read_scales
from analysis.problems import Problem, ProblemsError
from analysis.project.sheet import Columns, Sheet, read_sheet

FOLDER = "instruments"


def load_instruments(folder: Path) -> Mapping[str, Instrument]:
    """The questionnaires in ``folder/instruments``, by name; none if there is no such folder.

    Each is a folder with ``survey.csv``, ``choices.csv`` and, if it has scales, ``scales.csv``.
    Raises `ProblemsError` with every fault of every table.
    """
    found = sorted(path for path in (folder / FOLDER).glob("*") if path.is_dir())
    instruments, problems = {}, []
    for path in found:
        instruments[path.name], faults = _load(path)
        problems += faults
    if problems:
        raise ProblemsError(problems)
    return MappingProxyType(instruments)


def _load(folder: Path) -> tuple[Instrument, list[Problem]]:
    survey, problems = _sheet(folder, "survey.csv", SURVEY_COLUMNS)
    choices, choices_problems = _sheet(folder, "choices.csv", CHOICE_COLUMNS)
    lists, faulty_choices = read_choices(choices)
    items, faulty_items = read_items(survey, lists)
    problems += [*choices_problems, *faulty_items, *faulty_choices]
    scales: Mapping[str, Scale] = {}
    if (folder / "scales.csv").exists():
        sheet, scale_problems = _sheet(folder, "scales.csv", SCALE_COLUMNS)
        scales, faulty_scales = read_scales(sheet, items)
        problems += [*scale_problems, *faulty_scales]
    return _instrument(folder.name, items, scales), problems


def _instrument(name: str, items: Mapping[str, Item], scales: Mapping[str, Scale]) -> Instrument:
    return Instrument(name, MappingProxyType(dict(items)), MappingProxyType(dict(scales)))


def _sheet(folder: Path, file: str, columns: Columns) -> tuple[Sheet, list[Problem]]:
    """The sheet, and its problems; a sheet that cannot be read at all is empty."""
    shown_as = f"{FOLDER}/{folder.name}/{file}"
    try:
        sheet = read_sheet(folder / file, shown_as, columns)
    except ProblemsError as fault:
        return Sheet(shown_as, ()), list(fault.problems)
    return sheet, list(sheet.problems)
