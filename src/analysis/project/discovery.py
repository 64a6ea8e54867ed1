"""Which files of a data set are exports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: Files of ours and of the computer that lie beside exports (patterns as in `matches`).
NOT_EXPORTS = (
    "/project.toml", "/events.csv", "/aliases.toml", "/corrections.csv", "/review_links.csv",
    "/same_people.csv",
    "/instruments/**", "/truth/**", "/narrative/**",
    "*.mapping.toml", "*.key", "README*",
    ".*", "~$*", "Thumbs.db", "desktop.ini",
)  # fmt: skip


@dataclass(frozen=True)
class Discovery:
    """The files that are taken for exports, and those the project said to leave alone."""

    exports: tuple[Path, ...]
    ignored: tuple[Path, ...]


def discover(folder: Path, ignore: Sequence[str] = ()) -> Discovery:
    """All files below ``folder`` that can be exports, in the order of their names.

    ``ignore``: patterns of the project (see `matches`).
    """
    names = sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())
    candidates = [name for name in names if not _any(name, NOT_EXPORTS)]
    ignored = {name for name in candidates if _any(name, ignore)}
    return Discovery(
        exports=tuple(folder / name for name in candidates if name not in ignored),
        ignored=tuple(folder / name for name in candidates if name in ignored),
    )


def matches(name: str, pattern: str) -> bool:
    """Whether a path with slashes fits a pattern; capitals do not matter.

    ``*`` and ``?`` stay within a folder, ``**`` goes below it. A pattern without a slash is
    compared with each part of the path, so it finds files and folders at any depth; a slash at
    the start ties it to the data set's own folder, one at the end means all below.

    >>> matches("surveys/start/a.csv", "surveys/**"), matches("old/notes/a.csv", "old/*.csv")
    (True, False)
    >>> matches("zoom/old/a.csv", "old"), matches("zoom/events.csv", "/events.csv")
    (True, False)
    """
    whole = f"{pattern}**" if pattern.endswith("/") else pattern
    if "/" in whole:
        return bool(_compiled(whole.removeprefix("/")).fullmatch(name))
    return any(_compiled(whole).fullmatch(part) for part in name.split("/"))


def _any(name: str, patterns: Sequence[str]) -> bool:
    return any(matches(name, pattern) for pattern in patterns)


_WILD = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return re.compile("".join(_WILD.get(part, re.escape(part)) for part in parts), re.IGNORECASE)
