"""What a reader gives: the rows exactly as a tool exported them, each knowing its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import pandas as pd

from analysis.problems import Problem

if TYPE_CHECKING:
    from analysis.readers.content import Content

#: What the rows of an export are. ``structure``: the questions of a survey, not answers.
Kind = Literal[
    "survey", "attendance", "registration", "interactions", "course_log", "course_progress",
    "communications", "structure",
]  # fmt: skip
#: What the tool itself says of a row that is no answer, person or measurement.
Mark = Literal["test answer", "summary line", "header again", "piece of a row"]
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_MARKS: Mapping[int, Mark] = MappingProxyType({})

#: What a tool's own columns are called here, whatever the tool or its language calls them.
FIELDS = frozenset(
    {
        # who, in any export; each becomes a pseudonym or is dropped
        "email", "name", "first_name", "last_name", "user_id", "token", "upn", "phone", "ip",
        "location", "device", "organisation",
        # surveys
        "submitted", "started", "response_id", "language", "finished", "progress", "seconds",
        "points", "event",
        # attendance: a stay (join, leave, minutes), or an act (action, at)
        "join", "leave", "minutes", "role", "guest", "consent", "waiting", "action", "at",
        "attended", "engagement",
        # registration
        "registered", "status", "booker_name", "booker_email", "quantity",
        # interactions (chat: at, name, to, text)
        "to", "text",
        # course log
        "course", "affected", "context", "component", "event_name", "description", "origin",
        # course progress: state of an activity and when; a grade; the course as a whole
        "activity", "activity_time", "grade", "total", "completed", "completed_at",
        "enrolled", "downloaded",
        # communications: a column of numbers is a "metric", named by its header; a row of a
        # list of names and numbers has "measure" and "value"
        "date", "content", "channel", "metric", "measure", "value",
        "ignored",  # known, and never used
    }
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column as exported: 0-based position, header text, and what it is if the tool says so.

    ``field`` is one of `FIELDS` for the tool's own columns, None for a question. Tools that print
    more than one header, or one made of parts, say more of a question: ``code`` is the tool's own
    name of the variable (``Q2_1``, ``tools___1``), ``option`` the answer option or the row of a
    grid that the column is for, as printed; ``header`` is then the question alone. ``missing``:
    the texts that the file itself declares to mean "no answer" in this column (SPSS).
    """

    position: int
    header: str
    field: str | None = None
    code: str = ""
    option: str = ""
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """One table of a file: columns, and rows as text.

    ``rows``: a frame of str ("" where a cell is empty); its column labels are the positions of
    ``columns``; its index, named ``row``, is the row number as a spreadsheet counts (1-based).
    ``section`` names the table within files of several (``participants``, ``stays``, ``chat``).
    ``marks``: rows (by number) that the tool itself says are no data; cleaning sets them aside.
    """

    columns: tuple[Column, ...]
    rows: pd.DataFrame
    section: str = ""
    sheet: str = ""
    marks: Mapping[int, Mark] = field(default_factory=lambda: _NO_MARKS)

    def field(self, name: str) -> pd.Series[str] | None:
        """The cells of the tool's own column ``name`` (the first), or None if there is none."""
        return next(self.fields(name), None)

    def fields(self, name: str) -> Iterator[pd.Series[str]]:
        """The cells of each of the tool's own columns ``name``, in order."""
        return (self.rows[column.position] for column in self.named(name))

    def named(self, name: str) -> tuple[Column, ...]:
        """The tool's own columns ``name``, in order."""
        return tuple(column for column in self.columns if column.field == name)

    def questions(self) -> tuple[Column, ...]:
        """The columns that hold answers."""
        return tuple(column for column in self.columns if column.field is None)


@dataclass(frozen=True)
class Scan:
    """A UTF-8 text whose rows were not read, as they would not fit: a database reads them.

    ``header_row``: the row of the header, below which every row has a cell for each of
    ``columns``; whether that is so shows only when the rows are read.
    """

    path: Path
    delimiter: str
    header_row: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Export:
    """A file as read: format, tables, and facts printed above them (``meeting``).

    ``meeting`` may hold title, start, end, meeting_id, zone, course (all as printed), and of a
    chat clock: whether its times are ``elapsed`` since the recording began, or ``of the day``;
    and the tool that a mapping file names.
    ``zone``: the time zone of the file's times where the tool says it or always uses one.
    ``scan``: where the rows are that ``tables`` do not hold; they are counted when cleaned.
    """

    file: str
    format: str
    kind: Kind
    sha256: str
    tables: tuple[Table, ...]
    encoding: str = ""
    meeting: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    problems: tuple[Problem, ...] = ()
    zone: str = ""
    scan: Scan | None = None

    @property
    def rows_read(self) -> int:
        """How many data rows all tables of the file hold together."""
        return sum(len(table.rows) for table in self.tables)


@dataclass(frozen=True)
class Reader:
    """How one format is recognised and read.

    A module in ``readers/formats`` that defines ``READER`` (or several, ``READERS``) is registered
    by being there. ``recognise`` answers from the content alone; ``read`` may be called with
    content that was not recognised, when a data set declares its format.
    """

    name: str
    tool: str
    kind: Kind
    recognise: Callable[[Content], bool]
    read: Callable[[Content], Export]
