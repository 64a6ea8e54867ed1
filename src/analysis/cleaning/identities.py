"""One person behind the rows of every export: evidence gathered, people resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning import event_files, survey_file
from analysis.cleaning.event_files import EventFile
from analysis.cleaning.identifiers import Known, known_identifiers
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import SurveyFile
from analysis.people.masking import Masker
from analysis.people.resolve import resolve
from analysis.problems import Problem

_COLUMNS = ["file", "section", "row", "email", "code", "name", "event"]


@dataclass(frozen=True)
class Identified:
    """The exports of a data set, opened, and who stands behind each of their rows.

    ``rows``: columns file, section, row, email, code, name, event, person ("" where a row of an
    attendance list names nobody), known_by. It never leaves the room but as pseudonyms, nor does
    ``known``: what identifies anybody, masked in ``comments`` and looked for after each run.
    """

    surveys: tuple[SurveyFile, ...]
    events: tuple[EventFile, ...]
    rows: pd.DataFrame
    mask: Masker
    known: Known
    problems: tuple[Problem, ...]
    unplaced: tuple[Problem, ...]


def identify(source: Source, key: bytes) -> Identified:
    """Open every export and resolve its people; ``unplaced``: surveys of no questionnaire."""
    opened = [survey_file.open_survey(export, source) for export in source.of("survey")]
    surveys = tuple(found for found in opened if isinstance(found, SurveyFile))
    listed = (export for kind in event_files.KINDS for export in source.of(kind))
    events = tuple(event_files.open_event_file(export, source) for export in listed)
    rows = _evidence(source, surveys, events)
    resolution = resolve(rows, key)
    names_nobody = (resolution.evidence == "nothing") & rows["file"].isin(
        {file.export.file for file in events}
    )
    known = known_identifiers(source, surveys)
    person = resolution.person.mask(names_nobody, "")
    return Identified(
        surveys,
        events,
        rows.assign(person=person, known_by=resolution.evidence),
        Masker(rows["name"].unique(), known.secret),
        known,
        resolution.problems,
        tuple(found for found in opened if isinstance(found, Problem)),
    )


def _evidence(
    source: Source, surveys: Sequence[SurveyFile], events: Sequence[EventFile]
) -> pd.DataFrame:
    parts = [survey_file.evidence(survey, source) for survey in surveys]
    parts += [event_files.evidence(file, source) for file in events]
    filled = [part[_COLUMNS] for part in parts if len(part)]
    if not filled:
        return pd.DataFrame({name: pd.Series(dtype="str") for name in _COLUMNS})
    return pd.concat(filled, ignore_index=True)
