"""What a tool says of a column beside its header: its own code, and the option it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.instruments.answers import option_texts
from analysis.instruments.items import OTHER
from analysis.instruments.model import Instrument, Item
from analysis.texts import normalise

#: Labels are compared with every header: each is normalised once.
plain = lru_cache(maxsize=1 << 14)(normalise)

# How tools join the code of a question with that of an option or a row:
# tools___1 (REDCap), tools[1] (LimeSurvey), group/tools/1 (Kobo), tools_1 (Qualtrics).
_JOINED = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<base>.+?)___(?P<part>.+)",
        r"(?P<base>.+)\[(?P<part>[^\]]+)\]",
        r"(?P<base>.+)/(?P<part>[^/]+)",
        r"(?P<base>.+)_(?P<part>TEXT|\w+?)",
    )
)
_OTHER_PARTS = frozenset({"other", "text", "_text", "other_text", "oth"})
_GROUP = re.compile(r".*[/.:-]")


class Heading(NamedTuple):
    """The head of a column: position, header text; the tool's code and option where it has them."""

    position: int
    header: str
    code: str = ""
    option: str = ""


class Target(NamedTuple):
    """What a column holds: answers to ``item``; or, for multi-selects, its one ``option``."""

    item: str
    option: str | None = None


def targets_of_code(heading: Heading, instrument: Instrument) -> Iterator[Target]:
    """What the tool's own code says the column holds, most certain first."""
    if not heading.code:
        return
    for code in (heading.code, _GROUP.sub("", heading.code)):
        if code in instrument.items:
            yield Target(code)
    for shape in _JOINED:
        found = shape.fullmatch(heading.code)
        if found:
            yield from _targets_of_parts(found["base"], found["part"], instrument)


def targets_of_option(heading: Heading, instrument: Instrument) -> Iterator[Target]:
    """What the header and the option (or row) beside it say, most certain first."""
    if not heading.option:
        return
    for item in items_called(heading.header, instrument):
        yield from options_called(heading.option, item)
        codes = {option.name for option in item.options if item.type == "select_multiple"}
        if heading.option in codes:
            yield Target(item.name, heading.option)
    joined = (f"{heading.header} [{heading.option}]", f"{heading.header}: {heading.option}")
    for text in (*joined, heading.option):
        yield from (Target(item.name) for item in items_called(text, instrument))


def items_called(text: str, instrument: Instrument) -> list[Item]:
    """The items with this code, or with this label or other wording in any language."""
    if text.strip() in instrument.items:
        return [instrument.items[text.strip()]]
    wanted = plain(text)
    return [item for item in instrument.items.values() if wanted and wanted in _called(item)]


def options_called(text: str, item: Item) -> Iterator[Target]:
    """The item's options with this code or wording that may have a column of their own.

    Of a select_one only "other, please specify".
    """
    wanted = plain(text)
    for option in item.options:
        has_column = item.type == "select_multiple" or (item.or_other and option.name == OTHER)
        if has_column and wanted in {plain(each) for each in option_texts(option)}:
            yield Target(item.name, option.name)


def _called(item: Item) -> set[str]:
    return {plain(each) for each in (*item.label.values(), *item.aliases)}


def _targets_of_parts(base: str, part: str, instrument: Instrument) -> Iterator[Target]:
    for name in (f"{base}_{part}", f"{base}[{part}]"):
        if name in instrument.items:
            yield Target(name)
    item = instrument.items.get(base) or instrument.items.get(_GROUP.sub("", base))
    if item is None:
        return
    codes = {option.name for option in item.options}
    negative = re.sub(r"^_(?=\d)", "-", part)  # REDCap writes the code -99 as _99
    for code in (part, negative):
        if code in codes and item.type == "select_multiple":
            yield Target(item.name, code)
    if part.lower() in _OTHER_PARTS and item.or_other:
        yield Target(item.name, OTHER)
