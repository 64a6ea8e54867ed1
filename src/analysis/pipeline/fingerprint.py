"""What a result depends on besides its data: the code of the rooms it passed, and the libraries."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_BASE = ("texts", "problems.py", "files.py", "workspace.py")
CLEANING = (*_BASE, "project", "instruments", "readers", "people", "cleaning", "tables", "notebook")
REPORTING = (*CLEANING, "statistics", "indicators", "disclosure", "reporting")
PUBLISHING = (*_BASE, "project", "reporting", "publishing")


@cache
def code(rooms: tuple[str, ...], lock: Path) -> str:
    """SHA-256 over the rooms' files, the lock file and the Python version."""
    digest = sha256(f"{sys.version_info[:3]}".encode())
    for file in (*_files(rooms), lock):
        if file.is_file():
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def version(processed: Path) -> str:
    """The version of the data: SHA-256 over the tidy tables, shortened to 16 digits."""
    digest = sha256()
    for file in sorted(processed.glob("*/*.parquet")):
        digest.update(file.relative_to(processed).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files(rooms: tuple[str, ...]) -> list[Path]:
    found: list[Path] = []
    for room in rooms:
        place = _PACKAGE / room
        inside = place.rglob("*") if place.is_dir() else [place]
        found += [file for file in inside if file.is_file() and "__pycache__" not in file.parts]
    return sorted(found)
