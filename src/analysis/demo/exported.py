"""An export as made: its bytes, and what is true of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analysis.demo.answers import Answer

Mess = Counter[tuple[str, str]]  # (kind, file) → count


@dataclass(frozen=True)
class Exported:
    """One export: its bytes, its mess, and of a survey whose answers its rows hold, in order."""

    file: str
    content: bytes
    mess: Mess
    answers: tuple[Answer, ...] = ()


def in_file(file: str, counts: Counter[str]) -> Mess:
    """The counts of kinds as those of one file, without zeros."""
    return Counter({(kind, file): count for kind, count in counts.items() if count})
