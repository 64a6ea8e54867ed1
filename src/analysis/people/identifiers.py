"""What identifies people, in every spelling seen, and where a text holds any of it.

What is looked for, and what is not: full names (two words that are more than initials) as
printed, without accents and in either order; e-mail addresses and the dotted part before the @;
codes and user names that hold a letter and a digit; phone numbers however they are grouped; IP
addresses; Finnish identity codes. Not looked for, because they would be found everywhere: one
word alone, codes shorter than `SHORTEST_CODE`, and numbers shorter than `SHORTEST_NUMBER`.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from analysis.people.words import fold

#: Shorter ones are found by chance in any list of colours, times and headings.
SHORTEST_CODE = 5
#: A count of seven digits is common in a list of files; a phone number has at least seven.
SHORTEST_NUMBER, SHORTEST_PHONE = 8, 7
#: Among bytes that are no text, anything shorter turns up by chance.
_SHORTEST_TOUCHING = 7
_LONGEST_NUMBER, _LARGEST_GROUPS = 15, 8

Words = tuple[str, ...]
_Key = TypeVar("_Key", str, Words)  # Python 3.11 has no def f[T] yet
_WORD = re.compile(r"[^\W_]+")
# A run without a dot may be as long as a picture: it is passed once, not from each of its letters.
_DOTTED = re.compile(r"(?<![^\W_])[^\W\d_][^\W_]*+(?:[._-]++[^\W_]++)++")
_GROUPED = re.compile(
    r"(?<![\w.])\+?\d{2,4}(?:\.\d{2,4}){2,3}(?![\w.])|\d++(?:[ \u00a0\-()/]{1,2}\d++)*+"
)
_DIGITS = re.compile(r"\d+")
_IP = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])"
)


@dataclass(frozen=True)
class Seen:
    """One identifier: what kind, and the file and row it was first read in. Never its text."""

    kind: str
    file: str = ""
    row: int = 0


def _none() -> Mapping[str, Seen]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Identifiers:
    """By how they are compared: ``sequences`` of folded words, ``dotted`` words, ``numbers``.

    ``numbers`` are digits as `significant` gives them; ``addresses`` IP addresses in their
    shortest form; ``unspaced`` names of scripts that set no spaces. A value held in memory
    only: it is never written, and its text form is empty.
    """

    sequences: Mapping[Words, Seen] = field(default_factory=lambda: MappingProxyType({}))
    dotted: Mapping[str, Seen] = field(default_factory=_none)
    numbers: Mapping[str, Seen] = field(default_factory=_none)
    addresses: Mapping[str, Seen] = field(default_factory=_none)
    unspaced: Mapping[str, Seen] = field(default_factory=_none)

    def __repr__(self) -> str:
        return f"Identifiers({len(self)})"

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    @property
    def _parts(self) -> tuple[Mapping[Words, Seen] | Mapping[str, Seen], ...]:
        return self.sequences, self.dotted, self.numbers, self.addresses, self.unspaced

    @cached_property
    def starts(self) -> Mapping[str, tuple[Words, ...]]:
        """The sequences by their first word, the longest first."""
        found: dict[str, list[Words]] = {}
        for sequence in sorted(self.sequences, key=len, reverse=True):
            found.setdefault(sequence[0], []).append(sequence)
        return {word: tuple(sequences) for word, sequences in found.items()}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that is part of an identifier."""
        return frozenset(word for sequence in self.sequences for word in sequence)

    def found_in(self, text: str, *, bounded: bool = True) -> Iterator[tuple[Words | str, Seen]]:
        """Every identifier that the text holds, with its key in the mapping it is in.

        ``bounded=False``: the words looked for may touch other letters.
        """
        folded = fold(text)
        yield from self._sequences_in(_WORD.findall(folded), bounded=bounded)
        yield from _common(self.dotted, (folded[a:b] for a, b in dotted_in(folded)))
        if self.numbers:
            yield from _common(self.numbers, (number for _, _, number in numbers_in(folded)))
        if self.addresses:
            yield from _common(self.addresses, map(ip_address, _IP.findall(folded)))
        yield from ((name, seen) for name, seen in self.unspaced.items() if name in folded)

    def without(self, text: str) -> Identifiers:
        """Those that ``text`` does not hold: what a project prints itself is no secret."""
        public = {key for key, _ in self.found_in(text)}
        return Identifiers(
            _without(self.sequences, public),
            _without(self.dotted, public),
            _without(self.numbers, public),
            _without(self.addresses, public),
            _without(self.unspaced, public),
        )

    def _sequences_in(self, found: list[str], *, bounded: bool) -> Iterator[tuple[Words, Seen]]:
        if not bounded:
            yield from self._touching(" ".join(found))
            return
        present = frozenset(found)
        likely = [
            sequence
            for word in present & self.starts.keys()
            for sequence in self.starts[word]
            if present.issuperset(sequence)
        ]
        joined = f" {' '.join(found)} " if likely else ""
        for sequence in likely:
            if f" {' '.join(sequence)} " in joined:
                yield sequence, self.sequences[sequence]

    def _touching(self, joined: str) -> Iterator[tuple[Words, Seen]]:
        for sequence, seen in self.sequences.items():
            spelled = " ".join(sequence)
            if len(spelled) >= _SHORTEST_TOUCHING and spelled in joined:
                yield sequence, seen


def dotted_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of words that dots, hyphens or underscores join."""
    return (match.span() for match in _DOTTED.finditer(text))


def numbers_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and `significant` digits of each run of whole groups that could be a number."""
    for match in _GROUPED.finditer(text):
        if match.end() - match.start() < SHORTEST_PHONE or _in_a_decimal(text, match):
            continue
        groups = [(g.start(), g.end(), g.group()) for g in _DIGITS.finditer(text, *match.span())]
        for first, (start, _, _) in enumerate(groups):
            digits = ""
            for _, end, group in groups[first : first + _LARGEST_GROUPS]:
                digits += group
                if SHORTEST_PHONE <= len(digits) <= _LONGEST_NUMBER:
                    yield start, end, significant(digits)


def significant(digits: str) -> str:
    """The digits without what a phone number may begin with: 00, Finland's 358, and zeros.

    >>> significant("00358401234567") == significant("0401234567") == significant("358401234567")
    True
    """
    plain = digits.removeprefix("00")
    # a shorter number that happens to begin so is somebody's own
    national = plain.removeprefix("358") if len(plain) > 9 else plain
    return national.lstrip("0")


def ip_address(text: str) -> str:
    """The address in its shortest form, or "" if it is none or the computer's own.

    >>> ip_address("2001:DB8:0:0:0:0:0:7"), ip_address("1.2.3"), ip_address("127.0.0.1")
    ('2001:db8::7', '', '')
    """
    try:
        found = ipaddress.ip_address(text.strip())
    except ValueError:
        return ""
    return "" if found.is_loopback or found.is_unspecified else str(found)


def _in_a_decimal(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 2, 0) : match.start()]
    after = text[match.end() : match.end() + 2]
    return any(
        len(beside) == 2 and digit.isdigit() and point == "."
        for beside, digit, point in (
            (before, before[:1], before[1:]),
            (after, after[1:], after[:1]),
        )
    )


def _without(part: Mapping[_Key, Seen], public: Collection[Words | str]) -> dict[_Key, Seen]:
    return {key: seen for key, seen in part.items() if key not in public}


def _common(known: Mapping[str, Seen], found: Iterable[str]) -> Iterator[tuple[str, Seen]]:
    if known:
        yield from ((key, known[key]) for key in known.keys() & set(found))
