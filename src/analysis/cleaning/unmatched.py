"""Columns of an exported survey that are none of its questions."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter

from analysis.cleaning.survey_file import SurveyFile
from analysis.problems import Place, Problem
from analysis.readers import Column
from analysis.texts import N_


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
