"""A fault a person can act on: what happened, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from analysis.texts import N_, Texts, texts

Severity = Literal["error", "warning", "note"]
_NO_VALUES: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Place:
    """Where a fault stands: any of file, sheet, row (as a spreadsheet counts), column, key."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    key: str = ""

    def text(self, language: Texts) -> str:
        """The place in words, e.g. ``surveys/start.csv, row 12, column "Age"``."""
        parts = [
            self.file,
            language.say(N_("sheet {sheet}"), sheet=self.sheet) if self.sheet else "",
            language.say(N_("row {row}"), row=self.row) if self.row is not None else "",
            language.say(N_("column “{column}”"), column=self.column) if self.column else "",
            self.key,
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Problem:
    """One fault: ``what`` and ``do`` are message ids marked with ``N_``; ``values`` fill them.

    >>> fault = Problem(N_("The file is empty."), N_("Export it again."), Place("a.csv"))
    >>> print(fault.text(texts("en")))
    a.csv: The file is empty. Export it again.
    """

    what: str
    do: str
    place: Place = Place()
    values: Mapping[str, object] = field(default_factory=lambda: _NO_VALUES)
    severity: Severity = "error"

    def text(self, language: Texts) -> str:
        """One line for a person: place, what happened, what to do."""
        where = self.place.text(language)
        said = f"{language.say(self.what, **self.values)} {language.say(self.do, **self.values)}"
        return f"{where}: {said}" if where else said

    def at(self, **place: object) -> Problem:
        """The same fault with parts of its place filled in."""
        return replace(self, place=replace(self.place, **place))  # type: ignore[arg-type]


class ProblemsError(Exception):
    """Raised once with every fault that was found, never with the first only."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.text(texts("en")) for problem in self.problems))
