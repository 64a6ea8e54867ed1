"""One exported survey, its columns matched to the questions of its questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pandas as pd
from openpyxl.utils import get_column_letter

from analysis.cleaning.assign import Assignment, assign, declared
from analysis.cleaning.date_table import date_row
from analysis.cleaning.moment_problems import far_days, order_problems
from analysis.cleaning.moments import Clock, Moments, Span, parse_file
from analysis.cleaning.source import Source
from analysis.instruments import ColumnMatch, Heading, Item, match_answer, match_columns
from analysis.people.identity import normalise_code, normalise_email, normalise_name
from analysis.problems import Place, Problem
from analysis.project import Event
from analysis.project.discovery import matches
from analysis.readers import Column, Export, Table
from analysis.texts import N_, normalise

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
        """The answers: the first table; others hold parts of the form that repeat."""
        return self.export.tables[0]

    def repeated_parts(self) -> Iterator[pd.DataFrame]:
        """The keys of the rows of every other table."""
        for table in self.export.tables[1:]:
            yield keys_of(self.export, table)

    def keys(self) -> pd.DataFrame:
        """Columns file, section, row: one per row of the export, indexed like it."""
        return keys_of(self.export, self.table)

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


def keys_of(export: Export, table: Table) -> pd.DataFrame:
    """Columns file, section, row: one per row of a table, indexed like it."""
    rows = table.rows.index
    return pd.DataFrame({"file": export.file, "section": table.section, "row": rows}, index=rows)


def headings(table: Table) -> list[Heading]:
    """The heads of the question columns, as questionnaires are matched with them."""
    return [Heading(c.position, c.header, c.code, c.option) for c in table.questions()]


def open_survey(export: Export, source: Source) -> SurveyFile | Problem:
    """Match an export to its questionnaire."""
    if export.tables[0].section:
        return Problem(
            N_("The file holds only a part of a form that can be filled in several times."),
            N_("Add the file with the answers of the form itself; this part is not used yet."),
            Place(file=export.file),
            severity="warning",
        )
    assignment = assign(export, source.project, source.instruments)
    if isinstance(assignment, Problem):
        return assignment
    columns = match_columns(headings(export.tables[0]), assignment.instrument)
    return SurveyFile(export, assignment, columns)


def unmatched(survey: SurveyFile) -> list[Problem]:
    """A problem per column that is none of the questions; of very many columns, one for all."""
    used = {shown(c) for c in survey.table.columns if c.position in survey.columns.columns}
    columns = [
        column
        for column in survey.table.questions()
        if column.position not in survey.columns.columns
        and (column.header.strip() or (survey.table.rows[column.position] != "").any())
    ]
    instrument = survey.assignment.instrument.name
    place = Place(file=survey.export.file)
    if len(columns) > _MANY:
        values = {"instrument": instrument, "count": len(columns)}
        first = replace(place, column=shown(columns[0]))
        return [Problem(*_MANY_COLUMNS, first, values, severity="warning")]
    return [
        Problem(
            *(_TWICE if shown(column) in used else _NO_QUESTION),
            replace(place, column=shown(column)),
            {"instrument": instrument},
            severity="warning",
        )
        for column in columns
    ]


# More sentences than this about one file are read by nobody.
_MANY = 40
_MANY_COLUMNS = (
    N_("{count} columns are none of the questions of “{instrument}”, this being the first; they "
       "were not used."),
    N_("Check that the file is of this questionnaire; if columns of it are meant, add their "
       "wording to the column aliases of survey.csv."),
)  # fmt: skip
_NO_QUESTION = (
    N_("The column is none of the questions of “{instrument}”; it was not used."),
    N_("If it is one, add its wording to the column aliases of survey.csv."),
)
_TWICE = (
    N_("Two columns have this header; only the first was used for “{instrument}”."),
    N_("Look which of them holds the answers, and rename or delete the other in a copy."),
)


def shown(column: Column) -> str:
    """A column as a person finds it: its header and option, its code, or its letter."""
    parts = (column.header.strip(), f"[{column.option}]" if column.option else "")
    named = " ".join(part for part in parts if part) or column.code
    return named or get_column_letter(column.position + 1)


def evidence(survey: SurveyFile, source: Source) -> pd.DataFrame:
    """Who answered: keys and email, code, name (normalised, "" if none), event."""
    email = _first(survey, "email", normalise_email)
    name = _first(survey, "name", normalise_name)
    first, last = (survey.table.field(field) for field in ("first_name", "last_name"))
    if first is not None and last is not None:
        name = name.mask(name == "", (first + " " + last).map(normalise_name))
    code = _first(survey, "token", normalise_code)
    event = events_named(survey, source)
    return survey.keys().assign(email=email, code=code, name=name, event=event)


def _first(survey: SurveyFile, role: str, normalise: Callable[[str], str]) -> pd.Series[str]:
    """The question's cell where it holds something, else the tool's own column."""
    found = pd.Series("", index=survey.table.rows.index)
    for cells in (survey.role(role), survey.table.field(role)):
        if cells is not None:
            found = found.mask(found == "", cells.map(normalise))
    return found


def events_named(survey: SurveyFile, source: Source) -> pd.Series[str]:
    """The event each row is about ("" where none is named).

    By the question that names it, else the tool's own column, else what is declared of the file.
    """
    for position, item in survey.items().items():
        if item.role == "event":
            cells = survey.table.rows[position]
            named = {text: match_answer(text, item).options for text in cells.unique()}
            return cells.map({text: codes[0] if codes else "" for text, codes in named.items()})
    own = survey.table.field("event")
    if own is not None:
        return own.map({text: event_called(text, source.events) for text in own.unique()})
    return pd.Series(_declared_event(survey, source), index=survey.table.rows.index, dtype="str")


def _declared_event(survey: SurveyFile, source: Source) -> str:
    entry = declared(survey.export.file, source.project)
    if entry and entry.event:
        return entry.event
    patterns = ((event.id, pattern) for event in source.events for pattern in event.files)
    return next((event for event, found in patterns if matches(survey.export.file, found)), "")


def event_called(text: str, events: Sequence[Event]) -> str:
    """The id of the only event with this id or title, else ""."""
    plain = normalise(text)
    found = [e.id for e in events if plain and plain in {e.id, *map(normalise, e.title.values())}]
    return found[0] if len(found) == 1 else ""


@dataclass(frozen=True)
class Times:
    """When each row was begun and sent, in UTC; NaT where the tool does not say.

    ``row``: how the dates were read, for the table ``dates``.
    """

    started: Moments
    submitted: Moments
    row: pd.DataFrame


def expected_days(source: Source) -> Span:
    """The days on which answers of the project may come."""
    project = source.project
    end = (project.extended or project.funded).end
    return Span(project.funded.start - _BEFORE, end + _AFTER)


def times(survey: SurveyFile, source: Source) -> Times:
    """The times of all rows, the order of day and month decided over both columns."""
    columns = {
        name: next((c for c in survey.table.columns if c.field == name), None)
        for name in ("started", "submitted")
    }
    cells = {name: survey.table.rows[c.position] for name, c in columns.items() if c}
    headers = " ".join(c.header for c in columns.values() if c).casefold()
    named = "UTC" if "(utc)" in headers else survey.export.zone
    zone = ZoneInfo(named) if named else source.project.zone
    clock = Clock(zone, source.project.exports.day_first, expected_days(source))
    found = parse_file(cells, clock)
    nothing = pd.Series(pd.NaT, index=survey.table.rows.index, dtype="datetime64[us, UTC]")
    return Times(
        found.get("started", Moments(nothing)),
        found.get("submitted", Moments(nothing)),
        date_row(survey.export.file, zone, cells, found),
    )


def date_problems(survey: SurveyFile, when: Times, expected: Span) -> list[Problem]:
    """What a person should know about how dates were read."""
    columns = (when.submitted, when.started)
    decided = sorted(columns, key=lambda moments: moments.order is None)
    found = order_problems(survey.export.file, *decided)
    found += far_days(Place(survey.export.file), when.submitted.utc, expected)
    column = survey.table.field("submitted")
    if column is not None:
        unread = column.index[(column.str.strip(" -") != "") & when.submitted.utc.isna()]
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
