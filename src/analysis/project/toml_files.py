"""A settings file in TOML: its text, what it holds, and its faults with their places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.faults import Fault
from analysis.project.toml_places import line_numbers, line_of, spelled
from analysis.texts import N_

_POSITION = re.compile(r"at line (?P<line>\d+), column (?P<column>\d+)")


def read_text(file: Path, name: str) -> str:
    """The text of the file, called ``name`` in messages; raises ProblemsError or OSError."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        what = N_("The file is not written in UTF-8.")
        do = N_("Open it in a text editor and save it with the encoding UTF-8.")
        raise ProblemsError([Problem(what, do, Place(name))]) from None


def parse_toml(text: str, name: str, example: str) -> dict[str, Any]:
    """What the text holds; raises ProblemsError with the line, and ``example`` of a right one."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ProblemsError([_broken(text, name, example, str(fault))]) from fault


def placed(faults: Iterable[Fault], text: str, data: Mapping[str, Any], name: str) -> list[Problem]:
    """The faults as problems with their places, in the order of the file."""
    lines = line_numbers(text)
    problems = [
        Problem(
            fault.what,
            fault.do,
            Place(name, row=line_of(fault.path, lines), key=spelled(fault.path, data)),
            fault.values,
        )
        for fault in faults
    ]
    return sorted(problems, key=lambda problem: problem.place.row or 0)


def _broken(text: str, name: str, example: str, said: str) -> Problem:
    """Python's parser names the place only inside its English message."""
    found = _POSITION.search(said)
    line = int(found["line"]) if found else max(len(text.splitlines()), 1)
    return Problem(
        N_("The file cannot be read as TOML from character {column} of this line on."),
        N_(
            "Look at this line and the one before it: texts need a quote on both sides, lists a "
            "bracket on both sides, and no key may be written twice. A right line: {example}"
        ),
        Place(name, row=line),
        {"column": found["column"] if found else 1, "example": example},
    )
