"""LimeSurvey's own columns told by what they hold: their order is fixed, their words are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.readers.content import HEAD
from analysis.readers.records import Record
from analysis.readers.tabular import Rows, values

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}")
_NUMBER = re.compile(r"\d+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)*")
#: Field and shape of the first columns, which every file has; only an id and a language must be.
_FIRST = (
    ("response_id", _NUMBER), ("submitted", _MOMENT), ("ignored", _NUMBER), ("language", _LANGUAGE),
)  # fmt: skip
_ALWAYS = frozenset({"response_id", "language"})
#: Those that may follow: a seed, the participant's code, start, last action, address, referrer.
_NEXT = (
    ("ignored", re.compile(r"\d{5,10}")),
    ("token", re.compile(r"(?=\D*\d)(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9~_]{8,36}")),
    ("started", _MOMENT),
    ("ignored", _MOMENT),
    ("ip", re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+")),
    ("ignored", re.compile(r"https?://\S*")),
)


def fields_by_shape(header: Record, rows: Rows, first: int) -> dict[int, str]:
    """Our names of the tool's own columns from position ``first``; none if they are not there."""
    looked_at = rows[:HEAD]
    if not looked_at or not all(cell.strip() for cell in header.cells[first : first + 4]):
        return {}
    if not all(_is_response(row.cells[first : first + 4]) for row in looked_at):
        return {}
    if not values(looked_at, first + 1):
        return {}  # no answer was sent: a number and a language alone are no sign
    own = {first + at: name for at, (name, _) in enumerate(_FIRST)}
    return {**own, **_following(looked_at, first + len(_FIRST))}


def _is_response(cells: Sequence[str]) -> bool:
    fits = (
        bool(shape.fullmatch(cell.strip())) or (not cell.strip() and name not in _ALWAYS)
        for cell, (name, shape) in zip(cells, _FIRST, strict=False)
    )
    return len(cells) == len(_FIRST) and all(fits)


def _following(rows: Rows, at: int) -> dict[int, str]:
    """The columns that may follow, in their order, as far as each holds nothing else."""
    found: dict[int, str] = {}
    for name, shape in _NEXT:
        held = values(rows, at)
        if held and all(shape.fullmatch(cell) for cell in held):
            found[at] = name
            at += 1
    return found
