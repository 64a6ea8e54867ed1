"""One questionnaire's missing answers as a figure and a table show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.cleaning.missing import KINDS
from analysis.disclosure import SafeMissing
from analysis.instruments import Instrument
from analysis.texts import Language

#: As they stand in figures and tables: what was asked and left open first.
ORDER = ("blank", "not shown", "refused", "not applicable", "coded")
assert set(ORDER) == set(KINDS)
# As many questions as fit on a page, and as many waves beside each other; the table has all.
_DRAWN, _BESIDE = 20, 3


@dataclass(frozen=True)
class Form:
    """The answers to one questionnaire in some of its waves.

    ``rows``: by wave and question; ``items``: those that somebody did not answer, worst first,
    open ones last.
    """

    instrument: Instrument
    rows: Mapping[tuple[str, str], SafeMissing]
    items: tuple[str, ...]

    @property
    def waves(self) -> tuple[str, ...]:
        """In the order of the project."""
        return tuple(dict.fromkeys(wave for wave, _ in self.rows))

    @property
    def drawn(self) -> tuple[str, ...]:
        """Closed questions: open ones are left blank by most, as they may be."""
        return tuple(item for item in self.items if not self.is_open(item))[:_DRAWN]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of missing that occur; hidden counts among them."""
        found = {
            kind for row in self.rows.values() for kind in KINDS if row.counts[kind].value != 0
        }
        return tuple(kind for kind in ORDER if kind in found)

    def is_open(self, item: str) -> bool:
        """Whether the question is answered in words."""
        known = self.instrument.items.get(item)
        return known is not None and known.type == "text"

    def label(self, item: str, language: Language) -> str:
        """The question's wording, in another language where it has none in this."""
        known = self.instrument.items.get(item)
        wording = known.label if known else {}
        return wording.get(language) or next(iter(wording.values()), item)


def form_of(rows: Sequence[SafeMissing], instrument: Instrument) -> Form:
    """The answers to a questionnaire in all its waves; ``rows``: in their order."""
    most: dict[str, float] = {}
    for row in rows:
        if lacks(row):
            most[row.item] = max(most.get(row.item, 0.0), owed(row) or 0.0)
    by_place = {(row.wave, row.item): row for row in rows}
    form = Form(instrument, by_place, tuple(most))
    ranked = sorted(most, key=lambda item: (form.is_open(item), -most[item]))
    return replace(form, items=tuple(ranked))


def lacks(row: SafeMissing) -> bool:
    """Whether somebody has no answer, or that may not be told."""
    return any(row.counts[kind].value != 0 for kind in KINDS)


def owed(row: SafeMissing) -> float | None:
    """The share without an answer of those who saw the question and whom it concerns.

    This is item nonresponse; what was not shown or does not apply is no lack of an answer.
    """
    counts = [row.counts[state].value for state in ("answered", "blank", "refused", "coded")]
    known = [count for count in counts if count is not None]
    asked = sum(known)
    return 1 - known[0] / asked if asked and len(known) == len(counts) else None


def parts(form: Form) -> Iterator[Form]:
    """The form's waves, as many at once as stand beside each other."""
    waves = form.waves
    for start in range(0, len(waves), _BESIDE):
        some = waves[start : start + _BESIDE]
        rows = {key: row for key, row in form.rows.items() if key[0] in some}
        yield replace(form, rows=rows)
