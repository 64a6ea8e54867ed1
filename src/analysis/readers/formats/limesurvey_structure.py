"""LimeSurvey's survey structure (``.lss``): the questions of a survey, not its answers."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.instruments.sources.lss_document import MARK, LssQuestion, Part, read_questions
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats._questionnaire import note
from analysis.readers.records import Record, Records
from analysis.readers.tabular import export, refusal, table
from analysis.texts import N_

_NAME = "limesurvey_structure"
_START = 4096


def _recognise(content: Content) -> bool:
    return content.is_xml and f"<{MARK}>Survey</{MARK}>" in content.text[:_START]


def _read(content: Content) -> Export:
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
    return export(content, _NAME, "structure", tables, (note(content, ".lss"),))


def _parts(question: LssQuestion) -> Iterable[tuple[str, str]]:
    """The subquestions and answers of a question."""
    parts: tuple[Part, ...] = question.parts + question.answers
    return ((part.code, _first(part.texts.values())) for part in parts)


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]], section: str) -> Table:
    return table(Record(0, header), Records.of(rows), {}, section=section)


READER = Reader(_NAME, "LimeSurvey (survey structure)", "structure", _recognise, _read)
