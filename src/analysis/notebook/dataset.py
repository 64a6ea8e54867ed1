"""A data set opened for notebooks and commands: settings, folders, tidy tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.indicators.data import Data
from analysis.instruments import Scale
from analysis.problems import Problem, ProblemsError
from analysis.project import Project
from analysis.project.nearest import by_likeness
from analysis.settings import Settings, open_settings
from analysis.texts import N_
from analysis.workspace import Folders


@dataclass(frozen=True)
class Dataset:
    """A data set: its settings, and the tidy tables made from its exports."""

    settings: Settings

    @property
    def project(self) -> Project:
        """What was promised (``project.toml``)."""
        return self.settings.project

    @property
    def folders(self) -> Folders:
        """Where exports, tidy tables and reports are."""
        return self.settings.folders

    def table(self, name: str) -> pd.DataFrame:
        """A tidy table (see ``analysis.tables.SCHEMAS`` for what there is)."""
        return tables.load(self.folders.processed, name)

    def scale(self, name: str) -> Scale:
        """A scale of the data set's questionnaires; raises `ProblemsError`, naming the nearest."""
        instruments = self.settings.instruments.values()
        scales = {scale.name: scale for one in instruments for scale in one.scales.values()}
        if name not in scales:
            what = N_("The questionnaires have no scale “{found}”.")
            values = {"found": name, "known": ", ".join(by_likeness(name, scales, limit=3))}
            raise ProblemsError([Problem(what, N_("The nearest: {known}."), values=values)])
        return scales[name]

    @cached_property
    def data(self) -> Data:
        """The tables that indicators are counted from, all periods."""
        names = ("people", "responses", "scores", "events", "registrations", "attendance")
        return Data(**{name: self.table(name) for name in names})

    @property
    def cleaned(self) -> bool:
        """Whether the tidy tables have been made."""
        return all((self.folders.processed / name).is_dir() for name in ("files", "events"))


def open_dataset(name: str, raw: str | Path = "") -> Dataset:
    """Open a data set by name; ``raw`` reads its exports from another folder.

    Raises `ProblemsError` with everything that is wrong with its settings.
    """
    return Dataset(open_settings(name, raw))
