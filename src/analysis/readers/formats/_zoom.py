"""What Zoom's reports share: the facts of the meeting above the lists, and how titles look."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from analysis.readers.content import Content
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, filled, words
from analysis.texts import normalise


def meeting_facts(content: Content, above: Rows) -> Mapping[str, str]:
    """Title, meeting_id, start, end: a row of names, and the values in the row below it."""
    names = content.words("zoom_meeting")
    for titles, values in pairwise(filled(above)):
        named = zip(words(titles), values.cells, strict=False)
        found = {names[word]: cell.strip() for word, cell in named if word in names}
        if found:
            return {fact: text for fact, text in found.items() if text}
    return {}


def lone_cell(record: Record) -> str:
    """The first cell as compared where nothing stands beside it, as in titles; else "".

    >>> lone_cell(Record(1, ("Host Details", "", " "))), lone_cell(Record(2, ("Yes", "Ada")))
    ('host details', '')
    """
    if any(cell.strip() for cell in record.cells[1:]):
        return ""
    return normalise(record.cells[0]) if record.cells else ""


def trimmed(header: Record) -> Record:
    """The header without the commas that every line of a report is padded with.

    >>> trimmed(Record(3, ("Email", "", "Phone", "", "")))
    Record(row=3, cells=('Email', '', 'Phone'))
    """
    width = max((at for at, cell in enumerate(header.cells, 1) if cell.strip()), default=0)
    return Record(header.row, header.cells[:width])
