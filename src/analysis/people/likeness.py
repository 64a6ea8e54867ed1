"""How alike two names are, and what may be concluded from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from rapidfuzz import fuzz

from analysis.people.scripts import is_readable

#: From here on names are one name with a slip; from there on a person decides. Below: two names.
#: Source: the bands observed on spelling variants in the trials for this product.
SAME, MAYBE = 95.0, 80.0
_PART_OF, _ORDER, _INITIALS, _ONE_WORD, _WITHIN = 92.0, 90.0, 88.0, 85.0, 84.0
# A word that more names have than this is not compared by that word alone.
_COMMON = 500


def likeness(one: str, other: str) -> float:
    """How alike two compared names are, from 0 to 100; only slips of the pen reach `SAME`.

    Words in another order, initials, a name within a longer one are `MAYBE`: they may be two
    people. Jaro–Winkler is not used: it takes "anna korhonen" and "anni korhonen" for 97.

    >>> likeness("li wei", "wei li"), likeness("aijo h", "aijo hannula")
    (90.0, 88.0)
    >>> likeness("maria silva", "maria silva santos"), round(likeness("anna virta", "anni virta"))
    (92.0, 90)
    """
    if one == other:
        return 100.0
    short, long = sorted((one.split(), other.split()), key=len)
    if sorted(short) == sorted(long):
        return _ORDER
    if _is_shortened(short, long):
        return _INITIALS
    if _is_part(short, long):
        return _PART_OF if len(short) > 1 else _ONE_WORD
    if 1 < len(short) < len(long) and set(short) <= set(long):
        return _WITHIN
    straight = fuzz.ratio(one, other)
    turned = min(fuzz.token_sort_ratio(one, other), _ORDER)
    return max(straight, turned)


def contradict(one: str, other: str) -> bool:
    """Whether two names are those of two people: whole names, unlike, another first name.

    A new surname is no contradiction.

    >>> contradict("maria silva", "joao silva"), contradict("maria silva", "maria korhonen")
    (True, False)
    """
    if not (is_whole(one) and is_whole(other)) or likeness(one, other) >= MAYBE:
        return False
    mine, theirs = one.split(), other.split()
    return mine[0] not in theirs and theirs[0] not in mine


def is_whole(name: str) -> bool:
    """Whether a name can tell people apart: two words or more that could be read."""
    return " " in name and is_readable(name)


def alike(names: Iterable[str], of_interest: frozenset[str]) -> Iterator[tuple[str, str, float]]:
    """The pairs of different whole names that are at least `MAYBE` one, each once.

    Only names that share a word, or the first letters of all words, are compared, and of these
    only pairs with one ``of_interest``.
    """
    seen: set[tuple[str, str]] = set()
    for block in _blocks(sorted(set(filter(is_whole, names)))).values():
        if len(block) > _COMMON:
            continue
        for pair in combinations(block, 2):
            if pair not in seen and not of_interest.isdisjoint(pair):
                seen.add(pair)
                score = likeness(*pair)
                if score >= MAYBE:
                    yield (*pair, score)


def _blocks(names: Iterable[str]) -> Mapping[str, list[str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        words = sorted(set(name.split()))
        for word in (*words, "\x1f" + "".join(sorted(word[0] for word in words))):
            blocks[word].append(name)
    return blocks


def _is_shortened(short: list[str], long: list[str]) -> bool:
    """Whether words of one are initials of the other's, at least one word being whole in both."""
    if len(short) != len(long):
        return False
    pairs = list(zip(short, long, strict=True))
    fits = all(a == b or _is_initial(a, b) or _is_initial(b, a) for a, b in pairs)
    return fits and any(a == b and len(a) > 1 for a, b in pairs)


def _is_initial(letter: str, word: str) -> bool:
    return len(letter) == 1 and word.startswith(letter)


def _is_part(short: list[str], long: list[str]) -> bool:
    """Whether the words of one stand in the other, in this order."""
    rest = iter(long)
    return all(word in rest for word in short)
