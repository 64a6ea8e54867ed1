"""What the cells of a column look like, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from analysis.readers.formats._measurements import is_number

Shape = Literal[
    "address", "identity code", "phone number", "internet address", "name of a person",
    "date and time", "date", "duration", "time of day", "number",
]  # fmt: skip

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?"
_DATE = r"(?:\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4})"
_ZONE = r"(?:\s?(?:Z|[A-Z]{3,4}|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?))?"
_PERSON = r"[^\W\d_a-zåäö][\w'’.-]*"
_SHAPES: dict[Shape, re.Pattern[str]] = {
    "address": re.compile(r"(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.\w{2,}|[^<>]*<[^\s@]+@[^\s@]+>"),
    "identity code": re.compile(r"\d{6}(?:\d{2})?[-+A-FU-Ya-fu-y]\d{3}[\dA-Za-z]"),
    "internet address": re.compile(
        r"(?:\d{1,3}\.){3}\d{1,3}|(?=.*::|(?:[^:]*:){7})[\da-fA-F:]{3,39}"
    ),
    "date and time": re.compile(rf"{_DATE},?(?:T|\s(?:klo\s|kl\.?\s)?){_CLOCK}{_ZONE}", re.I),
    "date": re.compile(rf"{_DATE}|(?:19|20)\d{{2}}[01]\d[0-3]\d"),
    "duration": re.compile(
        r"(?:\d+\s?(?:h|hrs?|t|tim|hours?|m|mins?|minutes?|s|sec|sek)\.?\s?){1,3}|\d{1,3}:\d{2}:\d{2}",
        re.IGNORECASE,
    ),
    "time of day": re.compile(r"\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?", re.IGNORECASE),
    "phone number": re.compile(r"(?:\+|00?)[1-9](?:[\s()/-]?\d){6,13}"),
    "number": re.compile(r"(?!)"),  # see `shape_of`
    "name of a person": re.compile(rf"{_PERSON}(?:,? {_PERSON}){{1,3}}"),
}
_MOST = 0.6
# Names are taken for names only where they hardly repeat: answers do.
_MOST_NAMES = 0.8


def shape_of(cell: str) -> Shape | None:
    """What a cell looks like; None for plain text.

    >>> shape_of("ada@example.org"), shape_of("1.9.2022 klo 12.30"), shape_of("62,5 %")
    ('address', 'date and time', 'number')
    """
    text = " ".join(cell.split())
    found = next((shape for shape, form in _SHAPES.items() if form.fullmatch(text)), None)
    return "number" if found is None and is_number(text) else found


def is_value(cell: str) -> bool:
    """Whether a cell can hardly be the header of a column.

    >>> is_value("Ada Nova"), is_value("2.9.2022")
    (False, True)
    """
    return shape_of(cell) not in {None, "name of a person"}


def column_shape(cells: Sequence[str]) -> Shape | None:
    """What most of the cells that hold anything look like."""
    shapes = [shape_of(cell) for cell in cells]
    for shape in _SHAPES:
        share = shapes.count(shape) / len(shapes) if shapes else 0.0
        if shape == "name of a person":
            if share >= _MOST_NAMES and len(set(cells)) >= _MOST_NAMES * len(cells):
                return shape
        elif share >= _MOST:
            return shape
    return None
