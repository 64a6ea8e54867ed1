"""An XLSForm workbook (KoBoToolbox, ODK, SurveyCTO) as a questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from analysis.instruments.items import split_aliases
from analysis.instruments.model import Wording
from analysis.instruments.sources.form_sheets import FormSheet, read_sheets
from analysis.instruments.sources.form_types import NOT_ITEMS, form_type
from analysis.instruments.sources.parts import Choice, Question, Source, refusal, source
from analysis.problems import Place, Problem
from analysis.project.sheet import Row
from analysis.texts import N_

_NOTHING = FormSheet("", (), ())


def read_xlsform(data: bytes, shown_as: str) -> Source:
    """The questions of the sheet survey with the options of the sheet choices.

    Groups and repeats are passed over, as is what records no answer. Raises ProblemsError for
    other workbooks.
    """
    sheets = read_sheets(data, shown_as)
    survey, choices = sheets.get("survey", _NOTHING), sheets.get("choices", _NOTHING)
    if not {"type", "name"} <= set(survey.headers):
        raise refusal(
            shown_as,
            N_("The workbook is no XLSForm: it has no sheet survey with the columns type, name."),
            N_("Download the form as XLSForm, or write survey.csv and choices.csv."),
        )
    default = _default_language(sheets.get("settings", _NOTHING))
    options = [*_choices(choices, default)]
    lists = {choice.list_name for choice in options}
    rows = [row for row in survey.rows if form_type(row["type"]).kind != NOT_ITEMS]
    asked = [row for row in rows if not _fault(row, lists)]
    doubts = (*survey.problems, *choices.problems, *_faults(rows, lists))
    return source(shown_as, [_question(survey, row, default) for row in asked], options, doubts)


def _default_language(settings: FormSheet) -> str:
    """The language of labels without one, if the form says so."""
    named = next((row["default_language"] for row in settings.rows), "")
    return FormSheet.language(f"label::{named}") if named else ""


def _question(sheet: FormSheet, row: Row, default: str) -> Question:
    return Question(
        row=row.number,
        name=row["name"],
        type=form_type(row["type"]).text,
        texts=_texts(sheet, row, default),
        aliases=split_aliases(row["aliases"]),
        role=row["role"],
        attribute=row["attribute"],
    )


def _choices(sheet: FormSheet, default: str) -> Iterator[Choice]:
    for row in sheet.rows:
        if row["list_name"] and row["name"]:
            texts, aliases = _texts(sheet, row, default), split_aliases(row["aliases"])
            yield Choice(row.number, row["list_name"], row["name"], texts, aliases)


def _texts(sheet: FormSheet, row: Row, default: str) -> Wording:
    labels = [header for header in sheet.headers if header.partition("::")[0] == "label"]
    return {FormSheet.language(header) or default: row[header] for header in labels if row[header]}


def _faults(rows: Iterable[Row], lists: set[str]) -> Iterator[Problem]:
    for row in rows:
        if what := _fault(row, lists):
            place = Place(sheet="survey", row=row.number, column="type")
            do = N_("If its answers matter, write the questionnaire as survey.csv and choices.csv.")
            yield Problem(what, do, place, {"type": row["type"]}, severity="warning")


def _fault(row: Row, lists: Sequence[str] | set[str]) -> str:
    """Why the question cannot be used ("" if it can)."""
    found = form_type(row["type"])
    if not found.kind:
        return N_("Questions of the type “{type}” are not known here; it was left out.")
    if found.list_name and found.list_name not in lists:
        return N_("The sheet choices has no options for “{type}”; the question was left out.")
    return ""
