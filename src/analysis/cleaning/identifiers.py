"""Everything in the exports that identifies people, gathered to be masked and looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

import pandas as pd

from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import SurveyFile
from analysis.instruments import Instrument
from analysis.people import patterns
from analysis.people.identifiers import Identifiers
from analysis.people.spellings import Cell, What, identifiers
from analysis.readers import Export, Table
from analysis.texts import normalise

#: The tools' own columns that identify. A place, a device and an organisation do so only together
#: with more, and their words are everywhere: they are dropped, not looked for.
_FIELDS: Mapping[str, What] = MappingProxyType(
    {
        "email": "email", "upn": "email", "booker_email": "email",
        "name": "name", "booker_name": "name", "to": "name", "affected": "name",
        "user_id": "code", "token": "code", "phone": "phone", "ip": "ip",
    }
)  # fmt: skip
_ROLES: Mapping[str, What] = MappingProxyType({"email": "email", "name": "name", "token": "code"})
_COMPARED: Mapping[str, What] = MappingProxyType({"email": "email", "name": "name", "code": "code"})


@dataclass(frozen=True)
class Known:
    """``secret``: what must not leave; ``public``: how many the project prints itself."""

    secret: Identifiers = field(default_factory=Identifiers)
    public: int = 0


def known_identifiers(source: Source, surveys: Sequence[SurveyFile], rows: pd.DataFrame) -> Known:
    """Every spelling of what identifies people in the exports, but for what the project prints.

    ``rows``: columns file, row, name, email, code, as they were compared.
    Whatever stands in ``project.toml``, ``events.csv`` or a questionnaire is there to be read: a
    speaker in the title of an event, the address for questions.
    """
    roles = {survey.export.file: _roles(survey) for survey in surveys}
    nobody = frozenset(source.aliases.words("missing"))
    read = (_cells(export, roles.get(export.file, {})) for export in source.exports)
    cells = chain(chain.from_iterable(read), _compared(rows))
    every = identifiers(cell for cell in cells if normalise(cell.text) not in nobody)
    secret = every.without("\n".join(_printed(source)))
    return Known(secret, len(every) - len(secret))


def _compared(rows: pd.DataFrame) -> Iterator[Cell]:
    """Who stands in logs too large to be held row by row."""
    for column, what in _COMPARED.items():
        once = rows[rows[column] != ""].drop_duplicates(column)
        for text, file, row in zip(once[column], once["file"], once["row"], strict=True):
            yield Cell(what, str(text), str(file), int(row))


def _roles(survey: SurveyFile) -> dict[int, What]:
    items = survey.items().items()
    return {place: _ROLES[item.role] for place, item in items if item.role in _ROLES}


def _cells(export: Export, roles: Mapping[int, What]) -> Iterator[Cell]:
    for number, table in enumerate(export.tables):
        yield from _named(export, table, roles if number == 0 else {})
        yield from _whole_names(export, table)
        yield from _shaped(export, table)


def _named(export: Export, table: Table, roles: Mapping[int, What]) -> Iterator[Cell]:
    """The cells of columns that identify, by their field or by the question's role."""
    for column in table.columns:
        what = roles.get(column.position) or _FIELDS.get(column.field or "")
        if what:
            yield from _each(export, table.rows[column.position], what)


def _whole_names(export: Export, table: Table) -> Iterator[Cell]:
    for first, last in zip(table.fields("first_name"), table.fields("last_name"), strict=False):
        yield from _each(export, first.str.strip() + " " + last.str.strip(), "name")


def _shaped(export: Export, table: Table) -> Iterator[Cell]:
    """What has the shape of an address or a code, wherever people wrote it."""
    for column in table.columns:
        answers = column.field in {None, "text"}
        for text, row in _distinct(table.rows[column.position]):
            for what, found in _shapes(text, answers=answers):
                yield Cell(what, found, export.file, row)


def _shapes(text: str, *, answers: bool) -> Iterator[tuple[What, str]]:
    yield from (("email", found) for found in patterns.emails(text))
    if sum(c.isdigit() for c in text) < patterns.FEWEST_DIGITS:
        return
    yield from (("hetu", found) for found in patterns.identity_codes(text))
    if answers:  # numbers of meetings and of answers are long too, and name nobody
        yield from (("phone", text[a:b]) for a, b in patterns.phones(text))
        yield from (("ip", text[a:b]) for a, b in patterns.ip_addresses(text))


def _each(export: Export, cells: pd.Series[str], what: What) -> Iterator[Cell]:
    return (Cell(what, text, export.file, row) for text, row in _distinct(cells))


def _distinct(cells: pd.Series[str]) -> Iterator[tuple[str, int]]:
    """Every text once, with the first row that holds it."""
    backwards = zip(cells.to_numpy()[::-1], cells.index[::-1], strict=True)
    return ((str(text), int(row)) for text, row in dict(backwards).items() if text)


def _printed(source: Source) -> Iterator[str]:
    """The words of the settings, which reports print."""
    yield source.project.model_dump_json()
    yield from (title for event in source.events for title in event.title.values())
    for instrument in source.instruments.values():
        yield from _wordings(instrument)


def _wordings(instrument: Instrument) -> Iterable[str]:
    for item in instrument.items.values():
        yield from (item.name, *item.label.values())
        for option in item.options:
            yield from (option.name, *option.label.values())
    for scale in instrument.scales.values():
        yield from (scale.name, *scale.label.values())
