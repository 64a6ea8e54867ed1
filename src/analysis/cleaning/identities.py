"""One person behind the rows of every export: evidence gathered, people resolved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import pandas as pd

from analysis.cleaning import course_files, event_files, forgotten, survey_file
from analysis.cleaning.course_files import CourseFiles, open_course_files
from analysis.cleaning.event_files import EventFile
from analysis.cleaning.identifiers import Known, known_identifiers
from analysis.cleaning.overlong import overlong
from analysis.cleaning.repeats import is_trial
from analysis.cleaning.rows import compact, together
from analysis.cleaning.source import Source
from analysis.cleaning.stays import NO_STAYS, stays
from analysis.cleaning.survey_file import SurveyFile
from analysis.people.forgotten import is_forgotten
from analysis.people.masking import Masker
from analysis.people.resolve import Declared, resolve
from analysis.people.reviews import Review
from analysis.problems import Problem
from analysis.readers.memory import give_back

_KEY = ["file", "section", "row"]
_TEXTS = ["email", "code", "name", "event", "elements", "wave", "asked"]
_KEPT = [*_KEY, "email", "code", "name", "event"]
_TYPES = dict.fromkeys(_KEPT, "str") | {"row": "int64"}
_COLUMNS = [*_KEY, *_TEXTS, "since", "until"]


@dataclass(frozen=True)
class Identified:
    """The exports of a data set, opened, and who stands behind each of their rows.

    ``rows``: columns file, section, row, email, code, name, event, person ("" where a row of an
    attendance list names nobody), known_by. It never leaves the room but as pseudonyms, nor
    does ``known``: what identifies anybody, masked in ``comments`` and looked for after each run
    (gathered when it is first asked for). ``forgotten``: keys (file,
    section, row) of the rows of people to be left out, which are in none of the others.
    ``reviews``: the possible links, for a person to decide; ``open_people``: pseudonyms of those in
    links nobody decided yet; ``not_asked``: links of people to be left out.
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
    reviews: tuple[Review, ...] = ()
    open_people: frozenset[str] = frozenset()
    not_asked: frozenset[str] = frozenset()

    def with_problems(self, more: Sequence[Problem]) -> Identified:
        """With more to look at."""
        return replace(self, problems=(*self.problems, *more))


def identify(
    source: Source, key: bytes, declared: Declared | None = None, marks: Collection[str] = ()
) -> Identified:
    """Open every export and resolve its people; ``unplaced``: surveys of no questionnaire.

    ``marks``: those of people to be left out (see `people.forgotten`).
    """
    give_back()  # what the readers needed
    opened = [survey_file.open_survey(export, source) for export in source.of("survey")]
    surveys = tuple(found for found in opened if isinstance(found, SurveyFile))
    listed = (export for kind in event_files.KINDS for export in source.of(kind))
    events = tuple(event_files.open_event_file(export, source) for export in listed)
    courses = open_course_files(source)
    rows = compact(_without_trials(_evidence(source, surveys, events, courses), source))
    give_back()
    waves = tuple(wave.id for wave in source.project.waves)
    given = replace(declared or Declared(), linkage=source.project.linkage, waves=waves)
    resolution = resolve(rows, key, given)
    names_nobody = (resolution.evidence == "nothing") & rows["file"].isin(
        {file.export.file for file in events}
        | {log.export.file for log in courses.logs}
        | {export.file for export, _ in courses.lists}
    )
    person = resolution.person.mask(names_nobody, "")
    named = rows[_KEPT].astype(_TYPES).assign(person=person, known_by=resolution.evidence)
    known = cache(partial(known_identifiers, source, surveys, named))
    left_out = is_forgotten(named, key, marks)
    gone = named.loc[left_out, _KEY]
    nobody = frozenset(named.loc[left_out, "person"])
    not_asked = frozenset(link for link, two in resolution.concerned.items() if two & nobody)
    return Identified(
        tuple(forgotten.survey_without(survey, gone) for survey in surveys),
        tuple(forgotten.event_without(file, gone) for file in events),
        forgotten.courses_without(courses, gone),
        named[~left_out] if left_out.any() else named,
        Masker(known=lambda: known().secret),
        known,
        gone,
        (*overlong(surveys, events), *resolution.problems),
        tuple(found for found in opened if isinstance(found, Problem)),
        tuple(each for each in resolution.reviews if each.link not in not_asked),
        resolution.open_people - nobody,
        not_asked,
    )


def _evidence(
    source: Source,
    surveys: Sequence[SurveyFile],
    events: Sequence[EventFile],
    courses: CourseFiles,
) -> pd.DataFrame:
    parts = [survey_file.evidence(survey, source) for survey in surveys]
    parts += course_files.evidence(courses)
    lists = event_files.evidence(events, source)
    parts.append(_with_times(lists, events, source))
    return _completed(together(parts, lists))


def _completed(rows: pd.DataFrame) -> pd.DataFrame:
    """With every column: texts are empty and times missing where a part does not tell them."""
    wanted = rows.reindex(columns=_COLUMNS)
    texts = {name: wanted[name].astype("str").fillna("") for name in _TEXTS}
    times = {name: wanted[name].astype("datetime64[us, UTC]") for name in ("since", "until")}
    return wanted.assign(**texts, **times, row=wanted["row"].astype("int64"))


def _without_trials(rows: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Those who try a form all write the same code, which is nobody's."""
    coded = rows[rows["code"] != ""]
    tried = is_trial(coded, source.aliases.words("trial")).astype(bool)
    trials = coded.index[tried]
    return rows.assign(
        **{name: rows[name].mask(rows.index.isin(trials), "") for name in ("code", "elements")}
    )


def _with_times(lists: pd.DataFrame, events: Sequence[EventFile], source: Source) -> pd.DataFrame:
    """With the times of each stay, which tell two people of one name apart.

    Not of lists that sum up other lists, nor of rows that tell of a part of a stay.
    """
    if not ((lists["email"] == "") & (lists["name"] != "")).any():
        return lists
    attended = (file for file in events if file.export.kind == "attendance")
    times = together((_times(stays(file, source).rows) for file in attended), _times(NO_STAYS))
    return lists.merge(times, on=_KEY, how="left")


def _times(rows: pd.DataFrame) -> pd.DataFrame:
    whole = rows.loc[~rows["summary"] & (rows["act"] == ""), [*_KEY, "join", "leave"]]
    return whole.rename(columns={"join": "since", "leave": "until"})
