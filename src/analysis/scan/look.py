"""Look for every identifier in every file; say which file and what kind, never what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.people.identifiers import Identifiers, Seen
from analysis.scan.contents import pieces
from analysis.scan.piece import Piece


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
    search = _Search(known)
    return tuple(leak for file in files for leak in search.in_file(file, folder))


class _Search:
    """Remembers (by their hash) the texts that hold nobody: a drawing stands in many files."""

    def __init__(self, known: Identifiers) -> None:
        self._known, self._clean = known, set[tuple[int, int, bool]]()

    def in_file(self, file: Path, folder: Path) -> list[Leak]:
        name = file.relative_to(folder).as_posix()
        named = {s.kind: Leak(file, "", s, True) for _, s in self._known.found_in(name)}
        found: dict[tuple[str, str], Leak] = {}
        for piece in pieces("", file.read_bytes(), self._known.vocabulary):
            if piece.damaged:
                found["", piece.part] = Leak(file, piece.part, None)
            for seen in self._in_piece(piece):
                found.setdefault((seen.kind, piece.part), Leak(file, piece.part, seen))
        return [*named.values(), *found.values()]

    def _in_piece(self, piece: Piece) -> tuple[Seen, ...]:
        mark = (hash(piece.text), len(piece.text), piece.bounded)
        if mark in self._clean:
            return ()
        found = tuple(s for _, s in self._known.found_in(piece.text, bounded=piece.bounded))
        if not found:
            self._clean.add(mark)
        return found
