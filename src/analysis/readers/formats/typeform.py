"""Typeform responses: one column per option, headed by the option's text alone.

Which question an option belongs to is not printed, so headers stay as they are, HTML and all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.tabular import Rows, Words, header_and_rows, leading, named, survey, words

_NAME = "typeform"
# Either pair is written by no other tool; the first fails when the creator left dates out.
_MARKS = ({"start date (utc)", "submit date (utc)"}, {"#", "network id"})


def _recognise(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    return any(marks <= set(words(header)) for marks in _MARKS)


def _fields(content: Content, header: Words, _rows: Rows) -> Mapping[int, str]:
    own = named(header, content.headers(_NAME))
    return {
        **_contacts(content, header),
        **_tail(content, header, [at for at in own if at > 0]),
        **own,
    }


def _tail(content: Content, header: Words, own: Sequence[int]) -> Mapping[int, str]:
    """The tool's plain words: at the end of the table, and not before the column left of its own.

    Elsewhere "Tags" or "Ending" may well be a question.
    """
    known = {**content.headers(_NAME), **content.headers("typeform_tail")}
    length = sum(1 for _ in takewhile(lambda word: word in known, reversed(header)))
    start = max(len(header) - length, min(own, default=len(header)) - 1)
    return {at: known[header[at]] for at in range(start, len(header))}


def _contacts(content: Content, header: Words) -> Mapping[int, str]:
    """The parts of a block of contact details: it begins with both names, side by side.

    Elsewhere "Email" or "Company" may well be a question.
    """
    known = content.headers("typeform_contact")
    pairs = pairwise(known.get(word) for word in header)
    starts = [at for at, pair in enumerate(pairs) if pair == ("first_name", "last_name")]
    blocks = ((at, leading(header[at:], known)) for at in starts)
    return {at + n: field for at, block in blocks for n, field in block.items()}


def _read(content: Content) -> Export:
    found = survey(content, _NAME, _fields)
    # The headers of its times say so.
    timed = found.tables[0].named("started") + found.tables[0].named("submitted")
    return replace(found, zone="UTC") if timed else found


READER = Reader(_NAME, "Typeform", "survey", _recognise, _read)
