"""Microsoft Forms: a workbook whose first five columns are the tool's own, in any language.

Multi-selects hold their options joined by ``;``; of a Likert grid each statement is a question; a
title used twice carries a digit the second time. All of it stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.tabular import Rows, Words, header_and_rows, leading, survey, values, words
from analysis.texts import normalise

_NAME = "microsoft_forms"
_OWN = ("response_id", "started", "submitted", "email", "name")
# Cells that are real dates, as `workbook.text_of` writes them.
_DATE_CELL = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
# What Excel makes of them in a text file: 9/20/24 19:04:01, 20.9.2024 19.04, 2024-09-20 19:04.
_DATE_TEXT = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})"
    r",? (?:klo |kl\.? )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: [AaPp]\.?[Mm]\.?)?"
)
# "anonymous" in the languages of the Nordic countries and most others.
_ANONYMOUS = "anon"
# "English (United States)", which the tool ends with a mark for the direction of writing.
_LANGUAGE = re.compile(r"\w[\w ]* \([\w ,]+\)\u200e?")


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    known = content.headers(_NAME)
    if tuple(known.get(word) for word in words(header)[:3]) == _OWN[:3]:
        return True
    return len(header.cells) >= len(_OWN) and _by_shape(rows, in_text=not content.is_workbook)


def _by_shape(rows: Rows, *, in_text: bool = False) -> bool:
    """Whether the columns are a number, two dates, an address, a name.

    Who answers anonymously has the same word for an address in all rows, and no name.
    """
    if not rows or not all(_is_response(row.cells, in_text=in_text) for row in rows):
        return False
    nameless = [row.cells for row in rows if "@" not in row.cells[3]]
    addresses = {normalise(cells[3]) for cells in nameless}
    named = any("".join(cells[4:5]).strip() for cells in nameless)
    # Dates in text are a weaker sign, and a single word is the same in all rows anyway.
    unsure = in_text and len(rows) == 1 and not all(map(_is_anonymous, addresses))
    return len(addresses) <= 1 and not named and not unsure


def _is_anonymous(address: str) -> bool:
    return address.startswith(_ANONYMOUS)


def _is_response(cells: tuple[str, ...], *, in_text: bool) -> bool:
    if len(cells) < 4:
        return False
    number, start, end, address = (cell.strip() for cell in cells[:4])
    if not number.isdecimal() or not address:
        return False
    if in_text:
        return all(_DATE_TEXT.fullmatch(moment) for moment in (start, end))
    return all(_DATE_CELL.fullmatch(moment) for moment in (start, end)) and start <= end


def _fields(content: Content, header: Words, rows: Rows) -> Mapping[int, str]:
    known = content.headers(_NAME)
    own = leading(header, known)
    if _by_shape(rows, in_text=not content.is_workbook):
        own = dict(enumerate(_OWN))
    after = _after(content, header[len(own) :], rows, len(own))
    return {**own, **after, **_points(content, header)}


def _after(content: Content, header: Words, rows: Rows, start: int) -> Mapping[int, str]:
    """The tool's own columns between the name and the first question.

    The language is one only if the cells are languages: people ask for it under the same word.
    """
    languages = values(rows[:50], start)
    speaks = bool(languages) and all(map(_LANGUAGE.fullmatch, languages))
    is_language = speaks and header[0] in content.headers("microsoft_forms_language")
    rest = leading(header[is_language:], content.headers(_NAME), taken=_OWN)
    found = {at + start + is_language: field for at, field in rest.items()}
    return {start: "language", **found} if is_language else found


def _points(content: Content, header: Words) -> Mapping[int, str]:
    """The columns "Points - question" and "Feedback - question" that follow their question.

    In a language we have no words of, both must follow it.
    """
    before = content.headers("microsoft_forms_quiz")
    found = {}
    for at, word in enumerate(header):
        start, dash, question = word.partition(" - ")
        if dash and start in before and question in header[max(0, at - 2) : at]:
            found[at] = before[start]
        if word and all(each.endswith(f" - {word}") for each in _next_two(header, at)):
            found |= dict.fromkeys((at + 1, at + 2), "points")
    return found


def _next_two(header: Words, at: int) -> tuple[str, ...]:
    return (*header[at + 1 : at + 3], "", "")[:2]


def _read(content: Content) -> Export:
    return survey(content, _NAME, _fields)


READER = Reader(_NAME, "Microsoft Forms", "survey", _recognise, _read)
