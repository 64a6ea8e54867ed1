"""Read ``project.toml`` and say everything that is wrong with it at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.faults import Fault, model_faults
from analysis.project.model import Project
from analysis.project.promises import disagreements
from analysis.project.toml_places import line_numbers, line_of, spelled
from analysis.texts import N_

FILE = "project.toml"
_POSITION = re.compile(r"at line (?P<line>\d+), column (?P<column>\d+)")


def load_project(
    folder: Path, *, indicators: Collection[str], instruments: Collection[str] | None = None
) -> Project:
    """The settings of the data set in ``folder``.

    ``indicators`` and ``instruments`` are the names that targets and surveys may refer to
    (``instruments=None``: not checked). Raises `ProblemsError` with every fault of the file, each
    with its key and line.
    """
    text = _read(folder / FILE)
    data = _parse(text)
    faults, project = _validate(data)
    faults = [*faults, *disagreements(data, indicators, instruments)]
    if project is None or faults:
        raise ProblemsError(_problems(faults, text, data))
    return project


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        what, values = N_("The data set {dataset} has no settings."), {"dataset": file.parent.name}
        do = N_("Make them with “digimesh new”, or copy this file from another data set.")
    except UnicodeDecodeError:
        what, values = N_("The file is not written in UTF-8."), {}
        do = N_("Open it in a text editor and save it with the encoding UTF-8.")
    raise ProblemsError([Problem(what, do, Place(FILE), values)])


def _parse(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ProblemsError([_broken(text, str(fault))]) from fault


def _broken(text: str, said: str) -> Problem:
    """Python's parser names the place only inside its English message."""
    found = _POSITION.search(said)
    line = int(found["line"]) if found else max(len(text.splitlines()), 1)
    return Problem(
        N_("The file cannot be read as TOML from character {column} of this line on."),
        N_(
            "Look at this line and the one before it: texts need a quote on both sides, lists a "
            "bracket on both sides, and no key may be written twice. A right line: {example}"
        ),
        Place(FILE, row=line),
        {"column": found["column"] if found else 1, "example": 'id = "my_project"'},
    )


def _validate(data: dict[str, Any]) -> tuple[list[Fault], Project | None]:
    try:
        return [], Project.model_validate(data)
    except ValidationError as fault:
        return list(model_faults(fault.errors(include_url=False))), None


def _problems(faults: list[Fault], text: str, data: dict[str, Any]) -> list[Problem]:
    """The faults with their places, in the order of the file."""
    lines = line_numbers(text)
    problems = [
        Problem(
            fault.what,
            fault.do,
            Place(FILE, row=line_of(fault.path, lines), key=spelled(fault.path, data)),
            fault.values,
        )
        for fault in faults
    ]
    return sorted(problems, key=lambda problem: problem.place.row or 0)
