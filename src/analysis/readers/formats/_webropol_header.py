"""The header of a Webropol export: questions, and below them or behind a colon options or rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from analysis.readers.content import Content
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, leading
from analysis.texts import normalise

NAME = "webropol_excel"
# What Webropol itself knows of every answer, and no one asks: it may stand behind the questions.
_OF_EVERY_ANSWER = frozenset({"response_id", "submitted"})
_ANYWHERE = _OF_EVERY_ANSWER | {"ip", "user_id"}
# A title or a few lines may stand above the header.
_WITHIN = 6
_LOOKED_AT = 50
_NUMBER = re.compile(r"\s*\d+(?:[.,]\d+)?\s*")
# Between question and row; not the colon of 12:30 or of https://.
_COLON = re.compile(r":(?![\d/])")
# What pandas writes where a header was empty.
_UNNAMED = re.compile(r"\s*(?:Unnamed: \d+)?\s*")


@dataclass(frozen=True)
class Header:
    """Of each column its question and its option or row ("" if it has none), as printed."""

    record: Record
    titles: tuple[str, ...]
    options: tuple[str, ...]

    @property
    def grouped(self) -> bool:
        """Whether a question takes several columns, one for each option or row."""
        parts = [title for title, option in zip(self.titles, self.options, strict=True) if option]
        return len(set(parts)) < len(parts)

    def own(self, content: Content) -> Mapping[int, str]:
        """The fields of Webropol's own columns."""
        alone = tuple(
            "" if option.strip() else normalise(title)
            for title, option in zip(self.titles, self.options, strict=True)
        )
        return _own(content, alone)


def read_header(content: Content, records: Rows) -> tuple[Header, Rows]:
    """The header among records that hold something, one row or two, and the rows below it."""
    found = records[_start(content, records) :]
    first, rows = found[0], found[1:]
    printed = _printed(content, first)
    if not rows or not _is_second(content, first, printed, rows):
        titles, options = _parted(printed)
        return Header(first, titles, options), rows
    width = max(len(printed), len(rows[0].cells))
    titles = _carried(content, _padded(printed, width), rows[0])
    return Header(first, titles, _padded(rows[0].cells, width)), rows[1:]


def _own(content: Content, header: tuple[str, ...]) -> Mapping[int, str]:
    known = content.headers(NAME)
    found = dict(leading(header, known))
    for at, word in enumerate(header):
        field = known.get(word)
        if field in _ANYWHERE and field not in found.values():
            found[at] = field
    return found


def _of_every_answer(content: Content, printed: Iterable[str]) -> list[int]:
    known = content.headers(NAME)
    return [at for at, cell in enumerate(printed) if known.get(normalise(cell)) in _OF_EVERY_ANSWER]


def _start(content: Content, records: Rows) -> int:
    """Where the first row stands that names what Webropol knows of every answer, else the top."""
    for at, record in enumerate(records[:_WITHIN]):
        if _of_every_answer(content, record.cells):
            return at
    return 0


def _printed(content: Content, record: Record) -> tuple[str, ...]:
    """The cells of a row, those of merged cells in each column they cover."""
    merged = content.is_workbook and content.sheet.merged
    return content.sheet.spread(record.row - 1) if merged else record.cells


def _is_second(content: Content, first: Record, printed: tuple[str, ...], rows: Rows) -> bool:
    """Whether the first of the rows belongs to the header.

    Under the columns that every answer fills it is empty. Without such columns questions must be
    merged over several columns, or (saved as CSV) be followed by empty or the same titles, with a
    different text below each and nothing below the other questions.
    """
    second, below = rows[0], rows[1 : _LOOKED_AT + 1]
    own = _of_every_answer(content, printed)
    if own:
        empty = not any(_filled(second, at) for at in own)
        return empty and (not below or any(_filled(row, at) for row in below for at in own))
    return _over_columns(content, first) or _divides(_runs(content, printed, second), second)


def _over_columns(content: Content, record: Record) -> bool:
    row = record.row - 1
    merged = content.sheet.merged if content.is_workbook else ()
    return any(top == row and right > left for (top, left), (_, right) in merged)


def _divides(runs: list[list[int]], second: Record) -> bool:
    several = [run for run in runs if len(run) > 1]
    alone = [run[0] for run in runs if len(run) == 1]
    return (
        bool(several)
        and not any(_filled(second, at) for at in alone)
        and all(_all_different([_cell(second, at) for at in run]) for run in several)
    )


def _all_different(texts: list[str]) -> bool:
    words = [normalise(text) for text in texts]
    return (
        "" not in words and len(set(words)) == len(words) and not any(map(_NUMBER.fullmatch, texts))
    )


def _runs(content: Content, printed: tuple[str, ...], second: Record) -> list[list[int]]:
    """The columns question by question."""
    titles = _carried(content, _padded(printed, max(len(printed), len(second.cells))), second)
    runs = groupby(range(len(titles)), key=lambda at: titles[at])
    return [list(run) for _, run in runs]


def _carried(content: Content, printed: tuple[str, ...], second: Record) -> tuple[str, ...]:
    """The titles, each also over the columns that follow it without one but with an option."""
    own = _of_every_answer(content, printed)
    titles: list[str] = []
    for at, title in enumerate(printed):
        empty = _UNNAMED.fullmatch(title) is not None
        continued = at and at - 1 not in own and empty and _filled(second, at)
        titles.append(titles[-1] if continued else title)
    return tuple(titles)


def _parted(printed: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Question and row of headers "question:row", where columns side by side share a question.

    >>> _parted(("Time", "Rate:Food", "Rate:Talks", "Note: why?"))
    (('Time', 'Rate', 'Rate', 'Note: why?'), ('', 'Food', 'Talks', ''))
    """
    ends = [_end_of_question(printed, at) for at in range(len(printed))]
    titles = (text if end is None else text[:end] for text, end in zip(printed, ends, strict=True))
    options = ("" if e is None else t[e + 1 :].strip() for t, e in zip(printed, ends, strict=True))
    return tuple(titles), tuple(options)


def _end_of_question(printed: tuple[str, ...], at: int) -> int | None:
    """Where the longest start ends that the header shares with a neighbour, up to a colon."""
    neighbours = printed[max(0, at - 1) : at] + printed[at + 1 : at + 2]
    text = printed[at]
    shared = [
        colon.start()
        for colon in _COLON.finditer(text)
        if text[colon.end() :].strip()
        and any(one.startswith(text[: colon.end()]) and one != text for one in neighbours)
    ]
    return max(shared, default=None)


def _cell(record: Record, at: int) -> str:
    return record.cells[at] if at < len(record.cells) else ""


def _filled(record: Record, at: int) -> bool:
    return bool(_cell(record, at).strip())


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))
