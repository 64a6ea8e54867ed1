"""SurveyMonkey: the questions in one header row, their options or rows in a second below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    described,
    export,
    filled,
    leading,
    overlong,
    refusal,
    table,
    values,
    words,
)
from analysis.texts import N_, normalise

_NAME = "surveymonkey"
_LOOKED_AT = 50
# The tool's own columns in the order it writes them, for languages we have no words of.
_ORDER = (
    "response_id", "ignored", "started", "submitted", "ip", "email", "first_name", "last_name",
    "ignored",
)  # fmt: skip
_BY_SHAPE = 4
_RESPONDENT = re.compile(r"\d{8,14}")
_COLLECTOR = re.compile(r"\d{6,12}")
_MOMENT = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\D.*\d{1,2}[:.]\d{2}.*")
_IP = re.compile(r"[\d.]{7,15}|[\da-fA-F:]{6,39}")
# How pandas writes an empty header.
_UNNAMED = re.compile(r"unnamed: \d+(_level_\d)?")
# A block of contact details asks for more than one of these.
_FEWEST_CONTACTS = 2


@dataclass(frozen=True)
class _Layout:
    """The headers: questions, options (none if condensed), and where the tool's own begin."""

    questions: Record
    options: tuple[str, ...]
    rows: Rows
    start: int = 0

    @property
    def header(self) -> tuple[str, ...]:
        """The first header's words, from the tool's first column."""
        return words(self.questions)[self.start :]


def _layout(content: Content, records: Rows) -> _Layout | None:
    found = filled(records)
    if not found:
        return None
    # pandas writes a column of numbers in front, under a header of its own or none.
    start = int(_is_blank(found[0].cells[0]) if found[0].cells else False)
    has_options = len(found) > 1 and _is_second_header(content, found[0], found[1], start)
    options = found[1].cells if has_options else ()
    layout = _Layout(found[0], options, found[1 + has_options :], start)
    return layout if _is_ours(content, layout) else None


def _is_blank(cell: str) -> bool:
    return not cell.strip() or bool(_UNNAMED.fullmatch(normalise(cell)))


def _is_second_header(content: Content, first: Record, second: Record, start: int) -> bool:
    """Whether the row names options: nothing below the respondent, something below a blank."""
    beside = second.cells[start + 1 :]
    if not any(beside) or any(cell.strip() for cell in second.cells[start : start + 1]):
        return False
    below = zip(first.cells[start + 1 :], beside, strict=False)
    fills = any(_is_blank(above) and cell.strip() for above, cell in below)
    return fills or any(word in content.words(_NAME) for word in map(normalise, beside))


def _is_ours(content: Content, layout: _Layout) -> bool:
    known = [content.headers(_NAME).get(word) for word in layout.header[:2]]
    if known[:1] == ["response_id"]:
        return bool(layout.options) or known[1:] == ["ignored"]
    return layout.start == 0 and _by_shape(layout)


def _by_shape(layout: _Layout) -> bool:
    """Whether the columns are two long numbers and two moments, with no option below them.

    If condensed, the second header row is there too, but blank.
    """
    below = layout.questions.row + 1
    has_second = bool(layout.options) or any(row.row > below for row in layout.rows[:1])
    if not has_second or any(cell.strip() for cell in layout.options[:_BY_SHAPE]):
        return False
    shapes = (_RESPONDENT, _COLLECTOR, _MOMENT, _MOMENT)
    columns = [values(layout.rows[:_LOOKED_AT], at) for at in range(_BY_SHAPE)]
    return all(
        bool(cells) and all(shape.fullmatch(cell) for cell in cells)
        for shape, cells in zip(shapes, columns, strict=True)
    )


def _fields(content: Content, layout: _Layout) -> Mapping[int, str]:
    own = leading(layout.header, content.headers(_NAME))
    if not own:
        own = dict(enumerate(_ORDER[: _own_width(layout)]))
    placed = {at + layout.start: field for at, field in own.items()}
    return {**dict.fromkeys(range(layout.start), "ignored"), **placed}


def _own_width(layout: _Layout) -> int:
    """How many columns at the start are the tool's own: those with nothing in the second row."""
    if layout.options:
        filled_at = (at for at, cell in enumerate(layout.options) if cell.strip())
        return next(filled_at, len(layout.options))
    addresses = values(layout.rows[:_LOOKED_AT], _BY_SHAPE)
    return len(_ORDER) - 1 if all(map(_IP.fullmatch, addresses)) else _BY_SHAPE


def _asked(layout: _Layout, own: Mapping[int, str], width: int) -> Sequence[tuple[int, str]]:
    """The place and text of the question of each column: it is printed over its first only."""
    asked: list[tuple[int, str]] = []
    for at in range(width):
        text = _at(layout.questions.cells, at)
        is_next = not _is_blank(text) or not _at(layout.options, at).strip() or not asked
        asked.append((at, text) if is_next or asked[-1][0] in own else asked[-1])
    return asked


def _at(cells: tuple[str, ...], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _plain(content: Content, layout: _Layout, asked: Sequence[tuple[int, str]]) -> frozenset[str]:
    """The words in the second row that are no option: "Response" in the creator's language.

    Unknown words are taken for it where they stand below several questions of one column each.
    """
    columns = Counter(first for first, _ in asked)
    alone = [normalise(_at(layout.options, at)) for at, _ in asked if columns[at] == 1]
    repeated = {word for word, count in Counter(alone).items() if count > 1}
    known = {word for word, name in content.words(_NAME).items() if name == "response"}
    return frozenset({*repeated, *known, ""})


def _contacts(
    content: Content, layout: _Layout, asked: Sequence[tuple[int, str]]
) -> dict[int, str]:
    """The columns of blocks of contact details, which the tool words itself."""
    known = content.headers("surveymonkey_contact")
    options = [normalise(cell).removesuffix(":") for cell in layout.options]
    found = {at: known[option] for at, option in enumerate(options) if option in known}
    together = Counter(asked[at][0] for at in found if at < len(asked))
    return {at: field for at, field in found.items() if together[asked[at][0]] >= _FEWEST_CONTACTS}


def _read(content: Content) -> Export:
    layout = _layout(content, content.records)
    if layout is None:
        raise refusal(
            content,
            N_(
                "The file is no export of SurveyMonkey: the columns of the respondents are missing."
            ),
            N_("Export all individual responses again, or correct the format in project.toml."),
        )
    own = _fields(content, layout)
    width = max(len(layout.questions.cells), len(layout.options))
    asked = _asked(layout, own, width)
    header = Record(layout.questions.row, tuple(text for _, text in asked))
    plain, contacts = _plain(content, layout, asked), _contacts(content, layout, asked)
    found = table(header, layout.rows, {**contacts, **own}, sheet=content.sheet.name)

    def describe(column: Column) -> Column:
        option = _at(layout.options, column.position)
        return column if normalise(option) in plain else replace(column, option=option)

    doubts = overlong(header, layout.rows, content.name)
    return export(content, _NAME, "survey", [described(found, describe)], doubts)


READER = Reader(
    _NAME,
    "SurveyMonkey",
    "survey",
    lambda content: _layout(content, content.head) is not None,
    _read,
)
