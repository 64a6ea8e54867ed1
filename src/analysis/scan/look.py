"""Look for every identifier in every file; say which file and what kind, never what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.people.identifiers import Identifiers, Seen
from analysis.scan.contents import pieces


@dataclass(frozen=True)
class Leak:
    """A file that holds what identifies somebody.

    ``part``: where in the file. ``seen``: the kind, and the export and row it comes from; one
    for each kind in each part; None: that part could not be opened, so nobody knows.
    ``in_name``: whether the file's own name holds it.
    """

    file: Path
    part: str
    seen: Seen | None
    in_name: bool = False


def look(files: Iterable[Path], folder: Path, known: Identifiers) -> tuple[Leak, ...]:
    """Search the files, which lie below ``folder``."""
    return tuple(leak for file in files for leak in _in_file(file, folder, known))


def _in_file(file: Path, folder: Path, known: Identifiers) -> list[Leak]:
    name = file.relative_to(folder).as_posix()
    named = {seen.kind: Leak(file, "", seen, True) for _, seen in known.found_in(name)}
    found: dict[tuple[str, str], Leak] = {}
    for piece in pieces("", file.read_bytes(), known.vocabulary):
        if piece.damaged:
            found["", piece.part] = Leak(file, piece.part, None)
        for _, seen in known.found_in(piece.text, bounded=piece.bounded):
            found.setdefault((seen.kind, piece.part), Leak(file, piece.part, seen))
    return [*named.values(), *found.values()]
