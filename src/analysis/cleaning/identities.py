"""One person behind the rows of every export: evidence gathered, people resolved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd

from analysis.cleaning import course_files, event_files, forgotten, survey_file
from analysis.cleaning.course_files import CourseFiles, open_course_files
from analysis.cleaning.event_files import EventFile
from analysis.cleaning.identifiers import Known, known_identifiers
from analysis.cleaning.rows import together
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import SurveyFile
from analysis.people.forgotten import is_forgotten
from analysis.people.masking import Masker
from analysis.people.resolve import resolve
from analysis.problems import Problem

_COLUMNS = ["file", "section", "row", "email", "code", "name", "event"]


@dataclass(frozen=True)
class Identified:
    """The exports of a data set, opened, and who stands behind each of their rows.

    ``rows``: columns file, section, row, email, code, name, event, person ("" where a row of an
    attendance list names nobody), known_by. It never leaves the room but as pseudonyms, nor does
    ``known``: what identifies anybody, masked in ``comments`` and looked for after each run
    (gathered when it is first asked for). ``forgotten``: keys (file, section, row) of the rows of
    people to be left out, which are in none of the others.
    """

    surveys: tuple[SurveyFile, ...]
    events: tuple[EventFile, ...]
    courses: CourseFiles
    rows: pd.DataFrame
    mask: Masker
    known: Callable[[], Known]
    forgotten: pd.DataFrame
    problems: tuple[Problem, ...]
    unplaced: tuple[Problem, ...]


def identify(source: Source, key: bytes, marks: Collection[str] = ()) -> Identified:
    """Open every export and resolve its people; ``unplaced``: surveys of no questionnaire.

    ``marks``: those of people to be left out (see `people.forgotten`).
    """
    opened = [survey_file.open_survey(export, source) for export in source.of("survey")]
    surveys = tuple(found for found in opened if isinstance(found, SurveyFile))
    listed = (export for kind in event_files.KINDS for export in source.of(kind))
    events = tuple(event_files.open_event_file(export, source) for export in listed)
    courses = open_course_files(source)
    rows = _evidence(source, surveys, events, courses)
    resolution = resolve(rows, key)
    names_nobody = (resolution.evidence == "nothing") & rows["file"].isin(
        {file.export.file for file in events}
        | {log.export.file for log in courses.logs}
        | {export.file for export, _ in courses.lists}
    )
    known = cache(partial(known_identifiers, source, surveys, rows))
    person = resolution.person.mask(names_nobody, "")
    named = rows.assign(person=person, known_by=resolution.evidence)
    left_out = is_forgotten(named, key, marks)
    gone = named.loc[left_out, ["file", "section", "row"]]
    return Identified(
        tuple(forgotten.survey_without(survey, gone) for survey in surveys),
        tuple(forgotten.event_without(file, gone) for file in events),
        forgotten.courses_without(courses, gone),
        named[~left_out],
        Masker(known=lambda: known().secret),
        known,
        gone,
        resolution.problems,
        tuple(found for found in opened if isinstance(found, Problem)),
    )


def _evidence(
    source: Source,
    surveys: Sequence[SurveyFile],
    events: Sequence[EventFile],
    courses: CourseFiles,
) -> pd.DataFrame:
    parts = [survey_file.evidence(survey, source) for survey in surveys]
    parts += course_files.evidence(courses)
    parts.append(event_files.evidence(events, source))
    return together([part[_COLUMNS] for part in parts], parts[-1][_COLUMNS])
