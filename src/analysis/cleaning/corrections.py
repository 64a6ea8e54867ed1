"""Corrections applied to exports as read: raw files are never changed, every change is listed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import open_survey
from analysis.problems import Problem
from analysis.project.corrections import Correction
from analysis.project.nearest import by_likeness
from analysis.readers import Column, Export, Table
from analysis.tables import SCHEMAS, empty
from analysis.texts import N_, normalise


@dataclass(frozen=True)
class Corrected:
    """The exports with the corrections that could be applied; those that could not, and why.

    ``applied``: the table ``corrections``.
    """

    exports: tuple[Export, ...]
    applied: pd.DataFrame
    refused: tuple[Problem, ...]


def correct(
    exports: Sequence[Export],
    corrections: Iterable[Correction],
    items: Mapping[str, Mapping[str, int]],
) -> Corrected:
    """Apply each correction to the cell it names, if the cell holds what it says.

    ``items``: by file, the position of the column that holds each question of its questionnaire.
    """
    by_file = {_path(export.file): export for export in exports}
    applied, refused = [], []
    for correction in corrections:
        found = _applied(by_file, correction, items)
        if isinstance(found, Problem):
            refused.append(found)
        else:
            by_file[_path(found.file)] = found
            applied.append(correction)
    return Corrected(tuple(by_file.values()), _table(applied), tuple(refused))


def corrected(source: Source, corrections: Sequence[Correction]) -> Source:
    """The data set with its corrections applied to the exports."""
    if not corrections:
        return source
    wanted = {_path(correction.file) for correction in corrections}
    items = {e.file: _items(e, source) for e in source.of("survey") if _path(e.file) in wanted}
    found = correct(source.exports, corrections, items)
    return replace(
        source, exports=found.exports, corrections=found.applied, uncorrected=found.refused
    )


def _items(export: Export, source: Source) -> Mapping[str, int]:
    opened = open_survey(export, source)
    if isinstance(opened, Problem):
        return {}
    return {item.name: position for position, item in opened.items().items()}


def _path(file: str) -> str:
    # as a person may write it: with the other slash, or accents composed another way
    return unicodedata.normalize("NFC", file.replace("\\", "/").removeprefix("./"))


def _applied(
    by_file: Mapping[str, Export], correction: Correction, items: Mapping[str, Mapping[str, int]]
) -> Export | Problem:
    export = by_file.get(_path(correction.file))
    if export is None:
        known = ", ".join(by_likeness(correction.file, by_file, limit=3))
        return _refused(correction, N_("There is no export “{file}”."), known)
    tables = {
        number: table
        for number, table in enumerate(export.tables)
        if correction.row in table.rows.index and correction.section in {"", table.section}
    }
    if not tables:
        return _refused(correction, N_("“{file}” has no data in row {row}."), "")
    # the questionnaire is that of the first table
    asked = {0: items.get(export.file, {})}
    columns = {
        number: position
        for number, table in tables.items()
        if (position := _position(table, correction.variable, asked.get(number, {}))) is not None
    }
    if not columns:
        headers = (c.header for table in tables.values() for c in table.columns)
        known = ", ".join(by_likeness(correction.variable, list(headers), limit=3))
        return _refused(correction, N_("“{file}” has no column “{variable}”."), known)
    return _replaced(export, correction, columns)


def _replaced(
    export: Export, correction: Correction, columns: Mapping[int, int]
) -> Export | Problem:
    """The export with the cell changed; ``columns``: where it may stand, by number of the table."""
    row = correction.row
    holding = [
        number
        for number, position in columns.items()
        if _same(str(export.tables[number].rows.at[row, position]), correction.old)
    ]
    if not holding:
        what = N_("The cell in row {row} of “{file}” does not hold what “old” says.")
        return _refused(correction, what, "")
    if len(holding) > 1:
        what = N_("Row {row} stands in several tables of “{file}”; “section” must say in which.")
        return _refused(correction, what, ", ".join(export.tables[n].section for n in holding))
    number = holding[0]
    table = export.tables[number]
    rows = table.rows.copy()
    rows.loc[row, columns[number]] = correction.new
    changed = replace(table, rows=rows)
    return replace(export, tables=(*export.tables[:number], changed, *export.tables[number + 1 :]))


def _position(table: Table, variable: str, items: Mapping[str, int]) -> int | None:
    """The column that a person means: by header, the tool's code, our name for it, or its item."""
    wanted = normalise(variable)
    ways = (
        lambda c: normalise(c.header) == wanted,
        lambda c: c.code == variable,
        lambda c: c.field == variable,
        lambda c: f"#{c.position + 1}" == variable,
    )
    for way in ways:
        found: list[Column] = [column for column in table.columns if way(column)]
        if len(found) == 1:
            return found[0].position
    return items.get(variable)


def _same(cell: str, old: str) -> bool:
    # what a person copies from a spreadsheet has lost the spaces around it
    return unicodedata.normalize("NFC", cell.strip()) == unicodedata.normalize("NFC", old.strip())


def _refused(correction: Correction, what: str, known: str) -> Problem:
    values = {
        "file": correction.file, "row": correction.row, "variable": correction.variable,
        "known": known,
    }  # fmt: skip
    if known:
        do = N_("The correction was not applied. Nearest there: {known}.")
    else:
        do = N_("The correction was not applied. Look at the export again and correct this line.")
    return Problem(what, do, correction.place, values)


def _table(applied: Sequence[Correction]) -> pd.DataFrame:
    if not applied:
        return empty("corrections")
    names = list(SCHEMAS["corrections"].columns)
    found = pd.DataFrame([{name: getattr(each, name) for name in names} for each in applied])
    return found.astype({name: "str" for name in names if name != "row"})
