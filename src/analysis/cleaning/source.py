"""Everything a data set holds, as read: what cleaning starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.instruments import Instrument
from analysis.problems import Problem
from analysis.project import Event, Project
from analysis.readers import Export
from analysis.readers.aliases import Aliases, known_aliases
from analysis.tables import empty


@dataclass(frozen=True)
class Refused:
    """A file that could not be read, and why."""

    file: str
    sha256: str
    problem: Problem


@dataclass(frozen=True)
class Source:
    """A data set as read.

    ``exports`` have different contents; ``copies`` repeat one of them byte by byte; ``ignored``
    are files the project leaves alone. ``corrections``: the table of those applied to
    ``exports``; ``uncorrected``: why others were not.
    """

    project: Project
    instruments: Mapping[str, Instrument]
    events: tuple[Event, ...]
    exports: tuple[Export, ...]
    copies: tuple[Export, ...] = ()
    refused: tuple[Refused, ...] = ()
    ignored: tuple[str, ...] = ()
    corrections: pd.DataFrame = field(default_factory=lambda: empty("corrections"))
    uncorrected: tuple[Problem, ...] = ()
    aliases: Aliases = field(default_factory=known_aliases)

    def of(self, kind: str) -> tuple[Export, ...]:
        """The exports of one kind."""
        return tuple(export for export in self.exports if export.kind == kind)
