"""What a file says, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A text found in a file; ``part``: where in it ("word/document.xml", "" for the file itself).

    ``bounded``: words begin and end where they do; in bytes of no known format they may touch
    others. ``damaged``: the format is known, yet the file could not be opened.
    """

    text: str
    part: str = ""
    bounded: bool = True
    damaged: bool = False


@dataclass(frozen=True)
class Search:
    """What opening a file needs to know: the words looked for, and how to open what it holds."""

    vocabulary: Collection[str]
    inside: Callable[[str, bytes], Iterator[Piece]]
