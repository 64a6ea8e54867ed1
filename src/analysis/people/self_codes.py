"""Self-made codes as separate elements, each kept with its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.people.identity import normalise_code

_BETWEEN, _IS = "\x1f", "="
# An element is a few letters; more would be a word that tells too much.
_LONGEST = 40


def join_elements(elements: Mapping[str, str]) -> str:
    """The elements of a code as one text, as `resolve` takes them; "" if all are empty.

    >>> split_elements(join_elements({"mother": "el", "day": " 07 "}))
    {'mother': 'EL', 'day': '07'}
    """
    known = {name: normalise_code(text)[:_LONGEST] for name, text in elements.items()}
    return _BETWEEN.join(f"{name}{_IS}{text}" for name, text in known.items()) * any(known.values())


def split_elements(joined: str) -> dict[str, str]:
    """What `join_elements` joined."""
    return dict(part.split(_IS, 1) for part in joined.split(_BETWEEN)) if joined else {}


def elements_of(code: str, lengths: Sequence[int]) -> str:
    """The elements of a code that was asked for as one text; "" if its length is another.

    >>> split_elements(elements_of("BA07TU", [2, 2, 2]))
    {'part 1': 'BA', 'part 2': '07', 'part 3': 'TU'}
    """
    if not lengths or len(code) != sum(lengths):
        return ""
    ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]
    parts = {
        f"part {n}": code[end - length : end]
        for n, (length, end) in enumerate(zip(lengths, ends, strict=True), start=1)
    }
    return join_elements(parts)
