"""Exports of courses: which course each belongs to, and who stands in its log and lists."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from analysis.cleaning import course_log, course_progress
from analysis.cleaning.course_log import Staged
from analysis.cleaning.log_times import Zone
from analysis.cleaning.moments import Span
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import expected_days
from analysis.people.identity import normalise_name
from analysis.project import Course
from analysis.project.discovery import matches
from analysis.readers import Export
from analysis.texts import normalise

#: The course of files that name none, in a project that declares none.
UNNAMED = "course"
#: The section of the evidence of a log: a row per identity, not per row of the file.
IDENTITIES = "identities"


class Scratch:
    """A folder of its own outside the data set, removed with all it holds when it is let go."""

    def __init__(self) -> None:
        self.name = tempfile.mkdtemp(prefix="digimesh-")
        self._finalizer = weakref.finalize(self, shutil.rmtree, self.name, ignore_errors=True)


@dataclass(frozen=True)
class CourseLog:
    """A log, its rows made small in a scratch folder, and the identities that they name.

    ``identities``: columns name, user_id, rows, rule (see `course_log.identities`).
    """

    export: Export
    course: str
    staged: Staged
    identities: pd.DataFrame = field(repr=False)


@dataclass(frozen=True)
class CourseFiles:
    """The logs and lists of all courses; ``scratch`` holds names until it is let go."""

    logs: tuple[CourseLog, ...] = ()
    lists: tuple[tuple[Export, str], ...] = ()
    scratch: Scratch | None = None


def open_course_files(source: Source) -> CourseFiles:
    """Read what the logs and lists of courses say of people; raises ProblemsError."""
    logs, lists = source.of("course_log"), source.of("course_progress")
    if not logs and not lists:
        return CourseFiles()
    scratch = Scratch()
    period = expected_days(source)
    opened = tuple(
        _open_log(export, source, Path(scratch.name) / f"{number}.parquet", period)
        for number, export in enumerate(logs)
    )
    return CourseFiles(opened, tuple((e, course_of(e, source)) for e in lists), scratch)


def evidence(files: CourseFiles) -> Iterable[pd.DataFrame]:
    """Who is in each file: keys and email, code, name, event (names hold within one course)."""
    for log in files.logs:
        people = log.identities[log.identities["rule"] == ""]
        yield pd.DataFrame(
            {
                "file": log.export.file,
                "section": IDENTITIES,
                "row": people.index + 1,
                "email": "",
                "code": "",
                "name": people["name"].map(normalise_name),
                "event": _place(log.course),
            }
        )
    for export, course in files.lists:
        yield course_progress.evidence(export).assign(code="", event=_place(course))


def course_of(export: Export, source: Source) -> str:
    """The course of a file: as declared, by the title it prints, else the project's only one."""
    courses = source.project.courses
    declared = (c.id for c in courses for pattern in c.files if matches(export.file, pattern))
    named = printed_courses(courses).get(normalise(export.meeting.get("course", "")), "")
    only = courses[0].id if len(courses) == 1 else UNNAMED
    return next(declared, named or only)


def printed_courses(courses: Iterable[Course]) -> Mapping[str, str]:
    """The id of each course by its names as compared."""
    return {
        normalise(title): course.id
        for course in courses
        for title in (*course.titles, course.name.fi, course.name.sv, course.name.en)
    }


def zone(source: Source) -> Zone:
    """How the times of courses are read."""
    project = source.project
    return Zone(project.zone, project.exports.day_first, expected_days(source))


def _open_log(export: Export, source: Source, file: Path, period: Span) -> CourseLog:
    staged = course_log.stage(export, file, period, source.aliases)
    return CourseLog(export, course_of(export, source), staged, course_log.identities(staged))


def _place(course: str) -> str:
    return f"course {course}"
