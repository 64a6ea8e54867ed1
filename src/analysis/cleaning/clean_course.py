"""The tables made from logs and lists of courses, and the account of their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.cleaning import course_log, course_progress, forgotten
from analysis.cleaning.accounts import RowsLostError
from analysis.cleaning.cleaned import Cleaned
from analysis.cleaning.course_files import IDENTITIES, CourseLog, course_of, printed_courses, zone
from analysis.cleaning.course_log import Tidied
from analysis.cleaning.course_progress import Progress
from analysis.cleaning.file_table import accounted, problem_table, said
from analysis.cleaning.identities import Identified
from analysis.cleaning.people_table import event_people
from analysis.cleaning.rows import together
from analysis.cleaning.source import Source
from analysis.readers import Export
from analysis.tables import SCHEMAS, empty
from analysis.texts import normalise

_KINDS = ("course_log", "course_progress")
_KEY = ["file", "section", "row"]
_PAIR = ["course", "person"]


def tidy_course(source: Source, people: Identified) -> Cleaned:
    """Acts in the course, and how far each person came."""
    logs = [_tidy_log(log, source, people) for log in people.courses.logs]
    lists = [
        course_progress.progress(
            export, people.rows[[*_KEY, "person"]], course, zone(source), source.aliases
        )
        for export, course in people.courses.lists
    ]
    activity = together([log.activity for log in logs], empty("course_activity"))
    progress = _united([each.table for each in lists])
    gone = forgotten.set_aside(people.forgotten, (e.file for e, _ in people.courses.lists))
    tables = {
        "course_activity": activity,
        "course_progress": progress,
        "people": event_people(_met(activity, progress), _known_elsewhere(people)),
        **_account(source, logs, lists, gone),
    }
    problems = (
        *said(source, _KINDS),
        *(problem for log in logs for problem in log.tidied.problems),
    )
    return Cleaned({**tables, "problems": problem_table(problems)}, problems)


@dataclass(frozen=True)
class _Log:
    export: Export
    tidied: Tidied
    activity: pd.DataFrame
    left_out: pd.DataFrame


def _tidy_log(log: CourseLog, source: Source, people: Identified) -> _Log:
    assert people.courses.scratch is not None
    folder = Path(people.courses.scratch.name) / log.staged.path.stem
    folder.mkdir(exist_ok=True)
    mine = people.rows[
        (people.rows["file"] == log.export.file) & (people.rows["section"] == IDENTITIES)
    ].set_index("row")["person"]
    numbered = log.identities.assign(
        person=mine.reindex(log.identities.index + 1).fillna("").to_numpy()
    )
    courses = _printed(log, source)
    tidied = course_log.tidy(log.staged, numbered, courses, zone(source), folder)
    activity, left_out = (pd.read_parquet(file) for file in (tidied.activity, tidied.left_out))
    return _Log(log.export, tidied, activity, left_out)


def _printed(log: CourseLog, source: Source) -> Mapping[str, str]:
    """The course of each title that a log prints; all are this one where none are declared."""
    known = printed_courses(source.project.courses)
    titles = course_log.printed_courses(log.staged)
    if not source.project.courses:
        return {"": log.course, **dict.fromkeys(titles, log.course)}
    named = {title: known[normalise(title)] for title in titles if normalise(title) in known}
    return {"": log.course, **named}


def _united(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """One row per person and course, what several lists say of one person put together."""
    rows = together(parts, empty("course_progress"))
    if not rows.duplicated(_PAIR).any():
        return rows.sort_values(_PAIR, ignore_index=True)
    how = {
        "enrolled": "min", "started": "min", "sections_completed": "max", "completed": "max",
        "completed_at": "min", "grade": "last", "credits": "max",
    }  # fmt: skip
    united = rows.groupby(_PAIR, sort=True).agg(how).reset_index()
    kinds = {name: rows[name].dtype for name in how}
    return united.astype(kinds)[list(SCHEMAS["course_progress"].columns)]


def _met(*tables: pd.DataFrame) -> set[str]:
    return {str(person) for table in tables for person in table["person"].unique()}


def _known_elsewhere(people: Identified) -> set[str]:
    """People whom the parts of surveys and events list already."""
    files = {survey.export.file for survey in people.surveys}
    files |= {file.export.file for file in people.events}
    return set(people.rows.loc[people.rows["file"].isin(files), "person"])


def _account(
    source: Source, logs: list[_Log], lists: list[Progress], gone: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """The tables ``files`` and ``set_aside``; of logs the rows were counted, not listed."""
    no_keys = pd.DataFrame({"file": [], "section": [], "row": []}).astype({"row": "int64"})
    kept = together([each.kept for each in lists], no_keys.astype({"file": "str"}))
    rest = accounted(
        source,
        ("course_progress",),
        kept,
        [*(each.left_out for each in lists), gone],
        {e.file: ("", course_of(e, source)) for e in source.of("course_progress")},
    )
    counted = pd.DataFrame([_counted(log, source) for log in logs])
    files = together([rest["files"], counted], empty("files"))
    aside = together([rest["set_aside"], *(log.left_out for log in logs)], empty("set_aside"))
    return {"files": _typed(files, "files"), "set_aside": _typed(aside, "set_aside")}


def _counted(log: _Log, source: Source) -> dict[str, object]:
    done = log.tidied
    if done.rows_read != done.kept + done.merged + done.set_aside:
        raise RowsLostError(f"rows do not add up in: {log.export.file}")
    return {
        "file": log.export.file, "format": log.export.format, "kind": log.export.kind,
        "status": "read", "instrument": "", "wave": course_of(log.export, source),
        "sha256": log.export.sha256, "rows_read": done.rows_read, "kept": done.kept,
        "merged": done.merged, "set_aside": done.set_aside,
    }  # fmt: skip


def _typed(table: pd.DataFrame, name: str) -> pd.DataFrame:
    kinds = {column: str(found.dtype) for column, found in SCHEMAS[name].columns.items()}
    return table[list(kinds)].astype(kinds)
