"""Questionnaires as files: LimeSurvey's survey structure and XLSForm. They hold no answers."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.instruments.sources.lss_document import MARK, LssQuestion, Part, read_questions
from analysis.problems import Place, Problem
from analysis.project.sheet import canonical
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.records import Record, Records
from analysis.readers.tabular import export, header_and_rows, refusal, table
from analysis.readers.workbook import Sheet
from analysis.texts import N_

_LSS, _XLSFORM = "limesurvey_structure", "xlsform"
_START = 4096
_SHEETS = ("survey", "choices", "settings")
_MUST = {"survey": {"type", "name"}, "choices": {"list_name", "name"}}


def _is_structure(content: Content) -> bool:
    return content.is_xml and f"<{MARK}>Survey</{MARK}>" in content.text[:_START]


def _read_structure(content: Content) -> Export:
    if not content.is_xml:
        raise refusal(
            content,
            N_("The file is no survey structure of LimeSurvey."),
            N_("Export the survey in LimeSurvey as “Survey structure (.lss)”."),
        )
    questions = read_questions(content.data, content.name)
    header = ("code", "type", "question")
    rows = [(each.code, each.type, _first(each.texts.values())) for each in questions]
    options = [(each.code, *part) for each in questions for part in _parts(each)]
    tables = (
        _table(header, rows, "questions"),
        _table(("question", "code", "text"), options, "options"),
    )
    return export(content, _LSS, "structure", tables, (_note(content, ".lss"),))


def _parts(question: LssQuestion) -> Iterable[tuple[str, str]]:
    """The subquestions and answers of a question."""
    parts: tuple[Part, ...] = question.parts + question.answers
    return ((part.code, _first(part.texts.values())) for part in parts)


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]], section: str) -> Table:
    return table(Record(0, header), Records.of(rows), {}, section=section)


def _is_form(content: Content) -> bool:
    return content.is_workbook and _sheet(content, "survey") is not None


def _sheet(content: Content, name: str) -> Sheet | None:
    """The form's sheet of this name, if it has the columns that it must have."""
    for sheet in content.sheets:
        if sheet.name.strip().casefold() == name:
            header, _ = header_and_rows(sheet.records[:_START])
            columns = {canonical(cell) for cell in header.cells if cell.strip()}
            return sheet if _MUST.get(name, set()) <= columns else None
    return None


def _read_form(content: Content) -> Export:
    if not _is_form(content):
        raise refusal(
            content,
            N_("The file is no XLSForm: it has no sheet survey with the columns type, name."),
            N_("Download the form from the tool as XLSForm."),
        )
    sheets = [sheet for name in _SHEETS if (sheet := _sheet(content, name)) and not sheet.blank]
    tables = [table(*header_and_rows(each.records), {}, sheet=each.name) for each in sheets]
    return export(content, _XLSFORM, "structure", tables, (_note(content, ".xlsx"),))


def _note(content: Content, suffix: str) -> Problem:
    return Problem(
        N_("The file is a questionnaire and holds no answers."),
        N_("To use it, put it as {suffix} into a folder of its own in instruments/."),
        Place(content.name),
        {"suffix": suffix},
        severity="note",
    )


READERS = (
    Reader(_LSS, "LimeSurvey (survey structure)", "structure", _is_structure, _read_structure),
    Reader(_XLSFORM, "XLSForm", "structure", _is_form, _read_form),
)
