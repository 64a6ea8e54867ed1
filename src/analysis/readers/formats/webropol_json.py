"""Webropol's REST interface: the JSON of getSurveyAnswers, or of the newer getSurveyResponses."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader
from analysis.readers.formats._json_cells import Object, cell, objects, table_of
from analysis.readers.formats._webropol_answers import Filled, filled_columns, read_answers
from analysis.readers.formats._webropol_contacts import contact_field
from analysis.readers.tabular import export, refusal
from analysis.texts import N_

_NAME = "webropol_json"
_SETS, _ANSWERS = "SurveyAnswers", "RespondentAnswers"
_OWN = {
    "RespondentId": "user_id",
    "ResponseId": "response_id",
    "RespondentEmail": "email",
    "ResponseLanguageId": "language",
    "ResponseDate": "submitted",
}


def _pages(content: Content) -> list[Object]:
    """The answers of the interface in the file: one, or a list of pages."""
    pages = content.json if isinstance(content.json, list) else [content.json]
    return [page for page in objects(pages) if isinstance(page.get(_SETS), list)]


def _sets(pages: Sequence[Object]) -> list[Object]:
    return [one for page in pages for one in objects(page[_SETS])]


def _recognise(content: Content) -> bool:
    pages = _pages(content)
    sets = _sets(pages)
    return bool(pages) and (any(_ANSWERS in one for one in sets) or not sets)


def _read(content: Content) -> Export:
    pages = _pages(content)
    if not pages:
        raise refusal(
            content,
            N_("The file holds no answers of Webropol's interface: {key} is missing."),
            N_("Fetch the answers again, or correct the format in project.toml."),
            key=_SETS,
        )
    sets = _sets(pages)
    own = _own_keys(sets)
    found = filled_columns(read_answers(sets))
    columns = [Column(at, key, _OWN.get(key, "ignored")) for at, key in enumerate(own)]
    columns += [_column(content, len(own) + at, one) for at, one in enumerate(found)]
    rows = (
        [*(cell(one.get(key)) for key in own), *(column.cells.get(number, "") for column in found)]
        for number, one in enumerate(sets)
    )
    return export(content, _NAME, "survey", [table_of(columns, rows)])


def _own_keys(sets: Sequence[Object]) -> list[str]:
    """What is known of an answer set besides its answers: the keys we know, then any other."""
    keys = dict.fromkeys(key for one in sets for key in one if key != _ANSWERS)
    return [*(key for key in _OWN if key in keys), *(key for key in keys if key not in _OWN)]


def _column(content: Content, at: int, found: Filled) -> Column:
    field = contact_field(content, found.option, list(found.cells.values()))
    if found.key.what == "file":  # the address of a file that someone uploaded
        field = "ignored"
    return Column(at, found.title, field, found.code, found.option)


READER = Reader(_NAME, "Webropol (JSON)", "survey", _recognise, _read)
