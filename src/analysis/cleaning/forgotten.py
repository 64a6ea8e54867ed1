"""Exports without the rows of people who are to be left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analysis.cleaning.course_files import IDENTITIES, CourseFiles, CourseLog
from analysis.cleaning.event_files import EventFile
from analysis.cleaning.rows import not_kept
from analysis.cleaning.survey_file import SurveyFile
from analysis.readers import Export, Table

RULE = "forgotten"
_KEY = ["file", "section", "row"]
NOBODY = pd.DataFrame({"file": [], "section": [], "row": []}).astype(
    {"file": "str", "section": "str", "row": "int64"}
)


def set_aside(gone: pd.DataFrame, files: Iterable[str]) -> pd.DataFrame:
    """The rows ``gone`` (columns file, section, row) of these files, for ``set_aside``."""
    return not_kept(gone[gone["file"].isin(set(files))], RULE)


def survey_without(survey: SurveyFile, gone: pd.DataFrame) -> SurveyFile:
    """The survey without the answers of the rows ``gone``."""
    return replace(survey, export=export_without(survey.export, gone))


def event_without(file: EventFile, gone: pd.DataFrame) -> EventFile:
    """The list without the rows ``gone``."""
    return replace(file, export=export_without(file.export, gone))


def courses_without(courses: CourseFiles, gone: pd.DataFrame) -> CourseFiles:
    """Logs whose identities ``gone`` are set aside, and lists without their rows."""
    logs = tuple(_log_without(log, gone) for log in courses.logs)
    lists = tuple((export_without(export, gone), course) for export, course in courses.lists)
    return replace(courses, logs=logs, lists=lists)


def export_without(export: Export, gone: pd.DataFrame) -> Export:
    """The export without the rows ``gone``."""
    mine = gone[gone["file"] == export.file]
    if not len(mine):
        return export
    return replace(export, tables=tuple(_table_without(table, mine) for table in export.tables))


def _table_without(table: Table, gone: pd.DataFrame) -> Table:
    rows = gone.loc[gone["section"] == table.section, "row"]
    return replace(table, rows=table.rows[~table.rows.index.isin(rows)])


def _log_without(log: CourseLog, gone: pd.DataFrame) -> CourseLog:
    mine = gone[(gone["file"] == log.export.file) & (gone["section"] == IDENTITIES)]
    named = (log.identities.index + 1).isin(mine["row"])
    rule = log.identities["rule"].mask(named, RULE)
    return replace(log, identities=log.identities.assign(rule=rule))
