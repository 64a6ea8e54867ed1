"""What a reader gives: the rows exactly as a tool exported them, each knowing its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import pandas as pd

from analysis.problems import Problem

if TYPE_CHECKING:
    from analysis.readers.content import Content

Kind = Literal["survey", "attendance"]
_NOTHING: Mapping[str, str] = MappingProxyType({})

#: What a tool's own columns are called here, whatever the tool or its language calls them.
FIELDS = frozenset(
    {
        "submitted", "started", "response_id", "email", "name", "language",  # surveys
        "join", "leave", "minutes", "role", "upn", "guest", "consent",  # attendance
        "ip", "points", "ignored",  # known, and never used
    }
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column as exported: 0-based position, header text, and what it is if the tool says so.

    ``field`` is one of `FIELDS` for the tool's own columns, None for a question.
    """

    position: int
    header: str
    field: str | None = None


@dataclass(frozen=True)
class Table:
    """One table of a file: columns, and rows as text.

    ``rows``: a frame of str ("" where a cell is empty); its column labels are the positions of
    ``columns``; its index, named ``row``, is the row number as a spreadsheet counts (1-based).
    ``section`` names the table within files of several (``participants``, ``stays``).
    """

    columns: tuple[Column, ...]
    rows: pd.DataFrame
    section: str = ""
    sheet: str = ""

    def field(self, name: str) -> pd.Series[str] | None:
        """The cells of the tool's own column ``name``, or None if the file has none."""
        for column in self.columns:
            if column.field == name:
                return self.rows[column.position]
        return None

    def questions(self) -> tuple[Column, ...]:
        """The columns that hold answers."""
        return tuple(column for column in self.columns if column.field is None)


@dataclass(frozen=True)
class Export:
    """A file as read: format, tables, and facts printed above them (``meeting``).

    ``meeting`` may hold title, start, end, meeting_id (all as printed).
    """

    file: str
    format: str
    kind: Kind
    sha256: str
    tables: tuple[Table, ...]
    encoding: str = ""
    meeting: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    problems: tuple[Problem, ...] = ()

    @property
    def rows_read(self) -> int:
        """How many data rows all tables of the file hold together."""
        return sum(len(table.rows) for table in self.tables)


@dataclass(frozen=True)
class Reader:
    """How one format is recognised and read.

    A module in ``readers/formats`` that defines ``READER`` is registered by being there.
    ``recognise`` answers from the content alone; ``read`` may be called with content that was not
    recognised, when a data set declares its format.
    """

    name: str
    tool: str
    kind: Kind
    recognise: Callable[[Content], bool]
    read: Callable[[Content], Export]
