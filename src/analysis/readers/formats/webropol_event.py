"""Webropol Event's list of registrations: facts, two header rows; the booker, then the attendee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, export, filled, named, overlong, refusal, table, values
from analysis.texts import N_, normalise

_NAME = "webropol_event"
_NUMBER, _NOTHING = "#", "-"
# Two facts were seen above the list; an event may have more.
_HEADER_WITHIN = 30
_FEWEST_OF_BOOKER = 3
_FEWEST_WORDS = 3
# The order of the columns, for languages we have no words of.
_BOOKER = ("response_id", "registered", "first_name", "last_name", "email", "phone", "", "status")
_ATTENDEE = ("first_name", "last_name", "email")
_PERSON = frozenset({"name", "first_name", "last_name", "email"})
_OF_BOOKER = {
    "first_name": "booker_name",
    "last_name": "booker_name",
    "name": "booker_name",
    "email": "booker_email",
}


@dataclass(frozen=True)
class _List:
    """The facts above the list, its two header rows, and its rows."""

    above: Rows
    first: Record
    second: Record
    rows: Rows

    @property
    def width(self) -> int:
        return max(len(self.first.cells), len(self.second.cells))

    @property
    def of_attendee(self) -> frozenset[int]:
        """The columns that the second header row names."""
        cells = enumerate(self.second.cells)
        return frozenset(at for at, cell in cells if cell.strip() not in {"", _NOTHING})

    @property
    def header(self) -> Record:
        """What is printed over each column: in the second row if it is named there."""
        below = self.of_attendee
        cells = ((self.second if at in below else self.first, at) for at in range(self.width))
        texts = (_cell(record, at) for record, at in cells)
        return Record(self.second.row, tuple("" if t.strip() == _NOTHING else t for t in texts))


def _cell(record: Record, at: int) -> str:
    return record.cells[at] if at < len(record.cells) else ""


def _list(records: Rows) -> _List | None:
    """The list: where "#" begins a row, and "-" the next below several columns, but not all."""
    for at in range(min(_HEADER_WITHIN, len(records) - 1)):
        first, second = records[at], records[at + 1]
        marks = [cell.strip() == _NOTHING for cell in second.cells]
        starts = _cell(first, 0).strip() == _NUMBER and marks[:1] == [True]
        if starts and sum(marks) >= _FEWEST_OF_BOOKER and _named_below(second):
            return _List(records[:at], first, second, records[at + 2 :])
    return None


def _named_below(second: Record) -> bool:
    return any(cell.strip() not in {"", _NOTHING} for cell in second.cells)


def _recognise(content: Content) -> bool:
    return _list(content.head) is not None


def _read(content: Content) -> Export:
    found = _list(filled(content.records))
    if found is None:
        raise refusal(
            content,
            N_("The file is no list of Webropol registrations: the two header rows are missing."),
            N_("Export the registrations from Webropol again, or correct the format in "
               "project.toml."),
        )  # fmt: skip
    header = found.header
    rows = table(header, found.rows, _fields(content, found), sheet=content.sheet.name)
    doubts = overlong(header, found.rows, content.name)
    made = export(content, _NAME, "registration", [rows], doubts)
    return replace(made, meeting=MappingProxyType(_meeting(content, found.above)))


def _fields(content: Content, found: _List) -> Mapping[int, str]:
    """The fields of the booker's and the attendee's columns; an attendee may be the booker."""
    below = found.of_attendee
    booker = _known(content, found, [at for at in range(found.width) if at not in below], _BOOKER)
    attendee = _known(content, found, sorted(below), _ATTENDEE)
    if _PERSON & set(attendee.values()):
        booker = {at: _OF_BOOKER.get(field, field) for at, field in booker.items()}
    return {**booker, **attendee}


def _known(
    content: Content, found: _List, places: list[int], order: tuple[str, ...]
) -> dict[int, str]:
    """The fields of these columns by words, or by order if addresses stand where they should."""
    header = tuple(normalise(cell) for cell in found.header.cells)
    words = named(header, content.headers(_NAME))
    by_word = {at: words[at] for at in places if at in words}
    if len(by_word) >= _FEWEST_WORDS:
        return by_word
    by_place = {at: field for at, field in zip(places, order, strict=False) if field}
    addresses = [at for at, field in by_place.items() if field == "email"]
    return {**by_place, **by_word} if _hold_addresses(found.rows, addresses) else by_word


def _hold_addresses(rows: Rows, places: list[int]) -> bool:
    cells = [cell for at in places for cell in values(rows, at)]
    return bool(cells) and all("@" in cell for cell in cells)


def _meeting(content: Content, above: Rows) -> dict[str, str]:
    """Title, start and end: by words; the title is the first fact if none is called so."""
    known = content.words(_NAME)
    facts = [[cell.strip() for cell in record.cells if cell.strip()] for record in above]
    pairs = [(normalise(fact[0]), fact[1]) for fact in facts if len(fact) > 1]
    titled = {"title": pairs[0][1]} if pairs else {}
    return {**titled, **{known[word]: fact for word, fact in pairs if word in known}}


READER = Reader(_NAME, "Webropol Event", "registration", _recognise, _read)
