"""The known word nearest to one that is not known, for "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

_LIKE_ENOUGH = 0.75  # found by trying: "partcipants.people" is 0.99, unrelated words stay below 0.7


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or "" if none is like it.

    >>> nearest("lable::fi", ["type", "label::fi", "label::sv"]), nearest("age", ["language"])
    ('label::fi', '')
    """
    ordered = by_likeness(word, known)
    likeness = JaroWinkler.similarity(word.casefold(), ordered[0].casefold()) if ordered else 0.0
    return ordered[0] if likeness >= _LIKE_ENOUGH else ""


def by_likeness(word: str, known: Iterable[str], limit: int | None = None) -> tuple[str, ...]:
    """The known words, the most like ``word`` first; ties by alphabet.

    >>> by_likeness("G1", ["B2", "G2", "G1"], limit=2)
    ('G1', 'G2')
    """
    found = process.extract(
        word,
        sorted(set(known)),
        scorer=JaroWinkler.similarity,
        processor=str.casefold,
        limit=limit,
    )
    return tuple(match for match, _, _ in found)
