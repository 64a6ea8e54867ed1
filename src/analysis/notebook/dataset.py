"""A data set opened for notebooks and commands: settings, folders, tidy tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.indicators.data import Data
from analysis.project import Project
from analysis.settings import Settings, open_settings
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
