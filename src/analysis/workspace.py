"""Where things are: the repository's folders, found from wherever a notebook or command starts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_


@dataclass(frozen=True)
class Workspace:
    """The folders of one checkout."""

    root: Path

    @property
    def notebooks(self) -> Path:
        """Where the notebooks are."""
        return self.root / "notebooks"

    def folders(self, dataset: str, raw: Path | None = None) -> Folders:
        """The folders of one data set; ``raw`` reads its exports from another place."""
        return Folders(
            settings=self.root / "data" / "raw" / dataset,
            raw=(raw or self.root / "data" / "raw" / dataset).resolve(),
            processed=self.root / "data" / "processed" / dataset,
            reports=self.root / "reports" / dataset,
        )

    def datasets(self) -> tuple[str, ...]:
        """The data sets that have a ``project.toml``."""
        found = (self.root / "data" / "raw").glob("*/project.toml")
        return tuple(sorted(file.parent.name for file in found))


@dataclass(frozen=True)
class Folders:
    """Of one data set: settings (project.toml, instruments), exports, tidy tables, reports."""

    settings: Path
    raw: Path
    processed: Path
    reports: Path


def find_workspace(start: Path | None = None) -> Workspace:
    """The checkout around ``start`` (default: the current folder), or this package's own.

    ``DIGIMESH_HOME`` names it outright.
    """
    named = os.environ.get("DIGIMESH_HOME")
    here = Path(named) if named else (start or Path.cwd())
    package = Path(__file__).resolve().parents[2]
    for folder in (*(here.resolve(), *here.resolve().parents), package):
        if (folder / "notebooks").is_dir() and (folder / "data" / "raw").is_dir():
            return Workspace(folder)
    raise ProblemsError(
        [
            Problem(
                N_("No folder with notebooks and data was found here."),
                N_("Go to the folder of the repository and try again."),
                Place(file=here.name),
            )
        ]
    )
