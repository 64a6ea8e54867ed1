"""Which column of an export holds which item: pure functions over headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.instruments.answers import AnswerMatch, match_answer, match_chosen
from analysis.instruments.headings import (
    Heading,
    Target,
    items_called,
    options_called,
    plain,
    targets_of_code,
    targets_of_option,
)
from analysis.instruments.items import OTHER
from analysis.instruments.model import Instrument, Wording

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

Headings = Sequence[Heading | tuple[int, str]]

_GRID = re.compile(r"^(?P<stem>.*\S)\s*\[(?P<row>.+)\]$", re.DOTALL)
_HALF = 0.5  # fewer matched columns than this: another questionnaire, or none of ours
_MARGIN = 0.1  # a lead smaller than a tenth of the columns is no decision


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


def match_columns(headings: Headings, instrument: Instrument) -> ColumnMatch:
    """The item or option of each question column.

    In this order: the tool's code of the column; the header with the option or row beside it; the
    item's code as header; its label or another wording in any language; ``Stem [Row]`` of a grid;
    ``Section: question``; ``Title2`` for the second item called Title; the text of an option, of
    the nearest item before it that still lacks that option.
    """
    found: dict[int, tuple[Target, str]] = {}
    taken = _Taken(instrument)
    for heading in (Heading(*each) for each in headings):
        matched = taken.match(heading)
        if matched:
            found[heading.position] = matched
            taken = taken.with_(matched[0])
    spoken = Counter(
        language
        for target, text in found.values()
        for language in _languages(_label(instrument, target), text)
    )
    return ColumnMatch(
        columns={position: target for position, (target, _) in found.items()},
        unmatched=tuple(position for position, *_ in headings if position not in found),
        language=max(spoken, key=lambda language: spoken[language], default=None),
        share_matched=len(found) / len(headings) if headings else 0.0,
    )


def fit(headings: Headings, instruments: Mapping[str, Instrument]) -> str | None:
    """The questionnaire that the columns belong to, if one clearly fits best.

    At least half of the columns match it, and a tenth of them more than any other.
    """
    shares = sorted(
        ((match_columns(headings, each).share_matched, name) for name, each in instruments.items()),
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

    def match(self, heading: Heading) -> tuple[Target, str] | None:
        """What the heading means here, and the part of it that says so."""
        said = (
            *targets_of_code(heading, self.instrument),
            *targets_of_option(heading, self.instrument),
        )
        for target in said:
            if target not in self.targets:
                return target, heading.option if target.option else heading.header
        return self.item(heading.header) or self.option(heading.header)

    def item(self, header: str) -> tuple[Target, str] | None:
        """The item that the header names, and the part of the header that names it."""
        for text in _readings(header):
            items = items_called(text, self.instrument)
            free = [item for item in items if Target(item.name) not in self.targets]
            if free:
                return Target(free[0].name), text
        return self._numbered(header)

    def _numbered(self, header: str) -> tuple[Target, str] | None:
        """Microsoft Forms writes the second question called "Title" as "Title2"."""
        text = header.strip()
        for length in range(1, len(text) - len(text.rstrip("0123456789")) + 1):
            number = int(text[-length:])
            items = items_called(text[:-length], self.instrument)
            target = Target(items[number - 1].name) if 2 <= number <= len(items) else None
            if target and target not in self.targets:
                return target, text[:-length]
        return None

    def option(self, header: str) -> tuple[Target, str] | None:
        """The option that the header names: of an item before it, else of the next one after."""
        free = {
            item.name: target
            for item in self.instrument.items.values()
            for target in options_called(header, item)
            if target not in self.targets
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


def _label(instrument: Instrument, target: Target) -> Wording:
    item = instrument.items[target.item]
    if target.option is None:
        return item.label
    return next(option.label for option in item.options if option.name == target.option)


def _languages(label: Wording, text: str) -> list[str]:
    return [language for language, each in label.items() if plain(each) == plain(text)]
