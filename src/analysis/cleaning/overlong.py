"""Cells that should identify somebody and hold too much to do so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.cleaning.event_files import EventFile
from analysis.cleaning.survey_file import SurveyFile
from analysis.people.identity import LONGEST
from analysis.problems import Place, Problem
from analysis.texts import N_

_FIELDS = (
    "email",
    "upn",
    "name",
    "first_name",
    "last_name",
    "token",
    "booker_email",
    "booker_name",
)
_ROLES = ("email", "name", "token", "code_element")


def overlong(surveys: Iterable[SurveyFile], events: Iterable[EventFile]) -> list[Problem]:
    """A warning per name, address or code that is longer than any can be; it is not used."""
    return [
        Problem(
            N_("The name, address or code is longer than any can be; it was not used."),
            N_("Correct the cell, or leave it: the row is joined to nobody by it."),
            Place(file=file, row=int(row)),
            severity="warning",
        )
        for file, cells in (*_of_surveys(surveys), *_of_events(events))
        for row in cells.index[cells.str.len() > LONGEST]
    ]


def _of_surveys(surveys: Iterable[SurveyFile]) -> Iterator[tuple[str, pd.Series[str]]]:
    for survey in surveys:
        own = [survey.table.field(field) for field in _FIELDS]
        for cells in (*own, *(survey.role(role) for role in _ROLES)):
            if cells is not None:
                yield survey.export.file, cells


def _of_events(events: Iterable[EventFile]) -> Iterator[tuple[str, pd.Series[str]]]:
    for file in events:
        for table in file.export.tables:
            for field in _FIELDS:
                yield from ((file.export.file, cells) for cells in table.fields(field))
