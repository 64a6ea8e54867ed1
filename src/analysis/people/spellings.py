"""A cell that identifies somebody → every spelling under which it could be met again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from analysis.people.identifiers import (
    SHORTEST_CODE,
    SHORTEST_NUMBER,
    SHORTEST_PHONE,
    Identifiers,
    Seen,
    Words,
    ip_address,
    significant,
)
from analysis.people.identity import normalise_code, normalise_email, normalise_name
from analysis.people.words import fold, is_full_name, is_unspaced, words
from analysis.texts import N_

#: What a column can hold of a person.
What = Literal["name", "email", "code", "phone", "ip", "hetu"]
#: The same in words, for messages.
KINDS = MappingProxyType(
    {
        "name": N_("a name"),
        "email": N_("an e-mail address"),
        "code": N_("a code or user name"),
        "phone": N_("a phone number"),
        "ip": N_("an IP address"),
        "hetu": N_("a personal identity code"),
    }
)
# A cell of more words is a sentence in the wrong place, not a name.
_MOST_WORDS, _MOST_LETTERS = 6, 400
_EMAIL = re.compile(r"[^\s@<>,;()\"']+@[^\s@<>,;()\"']+\.\w+")
_PARTS = re.compile(r"[()\[\]]")
_SEQUENCES, _DOTTED, _NUMBERS, _ADDRESSES, _UNSPACED = range(5)
_Key = tuple[int, Words | str]


@dataclass(frozen=True)
class Cell:
    """A text that identifies, and where it was read."""

    what: What
    text: str
    file: str = ""
    row: int = 0


def identifiers(cells: Iterable[Cell]) -> Identifiers:
    """Every spelling of the cells' texts; of equal ones the first place is kept.

    >>> known = identifiers([Cell("name", "Nova, Ada (Guest)"), Cell("phone", "040 123 4567")])
    >>> [seen.kind for _, seen in known.found_in("Ask ada NOVA, +358-40-1234567.")]
    ['name', 'phone']
    """
    found: tuple[dict[Words | str, Seen], ...] = ({}, {}, {}, {}, {})
    for cell in cells:
        for part, key in spellings(cell.what, cell.text[:_MOST_LETTERS]):
            found[part].setdefault(key, Seen(cell.what, cell.file, cell.row))
    return Identifiers(*found)  # type: ignore[arg-type]


def named(names: Iterable[str]) -> Identifiers:
    """The spellings of names alone."""
    return identifiers(Cell("name", name) for name in names)


def spellings(what: What, text: str) -> Iterator[_Key]:
    """The keys of `Identifiers` that a text gives, with the mapping each belongs to."""
    return _SPELLED[what](text)


def _name(text: str) -> Iterator[_Key]:
    if "@" in text:  # people type their address where a name is asked
        yield from _email(text)
    parts = [words(part) for part in (*_PARTS.split(text), normalise_name(text))]
    for spelled in {order for part in parts for order in _orders(part)}:
        yield _SEQUENCES, spelled
    for part in (fold(part).strip() for part in _PARTS.split(text)):
        if is_unspaced(part):
            yield _UNSPACED, part
    if len(text.split()) == 1:  # a user name such as ada1990
        yield from _code(text)


def _orders(spelled: Words) -> Iterator[Words]:
    """As it stands, the last word first, and the first word last: "Last, First"."""
    if is_full_name(spelled) and len(spelled) <= _MOST_WORDS:
        yield spelled
        yield (spelled[-1], *spelled[:-1])
        yield (*spelled[1:], spelled[0])


def _email(text: str) -> Iterator[_Key]:
    for address in {normalise_email(text), *_EMAIL.findall(text)} - {""}:
        yield _SEQUENCES, words(address)
        yield from _local(fold(address).partition("@")[0].partition("+")[0])


def _local(part: str) -> Iterator[_Key]:
    """What stands before the @: dotted names, or a user name with a digit."""
    spelled = words(part)
    if is_full_name(spelled):
        yield _DOTTED, part
        yield _DOTTED, ".".join((*spelled[1:], spelled[0]))
    yield from _code(part)


def _code(text: str) -> Iterator[_Key]:
    plain, spelled = normalise_code(text), words(text)
    if plain.isdecimal():
        if len(plain) >= SHORTEST_NUMBER:
            yield _NUMBERS, significant(plain)
        return
    has_both = any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain)
    # a code is printed as one word, or in groups as the form showed it
    if has_both and len(plain) >= SHORTEST_CODE and 0 < len(spelled) <= _MOST_WORDS:
        yield _SEQUENCES, spelled
        yield _SEQUENCES, words(plain)


def _phone(text: str) -> Iterator[_Key]:
    digits = "".join(c for c in text if c.isdecimal())
    if len(digits) >= SHORTEST_PHONE:
        yield _NUMBERS, significant(digits)


def _ip(text: str) -> Iterator[_Key]:
    if address := ip_address(text):
        yield _ADDRESSES, address


def _hetu(text: str) -> Iterator[_Key]:
    if spelled := words(text):
        yield _SEQUENCES, spelled


_SPELLED = MappingProxyType(
    {"name": _name, "email": _email, "code": _code, "phone": _phone, "ip": _ip, "hetu": _hetu}
)
