"""Records to tables and exports: what all formats share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from analysis.problems import Place, Problem
from analysis.readers.export import Column, Export, Table
from analysis.readers.records import Record
from analysis.texts import N_, normalise

if TYPE_CHECKING:
    from analysis.readers.content import Content

Rows = Sequence[Record]
Words = tuple[str, ...]
#: From a header as compared, and the rows below it, to our names of the tool's own columns.
Fields = Callable[[Words, Rows], Mapping[int, str]]


def header_and_rows(records: Rows) -> tuple[Record, Rows]:
    """The first record that holds anything, and those after it; blank ones are no rows."""
    filled = [record for record in records if not record.blank]
    return (filled[0], filled[1:]) if filled else (Record(1, ()), [])


def words(header: Record) -> Words:
    r"""The header's cells as compared.

    >>> words(Record(1, ("Start\xa0time ", "NAME")))
    ('start time', 'name')
    """
    return tuple(normalise(cell) for cell in header.cells)


def values(rows: Rows, position: int) -> list[str]:
    """What the cells of a column hold, without empty ones and space around."""
    cells = (row.cells[position].strip() for row in rows if position < len(row.cells))
    return [cell for cell in cells if cell]


def table(
    header: Record,
    rows: Rows,
    fields: Mapping[int, str],
    *,
    section: str = "",
    sheet: str = "",
) -> Table:
    """The rows under their header, as wide as the widest; short rows end in empty cells.

    A column without header and without any value (a trailing comma) is ``ignored``.
    """
    width = max(len(record.cells) for record in (header, *rows))
    headers = _padded(header, width)

    def column(at: int) -> Column:
        nothing = not headers[at].strip() and not values(rows, at)
        return Column(at, headers[at], fields.get(at, "ignored" if nothing else None))

    frame = pd.DataFrame(
        [_padded(row, width) for row in rows],
        index=pd.Index([row.row for row in rows], name="row", dtype="int64"),
        columns=range(width),
        dtype="str",
    )
    return Table(tuple(column(at) for at in range(width)), frame, section, sheet)


def overlong(header: Record, rows: Rows, file: str) -> tuple[Problem, ...]:
    """A warning if rows hold values beyond the header's last column, else nothing."""
    width = len(header.cells)
    found = [row.row for row in rows if any(cell.strip() for cell in row.cells[width:])]
    if not found:
        return ()
    warning = Problem(
        N_("{count} rows hold more cells than the header; this is the first."),
        N_("Check whether an answer was split in two, for example at a comma."),
        Place(file, row=found[0]),
        {"count": len(found)},
        severity="warning",
    )
    return (warning,)


def attendance(
    content: Content,
    format: str,
    tables: Sequence[Table],
    meeting: Mapping[str, str],
    problems: Sequence[Problem],
) -> Export:
    """Who took part in a meeting, and the facts printed above the lists."""
    return Export(
        file=content.name,
        format=format,
        kind="attendance",
        sha256=content.sha256,
        tables=tuple(tables),
        encoding=content.encoding,
        meeting=MappingProxyType(dict(meeting)),
        problems=tuple(problems),
    )


def survey(content: Content, format: str, fields: Fields) -> Export:
    """The answers of a survey: one header, one row per response."""
    header, rows = header_and_rows(content.records)
    found = table(header, rows, fields(words(header), rows), sheet=content.sheet.name)
    return Export(
        file=content.name,
        format=format,
        kind="survey",
        sha256=content.sha256,
        tables=(found,),
        encoding=content.encoding,
        problems=overlong(header, rows, content.name),
    )


def named(header: Words, known: Mapping[str, str]) -> Mapping[int, str]:
    """The fields of all columns whose header is a known word.

    >>> named(("a", "guest"), {"guest": "guest"})
    {1: 'guest'}
    """
    return {at: known[word] for at, word in enumerate(header) if word in known}


# Fields that a tool may have several columns of.
_REPEATED = frozenset({"ignored", "points"})


def leading(
    header: Words, known: Mapping[str, str], taken: Collection[str] = ()
) -> Mapping[int, str]:
    """The fields of the columns before the first question; a later word is a question's.

    A question is an unknown word, or a field that is there already (or ``taken``): people ask for
    an address or a name under the very words a tool uses.

    >>> leading(("time", "mail", "e-mail"), {"time": "submitted", "mail": "email"})
    {0: 'submitted', 1: 'email'}
    >>> leading(("mail", "e-mail"), {"mail": "email", "e-mail": "email"})
    {0: 'email'}
    """
    found: dict[int, str] = {}
    for at, word in enumerate(header):
        field = known.get(word)
        if field is None or field in taken or (field in found.values() and field not in _REPEATED):
            break
        found[at] = field
    return found


def _padded(record: Record, width: int) -> tuple[str, ...]:
    return record.cells + ("",) * (width - len(record.cells))
