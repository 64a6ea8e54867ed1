"""What headers of forms made as XLSForm say: groups before a question, options after it, places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.readers.content import Content
from analysis.readers.export import Column
from analysis.readers.records import Record
from analysis.readers.tabular import Words, values

_OPTION = "/"
_NAME = re.compile(r"[^\W\d][\w.-]*")
_TICKS = {"0", "1", "0.0", "1.0", "true", "false"}
_NUMBER = r"-?\d{1,3}\.\d+"
_POINT = rf"{_NUMBER} {_NUMBER} -?\d+(?:\.\d+)? \d+(?:\.\d+)?"
_POINTS = re.compile(rf"{_POINT}(?:\s*;\s*{_POINT})*\s*;?")
_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
_FEWEST_OPTIONS = 2
LOOKED_AT = 200


@dataclass(frozen=True)
class Headers:
    """The headers of a table, and for columns of one option the header of its question.

    ``separator``: what stands between a group and a question. ``are_names``: whether the headers
    are the names of the questions, not their labels.
    """

    cells: tuple[str, ...]
    options: Mapping[int, str]
    separator: str
    are_names: bool

    @classmethod
    def of(cls, header: Record, rows: Sequence[Record], separator: str) -> Headers:
        """The headers, looked at together with the first rows below them."""
        cells = tuple(cell.strip() for cell in header.cells)
        options = _options(cells, rows)
        questions = {options.get(at, cell) for at, cell in enumerate(cells)} - {""}
        return cls(cells, options, separator, all(map(_is_name, questions)))

    def described(self, column: Column) -> Column:
        """The column with question and option, and a code if the headers are names."""
        at = column.position
        path = self.cells[at] if at < len(self.cells) else ""
        question = self.options.get(at, path)
        option = path[len(question) + 1 :]
        header = self.without_group(question)
        code = f"{header}{_OPTION}{option}" if option else header
        return replace(column, code=code if self.are_names else "", header=header, option=option)

    def without_group(self, question: str) -> str:
        """The question's own part of its path; a label may hold a slash that parts no group."""
        group, found, name = question.rpartition(self.separator)
        is_path = _NAME.fullmatch(name) if self.are_names else self._is_group(group)
        return name if found and is_path else question

    def _is_group(self, path: str) -> bool:
        within = {self.options.get(at, cell) for at, cell in enumerate(self.cells)}
        return sum(each.startswith(path + self.separator) for each in within) >= _FEWEST_OPTIONS


def _is_name(path: str) -> bool:
    return all(map(_NAME.fullmatch, path.split("/")))


def _options(cells: tuple[str, ...], rows: Sequence[Record]) -> Mapping[int, str]:
    """By column of one option, ticked or not, the header of its question.

    That stands as a column of its own (all choices in one cell), or before several options.
    """
    ticked = {at for at, cell in enumerate(cells) if _OPTION in cell and _is_ticked(rows, at)}
    found: dict[int, str] = {}
    for at in ticked:
        question = next((start for start in _starts(cells[at]) if start in cells), None)
        if question:
            found[at] = question
    return {**_separate(cells, rows, ticked - found.keys()), **found}


def _separate(
    cells: tuple[str, ...], rows: Sequence[Record], ticked: set[int]
) -> Mapping[int, str]:
    """Options without a column of all choices: all columns below the same text are ticked.

    A group of questions that are all answered with 1 or 0 looks the same.
    """
    below = Counter(start for cell in cells for start in _starts(cell))
    starts = {start for at in ticked for start in _starts(cells[at])}
    found: dict[int, str] = {}
    for start in sorted(starts, key=len, reverse=True):
        columns = _within(cells, ticked, start)
        free = [at for at in columns if at not in found]
        whole = len(free) >= _FEWEST_OPTIONS and len(columns) == below[start]
        if whole and _filled_together(rows, free):
            found |= dict.fromkeys(free, start)
    return found


def _within(cells: tuple[str, ...], columns: Iterable[int], start: str) -> list[int]:
    return [at for at in columns if cells[at].startswith(start + _OPTION)]


def _starts(path: str) -> Iterator[str]:
    """What stands before each slash, the longest first.

    >>> list(_starts("a/b/c"))
    ['a/b', 'a']
    """
    at = len(path)
    while (at := path.rfind(_OPTION, 0, at)) > 0:
        yield path[:at]


def _is_ticked(rows: Sequence[Record], at: int) -> bool:
    return all(cell.casefold() in _TICKS for cell in values(rows, at))


def _filled_together(rows: Sequence[Record], columns: list[int]) -> bool:
    """Whether each row fills all or none of the columns, as a question seen or not seen does."""
    filled = [[bool("".join(row.cells[at : at + 1]).strip()) for at in columns] for row in rows]
    return any(map(any, filled)) and all(len(set(each)) == 1 for each in filled)


def places(rows: Sequence[Record], width: int) -> Mapping[int, str]:
    """The columns whose cells are points on earth: latitude, longitude, altitude, accuracy."""
    cells = {at: values(rows, at) for at in range(width)}
    return {
        at: "location"
        for at, found in cells.items()
        if found and all(_POINTS.fullmatch(cell) for cell in found)
    }


def twins(header: Sequence[str], pattern: re.Pattern[str]) -> Mapping[int, str]:
    """The columns of a place by their headers: ``pattern`` groups the question and the ``part``.

    Only where latitude and longitude stand side by side; "q_latitude" alone may be a question.
    """
    found = {at: match for at, cell in enumerate(header) if (match := pattern.fullmatch(cell))}
    parts = Counter(
        match["question"]
        for match in found.values()
        if match["part"].casefold() in {"latitude", "longitude"}
    )
    return {at: "location" for at, match in found.items() if parts[match["question"]] > 1}


def clock(content: Content, header: Words, rows: Sequence[Record]) -> Mapping[int, str]:
    """The columns of the form's own times, by name and cells: a question may be "start" too."""
    known = content.headers("xlsform_clock")
    return {
        at: known[word]
        for at, word in enumerate(header)
        if word in known and all(map(_CLOCK.fullmatch, values(rows, at)))
    }
