"""Which column of an export holds which item: pure functions over headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.instruments.answers import AnswerMatch, match_answer, match_chosen, option_texts
from analysis.instruments.items import OTHER
from analysis.instruments.model import Instrument, Item, Wording
from analysis.texts import normalise

__all__ = [
    "OTHER",
    "AnswerMatch",
    "ColumnMatch",
    "Target",
    "fit",
    "match_answer",
    "match_chosen",
    "match_columns",
]

Headers = Sequence[tuple[int, str]]

_plain = lru_cache(maxsize=4096)(normalise)  # labels are compared with every header
_GRID = re.compile(r"^(?P<stem>.*\S)\s*\[(?P<row>.+)\]$", re.DOTALL)
_HALF = 0.5  # fewer matched columns than this: another questionnaire, or none of ours
_MARGIN = 0.1  # a lead smaller than a tenth of the columns is no decision


@dataclass(frozen=True)
class Target:
    """What a column holds: answers to ``item``; or, for multi-selects, its one ``option``."""

    item: str
    option: str | None = None


@dataclass(frozen=True)
class ColumnMatch:
    """Targets by column position, the positions without one, and the language of the headers.

    ``language``: the one whose labels most headers have; None if no label matched.
    ``share_matched``: of all columns given, from 0 to 1.
    """

    columns: Mapping[int, Target]
    unmatched: tuple[int, ...]
    language: str | None
    share_matched: float


def match_columns(headers: Headers, instrument: Instrument) -> ColumnMatch:
    """The item or option of each column; ``headers`` are (position, text) of question columns.

    In this order: the item's code; its label or another wording in any language; ``Stem [Row]`` of
    a grid; ``Section: question``; ``Title2`` for the second item called Title; the text of an
    option, of the nearest item before it that still lacks that option.
    """
    found: dict[int, tuple[Target, str]] = {}
    taken = _Taken(instrument)
    for position, header in headers:
        matched = taken.item(header) or taken.option(header)
        if matched:
            found[position] = matched
            taken = taken.with_(matched[0])
    spoken = Counter(
        language
        for target, text in found.values()
        for language in _languages(_label(instrument, target), text)
    )
    return ColumnMatch(
        columns={position: target for position, (target, _) in found.items()},
        unmatched=tuple(position for position, _ in headers if position not in found),
        language=max(spoken, key=lambda language: spoken[language], default=None),
        share_matched=len(found) / len(headers) if headers else 0.0,
    )


def fit(headers: Headers, instruments: Mapping[str, Instrument]) -> str | None:
    """The questionnaire that the columns belong to, if one clearly fits best.

    At least half of the columns match it, and a tenth of them more than any other.
    """
    shares = sorted(
        ((match_columns(headers, each).share_matched, name) for name, each in instruments.items()),
        reverse=True,
    )
    if not shares or shares[0][0] < _HALF:
        return None
    is_clear = len(shares) == 1 or shares[0][0] - shares[1][0] >= _MARGIN
    return shares[0][1] if is_clear else None


@dataclass(frozen=True)
class _Taken:
    """The columns matched so far, in order: what the next header means depends on them."""

    instrument: Instrument
    targets: tuple[Target, ...] = ()

    def with_(self, target: Target) -> _Taken:
        return _Taken(self.instrument, (*self.targets, target))

    def item(self, header: str) -> tuple[Target, str] | None:
        """The item that the header names, and the part of the header that names it."""
        for text in _readings(header):
            items = _items_called(text, self.instrument)
            free = [item for item in items if Target(item.name) not in self.targets]
            if free:
                return Target(free[0].name), text
        return self._numbered(header)

    def _numbered(self, header: str) -> tuple[Target, str] | None:
        """Microsoft Forms writes the second question called "Title" as "Title2"."""
        text = header.strip()
        for length in range(1, len(text) - len(text.rstrip("0123456789")) + 1):
            number = int(text[-length:])
            items = _items_called(text[:-length], self.instrument)
            target = Target(items[number - 1].name) if 2 <= number <= len(items) else None
            if target and target not in self.targets:
                return target, text[:-length]
        return None

    def option(self, header: str) -> tuple[Target, str] | None:
        """The option that the header names: of an item before it, else of the next one after."""
        wanted = _plain(header)
        free = {
            item.name: Target(item.name, name)
            for item in self.instrument.items.values()
            for name in _options_called(wanted, item)
            if Target(item.name, name) not in self.targets
        }
        before = (target.item for target in reversed(self.targets))
        for name in (*before, *self._items_onwards()):
            if name in free:
                return free[name], header
        return None

    def _items_onwards(self) -> Iterator[str]:
        """The items after the last matched one, then those from the beginning."""
        names = list(self.instrument.items)
        start = names.index(self.targets[-1].item) + 1 if self.targets else 0
        yield from names[start:]
        yield from names[:start]


def _readings(header: str) -> Iterator[str]:
    """The header whole, then without what tools put around a question."""
    yield header
    if grid := _GRID.match(header.strip()):
        yield grid["row"]
    for colon in re.finditer(": ", header):
        yield header[colon.end() :]


def _items_called(text: str, instrument: Instrument) -> list[Item]:
    if text.strip() in instrument.items:
        return [instrument.items[text.strip()]]
    wanted = _plain(text)
    return [
        item
        for item in instrument.items.values()
        if wanted and wanted in {_plain(each) for each in (*item.label.values(), *item.aliases)}
    ]


def _options_called(wanted: str, item: Item) -> Iterator[str]:
    """Options that may have a column of their own; of a select_one only "other, please specify"."""
    for option in item.options:
        has_column = item.type == "select_multiple" or (item.or_other and option.name == OTHER)
        if has_column and wanted in {_plain(text) for text in option_texts(option)}:
            yield option.name


def _label(instrument: Instrument, target: Target) -> Wording:
    item = instrument.items[target.item]
    if target.option is None:
        return item.label
    return next(option.label for option in item.options if option.name == target.option)


def _languages(label: Wording, text: str) -> list[str]:
    return [language for language, each in label.items() if _plain(each) == _plain(text)]
