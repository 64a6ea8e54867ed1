"""Read ``project.toml`` and say everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.faults import Fault, model_faults
from analysis.project.model import Project
from analysis.project.promises import disagreements
from analysis.project.toml_files import parse_toml, placed, read_text
from analysis.texts import N_

FILE = "project.toml"


def load_project(
    folder: Path, *, indicators: Collection[str], instruments: Collection[str] | None = None
) -> Project:
    """The settings of the data set in ``folder``.

    ``indicators`` and ``instruments`` are the names that targets and surveys may refer to
    (``instruments=None``: not checked). Raises `ProblemsError` with every fault of the file, each
    with its key and line.
    """
    text = _read(folder / FILE)
    data = parse_toml(text, FILE, 'id = "my_project"')
    faults, project = _validate(data)
    faults = [*faults, *disagreements(data, indicators, instruments)]
    if project is None or faults:
        raise ProblemsError(placed(faults, text, data, FILE))
    return project


def _read(file: Path) -> str:
    try:
        return read_text(file, FILE)
    except FileNotFoundError:
        what, values = N_("The data set {dataset} has no settings."), {"dataset": file.parent.name}
        do = N_("Make them with “digimesh new”, or copy this file from another data set.")
    raise ProblemsError([Problem(what, do, Place(FILE), values)])


def _validate(data: dict[str, Any]) -> tuple[list[Fault], Project | None]:
    try:
        return [], Project.model_validate(data)
    except ValidationError as fault:
        return list(model_faults(fault.errors(include_url=False))), None
