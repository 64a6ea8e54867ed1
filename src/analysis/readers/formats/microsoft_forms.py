"""Microsoft Forms: a workbook whose first five columns are the tool's own, in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.tabular import Rows, Words, header_and_rows, leading, survey, words

_NAME = "microsoft_forms"
_OWN = ("response_id", "started", "submitted", "email", "name")
# Cells that are real dates, as `workbook.text_of` writes them.
_DATE_CELL = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    known = content.headers(_NAME)
    if tuple(known.get(word) for word in words(header)[:3]) == _OWN[:3]:
        return True
    return content.is_workbook and len(header.cells) >= len(_OWN) and _by_shape(rows)


def _by_shape(rows: Rows) -> bool:
    """Whether the columns are a number, two dates, an address, a name.

    Who answers anonymously has the same word for an address in all rows, and no name.
    """
    if not rows or not all(_is_response(row.cells) for row in rows):
        return False
    nameless = [row.cells for row in rows if "@" not in row.cells[3]]
    return len({cells[3] for cells in nameless}) <= 1 and not any(
        "".join(cells[4:5]).strip() for cells in nameless
    )


def _is_response(cells: tuple[str, ...]) -> bool:
    if len(cells) < 4:
        return False
    number, start, end, address = cells[:4]
    dates = all(_DATE_CELL.fullmatch(moment) for moment in (start, end))
    return number.isdecimal() and dates and start <= end and bool(address.strip())


def _fields(content: Content, header: Words, rows: Rows) -> Mapping[int, str]:
    known = content.headers(_NAME)
    if not _by_shape(rows):
        return {**leading(header, known), **_points(content, header)}
    after = leading(header[len(_OWN) :], known, taken=_OWN)
    own = {**dict(enumerate(_OWN)), **{at + len(_OWN): field for at, field in after.items()}}
    return {**own, **_points(content, header)}


def _points(content: Content, header: Words) -> Mapping[int, str]:
    """The columns "Points - question" and "Feedback - question" that follow their question."""
    before = content.headers("microsoft_forms_quiz")
    found = {}
    for at, word in enumerate(header):
        start, dash, question = word.partition(" - ")
        if dash and start in before and question in header[max(0, at - 2) : at]:
            found[at] = before[start]
    return found


def _read(content: Content) -> Export:
    return survey(content, _NAME, _fields)


READER = Reader(_NAME, "Microsoft Forms", "survey", _recognise, _read)
