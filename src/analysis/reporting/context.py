"""What every section needs to speak: a language, and the project's own names in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from analysis.disclosure import SafeCount, SafeEstimate
from analysis.project import Edition
from analysis.reporting.blocks import Cell, Finding
from analysis.texts import N_, Texts

HIDDEN = N_("not shown")


@dataclass(frozen=True)
class Context:
    """A language and edition, and names by id in that language.

    ``ranges``: lowest and highest possible score of each scale.
    """

    texts: Texts
    edition: Edition
    zone: ZoneInfo
    groups: Mapping[str, str]
    waves: Mapping[str, str]
    scales: Mapping[str, str]
    ranges: Mapping[str, tuple[float, float]]
    goals: Mapping[str, str]

    def count(self, count: SafeCount) -> str:
        """The count in words of the language, or that it is not shown."""
        return self.texts.say(HIDDEN) if count.value is None else self.texts.number(count.value)

    def count_cell(self, count: SafeCount) -> Cell:
        """The count as a table cell."""
        return Cell(text=self.count(count), number=not count.hidden, hidden=count.hidden)

    def value(self, number: float, *, share: bool) -> str:
        """A mean with two decimals, or a share in percent."""
        return self.texts.percent(number) if share else self.texts.number(number, 2)

    def points(self, number: float, *, share: bool) -> str:
        """A change with its sign: ``+0.42``, or percentage points ``+12``."""
        text = self.texts.number(100 * number) if share else self.texts.number(number, 2)
        return text if number < 0 else f"+{text}"

    def plain(self, text: str) -> Cell:
        """A cell of words."""
        return Cell(text=text)

    def label(self, *text: str) -> Cell:
        """The header cell of a row."""
        return Cell(text=" ".join(text), header=True)


def count_finding(name: str, count: SafeCount, definition: str, unit: str = "people") -> Finding:
    """A published count of people."""
    return Finding(
        id=name,
        definition=definition,
        value=count.value,
        n=count.value,
        unit=unit,
        hidden=HIDDEN if count.hidden else "",
    )


def estimate_finding(name: str, safe: SafeEstimate, definition: str, unit: str) -> Finding:
    """A published estimate with its interval."""
    found = safe.estimate
    return Finding(
        id=name,
        definition=definition,
        value=found.value,
        low=found.low,
        high=found.high,
        n=safe.n.value,
        unit=unit,
        method=found.method,
        hidden=HIDDEN if safe.hidden else "",
    )
