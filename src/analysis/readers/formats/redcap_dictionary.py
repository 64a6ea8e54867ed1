"""REDCap data dictionaries: the fields of a project, one row each; no answers."""

from __future__ import annotations

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.tabular import (
    export,
    header_and_rows,
    index_column,
    overlong,
    refusal,
    table,
    words,
)
from analysis.texts import N_

_NAME = "redcap_dictionary"
# As downloaded from the project, and as its API writes it; a user may have deleted later columns.
_HEADERS = (
    ("variable / field name", "form name", "section header", "field type", "field label"),
    ("field_name", "form_name", "section_header", "field_type", "field_label"),
)


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    found = words(header)
    first = 1 if index_column(found, rows) else 0
    return any(found[first : first + len(own)] == own for own in _HEADERS)


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no data dictionary of REDCap: its header is missing."),
            N_("Download the data dictionary again, or correct the format in project.toml."),
        )
    header, rows = header_and_rows(content.records)
    ignored = {0: "ignored"} if index_column(words(header), rows) else {}
    found = table(header, rows, ignored, section="fields", sheet=content.sheet.name)
    problems = (*overlong(header, rows, content.name), _use(content.name))
    return export(content, _NAME, "structure", [found], problems)


def _use(file: str) -> Problem:
    return Problem(
        N_("The file holds the questions of a survey, and no answers."),
        N_("To use it as the questionnaire put it into instruments/<name>/."),
        Place(file),
        severity="note",
    )


READER = Reader(_NAME, "REDCap data dictionary", "structure", _recognise, _read)
