"""Records to tables and exports: what all formats share."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers.export import Column, Export, Kind, Mark, Table
from analysis.readers.records import Record, Records
from analysis.texts import N_, normalise

if TYPE_CHECKING:
    from analysis.readers.content import Content

_LOOKED_AT = 50
_COUNTED = re.compile(r"[0-9]{1,9}")
Rows = Sequence[Record]
Words = tuple[str, ...]
#: From a header as compared, and the rows below it, to our names of the tool's own columns; the
#: content knows the tool's words.
Fields = Callable[["Content", Words, Rows], Mapping[int, str]]


def header_and_rows(records: Rows) -> tuple[Record, Rows]:
    """The first record that holds anything, and those after it; blank ones are no rows."""
    found = filled(records)
    return (found[0], found[1:]) if found else (Record(1, ()), [])


def filled(records: Rows) -> Rows:
    """The records that are not blank."""
    if isinstance(records, Records):
        return records.filled()
    return [record for record in records if not record.blank]


@lru_cache(maxsize=64)  # each reader asks for the same header, which may have 16,000 cells
def words(header: Record) -> Words:
    r"""The header's cells as compared.

    >>> words(Record(1, ("Start\xa0time ", "NAME")))
    ('start time', 'name')
    """
    return tuple(normalise(cell) for cell in header.cells)


def values(rows: Rows, position: int) -> list[str]:
    """What the cells of a column hold, without empty ones and space around."""
    found = (row.cells[position].strip() for row in rows if position < len(row.cells))
    return [cell for cell in found if cell]


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
    width = max(len(header.cells), widest(rows))
    headers = _padded(header, width)
    frame = cells(rows, width)

    def column(at: int) -> Column:
        nothing = not headers[at].strip() and not (frame[at].str.strip() != "").any()
        return Column(at, headers[at], fields.get(at, "ignored" if nothing else None))

    return Table(tuple(column(at) for at in range(width)), frame, section, sheet)


def marked(found: Table, mark: Mark, rows: pd.Series[bool]) -> Table:
    """The table with the rows for which ``rows`` is true marked."""
    numbers = (int(row) for row in rows.index[rows])
    return replace(found, marks=MappingProxyType({**found.marks, **dict.fromkeys(numbers, mark)}))


def described(found: Table, describe: Callable[[Column], Column]) -> Table:
    """The table with each of its questions' columns described by code, question and option."""
    columns = tuple(describe(c) if c.field is None else c for c in found.columns)
    return replace(found, columns=columns)


def widest(rows: Rows) -> int:
    """The number of cells of the longest row."""
    if isinstance(rows, Records):
        return rows.width
    return max((len(row.cells) for row in rows), default=0)


def cells(rows: Rows, width: int) -> pd.DataFrame:
    """The first ``width`` cells of each row, by row number; short rows end in empty cells."""
    if isinstance(rows, Records):
        return rows.columns(range(width))
    return pd.DataFrame(
        [_padded(row, width)[:width] for row in rows],
        index=pd.Index([row.row for row in rows], name="row", dtype="int64"),
        columns=range(width),
        dtype="str",
    )


def index_column(header: Words, rows: Rows) -> bool:
    """Whether the first column is one that pandas or R wrote in front, without a header.

    It counts from 0 or 1; numbers are missing where rows were left out before it was saved.
    """
    if not header or header[0] not in {"", "unnamed: 0"}:
        return False
    first = [row.cells[0] for row in rows[:_LOOKED_AT] if row.cells]
    numbers = [int(cell) for cell in first if _COUNTED.fullmatch(cell)]
    counts = all(before < after for before, after in pairwise(numbers))
    return bool(first) and len(numbers) == len(first) and counts


def overlong(header: Record, rows: Rows, file: str) -> tuple[Problem, ...]:
    """A warning if rows hold values beyond the header's last column, else nothing."""
    width = len(header.cells)
    if widest(rows) <= width:
        return ()
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


def export(
    content: Content,
    format: str,
    kind: Kind,
    tables: Sequence[Table],
    problems: Sequence[Problem] = (),
) -> Export:
    """What a reader found in the content (``dataclasses.replace`` adds ``meeting``, ``zone``)."""
    return Export(
        file=content.name,
        format=format,
        kind=kind,
        sha256=content.sha256,
        tables=tuple(tables),
        encoding=content.encoding,
        problems=tuple(problems),
    )


def attendance(
    content: Content,
    format: str,
    tables: Sequence[Table],
    meeting: Mapping[str, str],
    problems: Sequence[Problem],
) -> Export:
    """Who took part in a meeting, and the facts printed above the lists."""
    found = export(content, format, "attendance", tables, problems)
    return replace(found, meeting=MappingProxyType(dict(meeting)))


def survey(content: Content, format: str, fields: Fields) -> Export:
    """The answers of a survey: one header, one row per response; raises if there is no table."""
    header, rows = header_and_rows(content.records)
    if not header.cells:
        raise refusal(
            content,
            N_("The file holds no table of answers."),
            N_("Export it again from the tool, or correct the format in project.toml."),
        )
    found = table(header, rows, fields(content, words(header), rows), sheet=content.sheet.name)
    return export(content, format, "survey", [found], overlong(header, rows, content.name))


def refusal(content: Content, what: str, do: str, **values: object) -> ProblemsError:
    """What a reader raises for content that is not of its format (message ids and values)."""
    return ProblemsError([Problem(what, do, Place(content.name), values)])


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
