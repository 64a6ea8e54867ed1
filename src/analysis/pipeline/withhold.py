"""What a run wrote stays aside until it was looked through; what was there before comes back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.workspace import Folders

_BEFORE, _WITHHELD = ".before", ".withheld"
#: pytask writes into its file; everything else is replaced whole, so that a link keeps the old.
_REWRITTEN = ".pytask"
#: What was looked through (hashes only).
LOOKED = ".looked.json"


@dataclass(frozen=True)
class Before:
    """All that lay in a data set's two folders when the run began."""

    folders: Folders

    def withhold(self) -> Path:
        """Move what the run wrote aside, put back what it replaced, and say where it is now."""
        aside = self.folders.processed / _WITHHELD
        for name, folder in _places(self.folders):
            kept = self.folders.processed / _BEFORE / name
            for file in tuple(_files(folder)):
                if not _is_same(file, kept / file.relative_to(folder)):
                    _move(file, aside / name / file.relative_to(folder))
            for file in tuple(_files(kept)):
                place = folder / file.relative_to(kept)
                if not place.exists():
                    _move(file, place)
        self.drop()
        return aside

    def drop(self) -> None:
        """The run is good: what was there before is no longer needed."""
        shutil.rmtree(self.folders.processed / _BEFORE, ignore_errors=True)


def keep(folders: Folders) -> Before:
    """Remember what lies in the folders; what an earlier run withheld is deleted."""
    for name in (_BEFORE, _WITHHELD):
        shutil.rmtree(folders.processed / name, ignore_errors=True)
    for name, folder in _places(folders):
        for file in tuple(_files(folder)):
            _link(file, folders.processed / _BEFORE / name / file.relative_to(folder))
    return Before(folders)


def written(folders: Folders) -> tuple[Path, ...]:
    """Every file that runs have left in the folders, hidden ones too."""
    return tuple(sorted(file for _, folder in _places(folders) for file in _files(folder)))


def _places(folders: Folders) -> tuple[tuple[str, Path], ...]:
    return ("processed", folders.processed), ("reports", folders.reports)


def _files(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        first = file.relative_to(folder).parts[0]
        if file.is_file() and first not in {_BEFORE, _WITHHELD, LOOKED}:
            yield file


def _link(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    if _REWRITTEN not in file.parts:
        try:
            os.link(file, to)
        except OSError:  # the disk knows no links
            pass
        else:
            return
    shutil.copy2(file, to)


def _is_same(file: Path, kept: Path) -> bool:
    if not kept.exists():
        return False
    return file.samefile(kept) or file.read_bytes() == kept.read_bytes()


def _move(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    file.replace(to)
