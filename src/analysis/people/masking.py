"""Open answers without what identifies: addresses, phone numbers, identity codes, known names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from analysis.people import patterns
from analysis.people.identifiers import Identifiers, Words, dotted_in, numbers_in
from analysis.people.patterns import Span
from analysis.people.spellings import named
from analysis.people.words import fold

MASK = "[…]"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
# a letter keeps the marks typed after it, so that a name is one word however it is coded
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[\u0300-\u036f{_INVISIBLE}])*")
_BETWEEN = re.compile(rf"[\s.,'’_\-\u2010-\u2014·{_INVISIBLE}]{{1,4}}")
# "Ada Novan", "Ada Virtaselta": Finnish and Swedish inflect the last word of a name.
_STEM_LOSES, _SHORTEST_STEM, _LONGEST_ENDING = 3, 4, 6


class Masker:
    """Masks texts; made once with what identifies everybody the data set knows.

    ``names`` are people's names in any spelling; ``known`` gives whatever else was read of them,
    and is asked when the first text comes: lists of attendance name very many, and hold no texts.
    Not masked: one name alone ("Will", "Mai"), which only a reader can tell from a word.
    """

    def __init__(
        self, names: Iterable[str] = (), known: Callable[[], Identifiers] | None = None
    ) -> None:
        self._names, self._more = tuple(names), known

    @cached_property
    def _known(self) -> tuple[Identifiers, ...]:
        parts = (named(self._names), self._more() if self._more else Identifiers())
        return tuple(part for part in parts if len(part))

    def __call__(self, text: str) -> str:
        """The text with everything that identifies replaced by ``[…]``.

        >>> Masker(["ada nova"])("Nova Ada, +358 40 1234567, ada@example.org")
        '[…], […], […]'
        """
        found = sorted((*patterns.spans(text), *self._spans(text)))
        return _masked(text, found) if found else text

    def _spans(self, text: str) -> Iterator[Span]:
        for known in self._known:
            yield from _sequences(text, known)
            if known.dotted:
                yield from ((a, b) for a, b in dotted_in(text) if fold(text[a:b]) in known.dotted)
            if known.numbers:
                yield from ((a, b) for a, b, number in numbers_in(text) if number in known.numbers)
            for name in known.unspaced:
                yield from (m.span() for m in re.finditer(re.escape(name), text))


def _masked(text: str, spans: Iterable[Span]) -> str:
    parts, done = [], 0
    for start, end in spans:
        if start >= done:
            parts += [text[done:start], MASK]
        done = max(done, end)
    return "".join((*parts, text[done:]))


def _sequences(text: str, known: Identifiers) -> Iterator[Span]:
    """Where words of the text, one behind the other, are a known sequence."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [fold(text[start:end]) for start, end in spans]
    done = 0
    for at, word in enumerate(words):
        for sequence in known.starts.get(word, ()) if at >= done else ():
            last = at + len(sequence)
            if _alike(tuple(words[at:last]), sequence) and _joined(text, spans[at:last]):
                yield spans[at][0], spans[last - 1][1]
                done = last
                break


def _alike(found: Words, sequence: Words) -> bool:
    if found == sequence:
        return True
    whole = len(found) == len(sequence) > 1 and found[:-1] == sequence[:-1]
    return whole and _inflected(found[-1], sequence[-1])


def _inflected(found: str, name: str) -> bool:
    r"""Whether a word can be the name with an ending.

    >>> _inflected("virtaselta", "virtanen"), _inflected("novan", "nova"), _inflected("no", "nova")
    (True, True, False)
    """
    if not (name.isalpha() and found.isalpha()) or len(name) < _STEM_LOSES:
        return False
    stem = name[:-_STEM_LOSES] if len(name) - _STEM_LOSES >= _SHORTEST_STEM else name
    return found.startswith(stem) and len(found) - len(stem) <= _LONGEST_ENDING


def _joined(text: str, spans: list[Span]) -> bool:
    pairs = pairwise(spans)
    return all(_BETWEEN.fullmatch(text, before[1], after[0]) for before, after in pairs)
