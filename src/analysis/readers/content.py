"""A file as it lies in the data set: its bytes, and what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers import workbook
from analysis.readers.decoding import Decoded, decode
from analysis.readers.records import Record, parse
from analysis.readers.workbook import Sheet
from analysis.texts import N_


@dataclass(frozen=True)
class Content:
    """A file's bytes under the name people see: its path below the data set, with slashes.

    The bytes are decoded and split once, when first asked for; that raises ProblemsError for a
    file that cannot be read. They are not part of the representation: they hold personal data.
    """

    name: str
    data: bytes = field(repr=False)

    @classmethod
    def load(cls, file: Path, folder: Path) -> Content:
        """The content of ``file`` in the data set ``folder``; raises ProblemsError."""
        name = file.relative_to(folder).as_posix()
        try:
            return cls(name, file.read_bytes())
        except OSError:
            fault = Problem(
                N_("The file cannot be opened."),
                N_("Close it in other programs, and check that you may read it."),
                Place(name),
            )
            raise ProblemsError([fault]) from None

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()

    @property
    def is_workbook(self) -> bool:
        """Whether the file is an ``.xlsx`` workbook (or another ZIP archive), by its bytes."""
        return workbook.is_workbook(self.data)

    @cached_property
    def decoded(self) -> Decoded:
        """The text of a text file, its encoding, and what was doubtful about it."""
        return decode(self.data, self.name)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of a workbook; of a text file one, without a name."""
        if workbook.is_old_or_locked(self.data):
            raise workbook.locked(self.data, self.name)
        if self.is_workbook:
            return workbook.sheets(self.data, self.name)
        return (Sheet("", parse(self.decoded.text, self.name)),)

    @cached_property
    def sheet(self) -> Sheet:
        """The first sheet that holds anything, or an empty one."""
        return next((sheet for sheet in self.sheets if not sheet.blank), Sheet("", ()))

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of that sheet, blank ones too, each with its row number."""
        return self.sheet.records

    @property
    def encoding(self) -> str:
        """The encoding of a text file; "" for a workbook."""
        return "" if self.is_workbook else self.decoded.encoding

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was doubtful about the bytes, although they could be read."""
        return _unread_sheets(self) if self.is_workbook else self.decoded.problems


def _unread_sheets(content: Content) -> tuple[Problem, ...]:
    others = [s.name for s in content.sheets if not s.blank and s is not content.sheet]
    if not others:
        return ()
    note = Problem(
        N_("Only the sheet “{read}” was read; these were not: {others}."),
        N_("If they hold answers too, export them into a file each."),
        Place(content.name),
        {"read": content.sheet.name, "others": ", ".join(others)},
        severity="note",
    )
    return (note,)
