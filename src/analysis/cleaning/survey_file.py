"""One exported survey, its columns matched to the questions of its questionnaire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.assign import Assignment, assign
from analysis.cleaning.moments import Moments, Span, parse_moments
from analysis.cleaning.source import Source
from analysis.instruments import ColumnMatch, Item, match_answer, match_columns
from analysis.people.identity import normalise_code, normalise_email, normalise_name
from analysis.problems import Place, Problem
from analysis.readers import Export, Table
from analysis.texts import N_

# Answers may come before the funded period (a pilot) and after it (a follow-up).
_BEFORE, _AFTER = timedelta(days=365), timedelta(days=730)


@dataclass(frozen=True)
class SurveyFile:
    """An export with its assignment and the question behind each of its columns."""

    export: Export
    assignment: Assignment
    columns: ColumnMatch

    @property
    def table(self) -> Table:
        """The one table of a survey export."""
        return self.export.tables[0]

    def keys(self) -> pd.DataFrame:
        """Columns file, section, row: one per row of the export, indexed like it."""
        rows = self.table.rows.index
        return pd.DataFrame(
            {"file": self.export.file, "section": self.table.section, "row": rows}, index=rows
        )

    def items(self) -> dict[int, Item]:
        """Position → question, for columns that hold whole answers."""
        questions = self.assignment.instrument.items
        found = self.columns.columns.items()
        return {place: questions[target.item] for place, target in found if not target.option}

    def role(self, role: str) -> pd.Series[str] | None:
        """The cells of the question that has this role."""
        for position, item in self.items().items():
            if item.role == role:
                return self.table.rows[position]
        return None


def open_survey(export: Export, source: Source) -> SurveyFile | Problem:
    """Match an export to its questionnaire."""
    assignment = assign(export, source.project, source.instruments)
    if isinstance(assignment, Problem):
        return assignment
    headers = [(column.position, column.header) for column in export.tables[0].questions()]
    return SurveyFile(export, assignment, match_columns(headers, assignment.instrument))


def unmatched(survey: SurveyFile) -> list[Problem]:
    """A problem per column that is none of the questions."""
    return [
        Problem(
            N_("The column is none of the questions of “{instrument}”; it was not used."),
            N_("If it is one, add its wording to the column aliases of survey.csv."),
            Place(file=survey.export.file, column=column.header),
            {"instrument": survey.assignment.instrument.name},
            severity="warning",
        )
        for column in survey.table.questions()
        if column.position not in survey.columns.columns
        and (column.header.strip() or (survey.table.rows[column.position] != "").any())
    ]


def evidence(survey: SurveyFile) -> pd.DataFrame:
    """Who answered: keys and email, code, name (normalised, "" if none), event."""
    keys = survey.keys()
    email = _first(survey, "email", normalise_email)
    name = _first(survey, "name", normalise_name)
    code = _first(survey, "token", normalise_code)
    return keys.assign(email=email, code=code, name=name, event=events_named(survey))


def _first(survey: SurveyFile, role: str, normalise: Callable[[str], str]) -> pd.Series[str]:
    """The question's cell where it holds something, else the tool's own column."""
    found = pd.Series("", index=survey.table.rows.index)
    for cells in (survey.role(role), survey.table.field(role)):
        if cells is not None:
            found = found.mask(found == "", cells.map(normalise))
    return found


def events_named(survey: SurveyFile) -> pd.Series[str]:
    """The event each row is about ("" where none is named)."""
    empty = pd.Series("", index=survey.table.rows.index)
    for position, item in survey.items().items():
        if item.role == "event":
            cells = survey.table.rows[position]
            named = {text: match_answer(text, item).options for text in cells.unique()}
            return cells.map({text: codes[0] if codes else "" for text, codes in named.items()})
    return empty


def submitted(survey: SurveyFile, source: Source) -> Moments:
    """When each row was sent, in UTC; NaT where the tool does not say."""
    project = source.project
    column = next((c for c in survey.table.columns if c.field == "submitted"), None)
    if column is None:
        nothing = pd.Series(pd.NaT, index=survey.table.rows.index, dtype="datetime64[us, UTC]")
        return Moments(nothing)
    zone = ZoneInfo("UTC") if "(utc)" in column.header.casefold() else project.zone
    end = (project.extended or project.funded).end
    span = Span(project.funded.start - _BEFORE, end + _AFTER)
    cells = survey.table.rows[column.position]
    return parse_moments(cells, zone, day_first=project.exports.day_first, expected=span)


def date_problems(survey: SurveyFile, moments: Moments) -> list[Problem]:
    """What a person should know about how dates were read."""
    place = Place(file=survey.export.file)
    found = []
    if moments.assumed:
        found.append(
            Problem(
                N_("Day and month can be read both ways; they were read {order}."),
                N_("If that is wrong, set exports.day_first in project.toml."),
                place,
                {"order": moments.order},
                severity="note",
            )
        )
    column = survey.table.field("submitted")
    if column is not None:
        unread = column.index[(column.str.strip() != "") & moments.utc.isna()]
        found += [
            Problem(
                N_("The date cannot be read."),
                N_("Correct it; the answer itself is used."),
                Place(file=survey.export.file, row=int(row)),
                severity="warning",
            )
            for row in unread
        ]
    return found
