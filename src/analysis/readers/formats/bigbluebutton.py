"""BigBlueButton's learning dashboard, "download session data": a row per person, polls last.

The shape is that of the tool's own source (makeUserCSVData of bbb-learning-dashboard): values in
quotes, a header without, in the language of whoever downloads it.
"""

from __future__ import annotations

import re

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    attendance,
    header_and_rows,
    marked,
    refusal,
    table,
    values,
    widest,
)
from analysis.texts import N_

_NAME = "bigbluebutton"
_OWN = (
    "name", "role", "engagement", "engagement", "engagement", "engagement", "engagement",
    "engagement", "engagement", "join", "leave", "minutes",
)  # fmt: skip
_MODERATOR = 1
_LENGTH = re.compile(r"\d{1,3}:\d{2}:\d{2}|-")
_COUNT = re.compile(r"\d+")
_SHAPES = {
    # Excel translates the two words when it saves the file.
    _MODERATOR: re.compile(r"TRUE|FALSE|TOSI|EPÄTOSI|SANT|FALSKT", re.IGNORECASE),
    2: re.compile(r"\d+(?:\D\d)?"),
    3: _LENGTH,
    4: _LENGTH,
    5: _COUNT,
    6: _COUNT,
    7: _COUNT,
    8: _COUNT,
    11: _LENGTH,
}


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    if len(header.cells) < len(_OWN) or not all(cell.strip() for cell in header.cells[: len(_OWN)]):
        return False
    return all(_fits(shape, values(rows, at)) for at, shape in _SHAPES.items())


def _fits(shape: re.Pattern[str], found: list[str]) -> bool:
    return bool(found) and all(shape.fullmatch(cell) for cell in found)


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no session data of BigBlueButton: its twelve columns are missing."),
            N_("Download the session data again, or correct the format in project.toml."),
        )
    header, rows = header_and_rows(content.records)
    found = table(
        header, rows, dict(enumerate(_OWN)), section="participants", sheet=_sheet(content)
    )
    doubts = _divided(header, rows, content.name)
    return attendance(content, _NAME, (_without_nobody(found),), {}, doubts)


def _sheet(content: Content) -> str:
    return content.sheet.name


def _without_nobody(found: Table) -> Table:
    """The row of anonymous answers to polls marked: it is always there, and no person."""
    moderator = found.rows[_MODERATOR].str.strip()
    return marked(found, "summary line", moderator == "")


def _divided(header: Record, rows: Rows, file: str) -> tuple[Problem, ...]:
    """A warning if the header holds more columns than the rows: questions with commas."""
    if len(header.cells) <= widest(rows):
        return ()
    warning = Problem(
        N_("The header has more columns than the rows, so questions of polls hold commas."),
        N_("Put each question of a poll in the header into quotation marks."),
        Place(file, row=header.row),
        severity="warning",
    )
    return (warning,)


READER = Reader(_NAME, "BigBlueButton session data", "attendance", _recognise, _read)
