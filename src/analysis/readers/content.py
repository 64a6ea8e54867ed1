"""A file as it lies in the data set: its bytes, and what they hold."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.discovery import name_of
from analysis.readers import chat, delimited, workbook
from analysis.readers.aliases import Aliases, known_aliases
from analysis.readers.decoding import Decoded, decode, encoding_of, is_encoded
from analysis.readers.html_table import html_rows, is_html_table
from analysis.readers.records import Record, Records
from analysis.readers.workbook import Book, Sheet
from analysis.texts import N_

#: How many records a reader looks at to know its format.
HEAD = 200
# A larger text is never held as a whole, only its rows.
_LARGE = 16 << 20
_SPSS = (b"$FL2", b"$FL3")
_START_OF_XML = 256
_START_OF_CHAT = 1 << 16
_START_OF_TABLE = 1 << 18
# What a format is known by stands in fewer columns than a spreadsheet has, and in shorter texts.
_MOST_COLUMNS, _LONGEST_CELL = 16_384, 8192


def _start_of(record: Record) -> Record:
    cells = record.cells[:_MOST_COLUMNS]
    return Record(record.row, tuple(cell[:_LONGEST_CELL] for cell in cells))


@dataclass(frozen=True)
class Content:
    """A file's bytes under the name people see: its path below the data set, with slashes.

    The bytes are decoded and split once, when first asked for; that raises ProblemsError for a
    file that cannot be read. They are not part of the representation: they hold personal data.
    A large text file is read from ``path`` piece by piece and never held in ``data``.
    """

    name: str
    data: bytes = field(repr=False)
    path: Path | None = field(default=None, repr=False)
    aliases: Aliases = field(default_factory=known_aliases, repr=False)

    @classmethod
    def load(cls, file: Path, folder: Path, aliases: Aliases | None = None) -> Content:
        """The content of ``file`` in the data set ``folder``; raises ProblemsError."""
        known = aliases or known_aliases()
        name = name_of(file, folder)
        try:
            with file.open("rb") as stream:
                start = stream.read(_LARGE)
                if stream.read(1) and not workbook.is_workbook(start):
                    return cls(name, start, file, known)
                return cls(name, file.read_bytes(), file, known)
        except OSError:
            fault = Problem(
                N_("The file cannot be opened."),
                N_("Close it in other programs, and check that you may read it."),
                Place(name),
            )
            raise ProblemsError([fault]) from None

    def headers(self, tool: str) -> Mapping[str, str]:
        """Our name of a column for each header word of ``tool``, the words as compared."""
        return self.aliases.headers(tool)

    def words(self, kind: str) -> Mapping[str, str]:
        """Our name of a thing for each word of the kind, the words as compared."""
        return self.aliases.words(kind)

    @property
    def is_large(self) -> bool:
        """Whether ``data`` is only the start of the file, the rest being read from ``path``."""
        return self.path is not None and len(self.data) == _LARGE and not self.is_workbook

    def open(self) -> BinaryIO:
        """The bytes as a stream."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the bytes, in hexadecimal."""
        if not self.is_large:
            return sha256(self.data).hexdigest()
        with self.open() as stream:
            return file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]

    @property
    def is_workbook(self) -> bool:
        """Whether the file is a workbook (or another ZIP or OLE archive), by its bytes."""
        return workbook.is_workbook(self.data)

    @property
    def is_spss(self) -> bool:
        """Whether the file is an SPSS data file (``.sav``, ``.zsav``), by its bytes."""
        return self.data.startswith(_SPSS)

    @cached_property
    def is_table(self) -> bool:
        """Whether the file holds rows of cells: a workbook or a delimited text."""
        return not (self.is_spss or self.is_xml or self.json is not None or self.is_chat)

    @cached_property
    def is_chat(self) -> bool:
        """Whether the file is a saved chat: its quotation marks and commas are no table's."""
        if self.is_workbook or self.is_spss:
            return False
        return chat.clock_of(self.text[:_START_OF_CHAT], self.words("zoom_chat")) is not None

    @cached_property
    def is_xml(self) -> bool:
        """Whether the file is an XML document (``.lss``), and no page with a table."""
        if self.is_workbook or self.is_spss:
            return False
        start = self.text[:_START_OF_XML].lstrip("\ufeff \t\r\n")
        return start.startswith("<?xml") and not is_html_table(self.text)

    @cached_property
    def json(self) -> object:
        """What a JSON file holds; None for any other file."""
        if self.is_workbook or self.is_spss or self.text.lstrip()[:1] not in {"{", "["}:
            return None
        try:
            found: object = json.loads(self.text)
        except (ValueError, RecursionError):
            return None
        return found

    @cached_property
    def decoded(self) -> Decoded:
        """The text of a text file (its start, if large), its encoding, and what was doubtful."""
        if not self.is_large:
            return decode(self.data, self.name)
        encoding = encoding_of(self.data)
        start = self.data[: len(self.data) // 4 * 4]
        return Decoded(start.decode(encoding, errors="ignore").removeprefix("\ufeff"), encoding)

    @property
    def text(self) -> str:
        """The text of a text file (its start, if large)."""
        return self.decoded.text

    @cached_property
    def book(self) -> Book:
        """The sheets of a workbook; of a text file one, without a name; none of other files."""
        if self.is_workbook:
            return workbook.read_workbook(self.data, self.name)
        if not self.is_table:
            return Book(())
        if is_html_table(self.text):
            return Book((Sheet("", Records.of(html_rows(self.text))),))
        records = self._streamed() if self.is_large else delimited.parse(self.text, self.name)
        return Book((Sheet("", records),))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet."""
        return self.book.sheets

    @cached_property
    def sheet(self) -> Sheet:
        """The first sheet that holds anything, or an empty one."""
        return next((s for s in self.sheets if not s.blank), Sheet("", Records.of(())))

    @property
    def records(self) -> Records:
        """The records of that sheet, blank ones too, each with its row number."""
        return self.sheet.records

    @cached_property
    def head(self) -> tuple[Record, ...]:
        """The first records of that sheet that hold anything: enough to know a format by."""
        if self.is_large and self.is_table:
            start = self.text[:_START_OF_TABLE].rpartition("\n")[0]
            return tuple(map(_start_of, delimited.parse_start(start).filled()[:HEAD]))
        return tuple(map(_start_of, self.records.filled()[:HEAD]))

    @property
    def encoding(self) -> str:
        """The encoding of a text file; "" for others."""
        return "" if self.is_workbook or self.is_spss else self.decoded.encoding

    @property
    def blank(self) -> bool:
        """Whether the file holds nothing."""
        if self.is_large:
            return False
        return not self.data or (self.is_table and all(sheet.blank for sheet in self.sheets))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was doubtful about the bytes, although they could be read."""
        if self.is_spss:
            return ()
        if self.is_large and self._whole:
            return self._whole.problems
        return self.book.problems if self.is_workbook else self.decoded.problems

    @cached_property
    def _whole(self) -> Content | None:
        """The file held as a whole, if it is large and its start misleads about its encoding."""
        with self.open() as stream:
            if is_encoded(stream, self.decoded.encoding):
                return None
        with self.open() as stream:
            return Content(self.name, stream.read())

    def _streamed(self) -> Records:
        """The records of a large text, decoded line by line."""
        if self._whole:
            return self._whole.records
        dialect = delimited.dialect_of(self.text[: delimited.LOOKED_AT])
        with io.TextIOWrapper(self.open(), self.decoded.encoding, newline="") as stream:
            lines = (line.removeprefix("\ufeff").replace("\0", "") for line in stream)
            rest = islice(lines, 1 if dialect.skipped else 0, None)
            return delimited.parse_lines(rest, dialect, self.name)
