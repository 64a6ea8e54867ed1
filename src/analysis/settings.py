"""A data set's settings, opened whole: what was promised, the questionnaires, the events."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.indicators.register import register
from analysis.instruments import Instrument, load_instruments
from analysis.instruments.outcomes import outcome_problems
from analysis.problems import ProblemsError
from analysis.project import Event, Project, load_events, load_project
from analysis.workspace import Folders, find_workspace


@dataclass(frozen=True)
class Settings:
    """``project``, ``instruments`` and ``events`` of a data set, and its folders."""

    folders: Folders
    project: Project
    instruments: Mapping[str, Instrument]
    events: tuple[Event, ...]


def open_settings(name: str, raw: str | Path = "") -> Settings:
    """Open a data set's settings by name; ``raw`` reads its exports from another folder.

    Raises `ProblemsError` with everything that is wrong with them.
    """
    folders = find_workspace().folders(name, Path(raw) if raw else None)
    instruments = load_instruments(folders.settings)
    known = register().ids(_groups(folders.settings))
    project = load_project(folders.settings, indicators=known, instruments=instruments)
    if faults := outcome_problems(project, instruments):
        raise ProblemsError(faults)
    return Settings(folders, project, instruments, load_events(folders.settings, project.zone))


def _groups(folder: Path) -> list[str]:
    """The ids of the project's groups, before the file is validated as a whole."""
    try:
        found = tomllib.loads((folder / "project.toml").read_text(encoding="utf-8-sig"))
        return [str(group["id"]) for group in found.get("groups", [])]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return []  # validation says what is wrong
