"""Typeform responses: one column per option, headed by the option's text alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.tabular import Rows, Words, header_and_rows, named, survey, words

_NAME = "typeform"
# Either pair is written by no other tool; the first fails when the creator left dates out.
_MARKS = ({"start date (utc)", "submit date (utc)"}, {"#", "network id"})


def _recognise(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    return any(marks <= set(words(header)) for marks in _MARKS)


def _fields(content: Content, header: Words, _rows: Rows) -> Mapping[int, str]:
    own = named(header, content.headers(_NAME))
    return {**_tail(content, header, [at for at in own if at > 0]), **own}


def _tail(content: Content, header: Words, own: Sequence[int]) -> Mapping[int, str]:
    """The tool's plain words: at the end of the table, and not before the column left of its own.

    Elsewhere "Tags" or "Ending" may well be a question.
    """
    known = {**content.headers(_NAME), **content.headers("typeform_tail")}
    length = sum(1 for _ in takewhile(lambda word: word in known, reversed(header)))
    start = max(len(header) - length, min(own, default=len(header)) - 1)
    return {at: known[header[at]] for at in range(start, len(header))}


def _read(content: Content) -> Export:
    return survey(content, _NAME, _fields)


READER = Reader(_NAME, "Typeform", "survey", _recognise, _read)
