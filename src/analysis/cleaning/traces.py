"""Where a person stands in the exports: the rows that a human must remove."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.cleaning import course_log
from analysis.cleaning.course_files import IDENTITIES
from analysis.cleaning.identities import Identified
from analysis.cleaning.source import Source
from analysis.people.identifiers import Identifiers
from analysis.people.spellings import Cell, identifiers
from analysis.readers import Export

_COLUMNS = ["file", "section", "row", "own"]


def traces(source: Source, people: Identified, person: str) -> pd.DataFrame:
    """The rows of the exports about a person: columns file, section, row, own.

    ``own``: the row is the person's; others only hold their address, code or name, which somebody
    else may have too. A copy of an export has the same rows.
    """
    own = people.rows[people.rows["person"] == person]
    listed = own[own["section"] != IDENTITIES][["file", "section", "row"]].assign(own=True)
    parts = [listed, _in_logs(people, own), _named_in(source, known_of(people, person))]
    found = pd.concat([part[_COLUMNS] for part in parts], ignore_index=True)
    every = pd.concat([found, *_copied(source, found)], ignore_index=True)
    first = every.sort_values("own", ascending=False, kind="stable")
    unique = first.drop_duplicates(["file", "section", "row"]).astype(
        {"row": "int64", "own": "bool"}
    )
    return unique.sort_values(["file", "section", "row"], ignore_index=True)


def known_of(people: Identified, person: str) -> Identifiers:
    """What identifies a person in the exports."""
    own = people.rows[people.rows["person"] == person]
    return identifiers(
        Cell(what, str(text)) for what in ("email", "code", "name") for text in own[what].unique()
    )


def _in_logs(people: Identified, own: pd.DataFrame) -> pd.DataFrame:
    """Rows of logs, whose evidence has a row per identity."""
    found: list[tuple[str, str, int, bool]] = []
    for log in people.courses.logs:
        mine = own[(own["file"] == log.export.file) & (own["section"] == IDENTITIES)]
        named = log.identities[(log.identities.index + 1).isin(mine["row"])]
        if len(named):
            rows = course_log.rows_naming(log.staged, named)
            found += [(log.export.file, "", row, True) for row in rows]
    return pd.DataFrame(found, columns=_COLUMNS)


def _named_in(source: Source, known: Identifiers) -> pd.DataFrame:
    found = [place for export in source.exports for place in _places(export, known)]
    return pd.DataFrame(found, columns=_COLUMNS)


def _places(export: Export, known: Identifiers) -> Iterator[tuple[str, str, int, bool]]:
    for table in export.tables:
        for column in table.columns:
            cells = table.rows[column.position]
            naming = {text for text in cells.unique() if any(known.found_in(str(text)))}
            for row in cells.index[cells.isin(naming)] if naming else ():
                yield export.file, table.section, int(row), False


def _copied(source: Source, found: pd.DataFrame) -> Iterator[pd.DataFrame]:
    first = {export.sha256: export.file for export in source.exports}
    for copy in source.copies:
        yield found[found["file"] == first.get(copy.sha256, "")].assign(file=copy.file)
