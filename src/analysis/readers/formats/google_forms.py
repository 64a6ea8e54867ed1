"""Google Forms: the CSV of the form itself, or of the sheet that collects its responses."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.tabular import Rows, Words, header_and_rows, leading, survey, values, words

_NAME = "google_forms"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
# "PM GMT+3", "em CEST", "ip. UTC+3": the words are those of the creator's language.
_HALF_AND_ZONE = r"(?: \S{1,9}){0,2}"
# 2026/05/28 7:01:33 PM GMT+3, 9/6/2018 0:06:16, 2026-03-05 12.30.00, 22.4.2020 klo 9.41.16,
# a real date cell, or the day number of Excel when a sheet went through .xls.
_MOMENT = re.compile(
    rf"\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}},?(?:T| (?:klo )?){_CLOCK}{_HALF_AND_ZONE}"
    r"|\d{5}(?:[.,]\d+)?"
)
# Under a header in a language we have no word for, only shapes that no other tool prints alone.
_GOOGLES_OWN = re.compile(
    r"\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}:\d{2} \S{1,8} [A-Z]{2,5}(?:[+-][\d:]+)?"
    r"|\d{1,2}([/.])\d{1,2}\1\d{4} (?:klo )?\d{1,2}([:.])\d{2}\2\d{2}"
)
_POINTS = re.compile(r"\d+(?:[.,]\d+)? ?/ ?\d+(?:[.,]\d+)?")
# Rows typed into the sheet by hand may lack a time stamp.
_MOST = 0.5


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    if len(header.cells) < 2:
        return False
    if content.headers(_NAME).get(words(header)[0]) == "submitted":
        return not rows or _share(_MOMENT, rows, 0) >= _MOST
    first = words(header)[0]
    # Webropol prints such times too, under a word that no language of Google's forms has.
    return bool(first) and first not in content.headers("webropol_excel") and _by_shape(rows)


def _by_shape(rows: Rows) -> bool:
    # Tools that print a start and an end have moments in the second column too.
    return _share(_GOOGLES_OWN, rows, 0) == 1 and _share(_MOMENT, rows, 1) < 1


def _share(shape: re.Pattern[str], rows: Rows, position: int) -> float:
    cells = values(rows, position)
    fitting = sum(shape.fullmatch(" ".join(cell.split())) is not None for cell in cells)
    return fitting / len(cells) if cells else 0.0


def _fields(content: Content, header: Words, rows: Rows) -> Mapping[int, str]:
    """The time stamp, then the address and the score of a quiz where the form collects them."""
    known = content.headers(_NAME)
    if not header:  # declared so, but no table
        return {}
    if known.get(header[0]) != "submitted" and _share(_MOMENT, rows, 0) < _MOST:
        return {}
    own = {0: "submitted", **{at + 1: field for at, field in leading(header[1:], known).items()}}
    return {
        at: field
        for at, field in own.items()
        if field != "points" or _share(_POINTS, rows, at) == 1
    }


def _read(content: Content) -> Export:
    return survey(content, _NAME, _fields)


READER = Reader(_NAME, "Google Forms", "survey", _recognise, _read)
