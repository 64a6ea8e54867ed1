"""Questionnaires as values: items, answer options, scales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.problems import Problem

ItemType = Literal["select_one", "select_multiple", "integer", "decimal", "text", "date"]
Wording = Mapping[str, str]  # language → text
Method = Literal["mean", "sum", "any_of", "sus", "nps"]

#: What an item is for, beside being an answer: who answered, or which event it is about.
#: ``token``: an individual code as a whole; ``code_element``: one element of a self-made code.
ROLES = frozenset({"", "email", "name", "token", "code_element", "event"})


@dataclass(frozen=True)
class Option:
    """An answer option: code, labels by language, and other wordings seen in exports."""

    name: str
    label: Wording
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A question: code, type, labels by language, options, and other wordings seen in exports.

    ``role`` says that the answer identifies (see `ROLES`); ``attribute`` that it describes the
    person (``gender``, ``education`` …) and belongs to the table ``people``.
    ``or_other``: an answer outside the options is an "other, please specify".
    """

    name: str
    type: ItemType
    label: Wording
    options: tuple[Option, ...] = ()
    or_other: bool = False
    aliases: tuple[str, ...] = ()
    role: str = ""
    attribute: str = ""


@dataclass(frozen=True)
class Scale:
    """A measure made of items, scored by its ``method``.

    ``mean``/``sum``: items scored by the number their option's code is; those in ``reversed``
    count from the other end. ``any_of``: 1 if any item has one of the ``values`` given for it,
    else 0. ``sus``: the System Usability Scale's own rule, 0 to 100. ``nps``: 100 for a promoter,
    0 for a passive, -100 for a detractor, so that the mean is the Net Promoter Score. Fewer than
    ``minimum_answered`` items answered: no score. ``key``: the published scale whose key it is.
    """

    name: str
    label: Wording
    method: Method
    items: tuple[str, ...]
    reversed: frozenset[str] = frozenset()
    values: Mapping[str, frozenset[str]] | None = None
    minimum_answered: int = 1
    source: str = ""
    key: str = ""


@dataclass(frozen=True)
class Instrument:
    """A questionnaire: its items and scales, both by name and in order.

    ``problems``: what was doubtful about it although it could be read (warnings and notes).
    """

    name: str
    items: Mapping[str, Item]
    scales: Mapping[str, Scale]
    problems: tuple[Problem, ...] = ()
