"""Which questionnaire, wave and group of people an exported survey holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from analysis.instruments import Heading, Instrument, fit
from analysis.problems import Place, Problem
from analysis.project import Project, Surveys
from analysis.project.discovery import matches
from analysis.readers import Export
from analysis.texts import N_


@dataclass(frozen=True)
class Assignment:
    """The questionnaire of an export, its wave and the group asked ("" if none is declared)."""

    instrument: Instrument
    wave: str
    group: str


def declared(file: str, project: Project) -> Surveys | None:
    """The first entry of ``[[surveys]]`` whose patterns match the file."""
    for surveys in project.surveys:
        if any(matches(file, pattern) for pattern in surveys.files):
            return surveys
    return None


def assign(
    export: Export, project: Project, instruments: Mapping[str, Instrument]
) -> Assignment | Problem:
    """The export's assignment: as declared, else by the questions it holds."""
    entry = declared(export.file, project)
    if entry:
        return Assignment(instruments[entry.instrument], entry.wave, entry.group or "")
    asked = export.tables[0].questions()
    name = fit([Heading(c.position, c.header, c.code, c.option) for c in asked], instruments)
    place = Place(file=export.file)
    if name is None:
        return Problem(
            N_("The questions fit none of the questionnaires ({known})."),
            N_(
                "Add the questionnaire to instruments/, or the file to [[surveys]] in project.toml."
            ),
            place,
            {"known": ", ".join(instruments)},
        )
    waves = {entry.wave for entry in project.surveys if entry.instrument == name}
    named = [part for part in PurePosixPath(export.file).parts if part in waves]
    if not named and len(waves) != 1:
        return Problem(
            N_("The questions are those of “{instrument}”, but the file does not say which wave."),
            N_("Put it into a folder named as the wave, or add it to [[surveys]] in project.toml."),
            place,
            {"instrument": name},
        )
    wave = named[0] if named else next(iter(waves))
    groups = {
        entry.group for entry in project.surveys if (entry.instrument, entry.wave) == (name, wave)
    }
    return Assignment(instruments[name], wave, (groups.pop() or "") if len(groups) == 1 else "")
