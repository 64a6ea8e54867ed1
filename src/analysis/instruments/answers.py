"""Which options an answer names, however the tool wrote and joined them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType

from analysis.instruments.items import OTHER
from analysis.instruments.model import Item, Option
from analysis.project.nearest import nearest
from analysis.texts import normalise

_SEPARATOR = re.compile(r"[;,|\t\r\n]+")
_NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)?$")


@dataclass(frozen=True)
class Unknown:
    """A part of an answer that is none of the options, and the option it is most like ("")."""

    text: str
    nearest: str = ""


@dataclass(frozen=True)
class AnswerMatch:
    """An answer as written and what it says.

    ``options``: codes, in the order of the answer, without repeats. ``other``: the words of an
    "other, please specify". ``number``: of integer and decimal items. ``unknown``: what could not
    be understood. An empty answer has none of them.
    """

    text: str
    options: tuple[str, ...] = ()
    other: str = ""
    number: float | None = None
    unknown: tuple[Unknown, ...] = ()


def match_answer(text: str, item: Item) -> AnswerMatch:
    """What the answer says; texts and dates are kept as they are.

    >>> yes, no = Option("yes", {"en": "Yes"}), Option("no", {"en": "No"}, ("Nope",))
    >>> match_answer(" NOPE ", Item("q", "select_one", {}, (yes, no))).options
    ('no',)
    >>> match_answer("Yes; No", Item("q", "select_multiple", {}, (yes, no))).options
    ('yes', 'no')
    >>> match_answer("3,5", Item("q", "decimal", {})).number
    3.5
    """
    if not text.strip() or item.type in {"text", "date"}:
        return AnswerMatch(text)
    if item.type in {"integer", "decimal"}:
        return _number(text, item)
    if item.type == "select_one":
        code = _code(text, item) or wordings(item).get(normalise(text))
        return AnswerMatch(text, (code,)) if code else _with_rest(text, item, [], [text.strip()])
    codes = text.split()
    if all(_code(code, item) for code in codes):
        return AnswerMatch(text, tuple(dict.fromkeys(codes)))
    options, rest = _split(text, wordings(item))
    return _with_rest(text, item, options, rest)


def match_chosen(text: str, item: Item, option: str, words: Mapping[str, str]) -> AnswerMatch:
    """What a cell of an option's own column says: chosen, not chosen, or the words of an "other".

    ``words``: normalised word → ``yes`` or ``no``. Chosen is the option's wording or a word for
    yes; not chosen is a word for no or an empty cell. In the column of ``other`` every other text
    is the words of the "other".

    >>> git = Item("tools", "select_multiple", {}, (Option("git", {"en": "Git"}),))
    >>> words = {"1": "yes", "0": "no"}
    >>> [match_chosen(cell, git, "git", words).options for cell in ("Git", "1", "0", "")]
    [('git',), ('git',), (), ()]
    """
    plain = normalise(text)
    if not plain or words.get(plain) == "no":
        return AnswerMatch(text)
    if wordings(item).get(plain) == option or words.get(plain) == "yes":
        return AnswerMatch(text, (option,))
    if option == OTHER:
        return AnswerMatch(text, (OTHER,), other=text.strip())
    return AnswerMatch(text, unknown=(Unknown(text.strip(), _nearest_label(text, item)),))


def wordings(item: Item) -> Mapping[str, str]:
    """Every normalised wording of the item's options (codes last) → the option's code."""
    return _wordings(tuple((option.name, option_texts(option)) for option in item.options))


def option_texts(option: Option) -> tuple[str, ...]:
    """The option's labels in every language and its other wordings."""
    return (*option.label.values(), *option.aliases)


@lru_cache(maxsize=1024)
def _wordings(options: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    """Kept for the next answer: an item is asked once and answered often."""
    found: dict[str, str] = {}
    for name, texts in options:
        for text in texts:
            found.setdefault(normalise(text), name)
    for name, _ in options:
        found.setdefault(normalise(name), name)
    return MappingProxyType({text: name for text, name in found.items() if text})


def _code(text: str, item: Item) -> str:
    """The text if it is exactly the code of an option."""
    plain = text.strip()
    return plain if any(option.name == plain for option in item.options) else ""


def _split(text: str, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Codes of the options named, and the words between them; longest option first.

    Options may hold separators themselves, so a part is tried together with those after it.
    """
    spans = _spans(text)
    longest = 1 + max((len(_SEPARATOR.findall(wording)) for wording in known), default=0)
    runs: list[tuple[str, int, int]] = []
    part = 0
    while part < len(spans):
        code, count = _longest_option(text, known, spans[part : part + longest])
        runs.append((code, spans[part][0], spans[part + count - 1][1]))
        part += count
    rest = [list(run) for code, run in groupby(runs, key=lambda run: run[0]) if not code]
    words = (text[run[0][1] : run[-1][2]].strip() for run in rest)
    return list(dict.fromkeys(code for code, _, _ in runs if code)), [
        each for each in words if each
    ]


def _spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each part between separators."""
    found = list(_SEPARATOR.finditer(text))
    starts = [0, *(separator.end() for separator in found)]
    ends = [*(separator.start() for separator in found), len(text)]
    return list(zip(starts, ends, strict=True))


def _longest_option(
    text: str, known: Mapping[str, str], spans: list[tuple[int, int]]
) -> tuple[str, int]:
    """The code of the longest option that the spans begin with ("" for none), and its spans."""
    for count in range(len(spans), 0, -1):
        code = known.get(normalise(text[spans[0][0] : spans[count - 1][1]]))
        if code:
            return code, count
    return "", 1


def _with_rest(text: str, item: Item, options: list[str], rest: list[str]) -> AnswerMatch:
    """What is left over is an "other" where the item allows one, and unknown where not."""
    if not rest:
        return AnswerMatch(text, tuple(options))
    if item.or_other:
        codes = tuple(dict.fromkeys([*options, OTHER]))
        return AnswerMatch(text, codes, other="; ".join(rest))
    unknown = tuple(Unknown(part, _nearest_label(part, item)) for part in rest)
    return AnswerMatch(text, tuple(options), unknown=unknown)


def _nearest_label(text: str, item: Item) -> str:
    return nearest(text, (label for option in item.options for label in option_texts(option)))


def _number(text: str, item: Item) -> AnswerMatch:
    plain = "".join(text.split()).replace("\u2212", "-")
    value = float(plain.replace(",", ".")) if _NUMBER.match(plain) else None
    if value is None or (item.type == "integer" and not value.is_integer()):
        return AnswerMatch(text, unknown=(Unknown(text.strip()),))
    return AnswerMatch(text, number=value)
