"""Which files of a data set are exports."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

#: Files of ours and of the computer that lie beside exports (patterns as in `matches`).
NOT_EXPORTS = (
    "/project.toml", "/events.csv", "/aliases.toml", "/corrections.csv", "/review_links.csv",
    "/same_people.csv", "/forgotten.csv",
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
    files = sorted((name_of(file, folder), file) for file in folder.rglob("*") if _is_one(file))
    candidates = [(name, file) for name, file in files if not _any(name, NOT_EXPORTS)]
    ignored = {name for name, _ in candidates if _any(name, ignore)}
    return Discovery(
        exports=tuple(file for name, file in candidates if name not in ignored),
        ignored=tuple(file for name, file in candidates if name in ignored),
    )


def name_of(file: Path, folder: Path) -> str:
    r"""What people and tables call a file: its path below ``folder``, with slashes.

    Bytes that are no letters, and signs that would break a line or turn its direction, are shown
    by their numbers: a name must not garble what is printed, nor look like another one.

    >>> name_of(Path("raw/a\nb.csv"), Path("raw")), name_of(Path("raw/ä/b.csv"), Path("raw"))
    ('a\\x0ab.csv', 'ä/b.csv')
    """
    name = file.relative_to(folder).as_posix()
    letters = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNSEEN.sub(lambda sign: _number(sign[0]), letters)


# Control characters, separators of lines, and signs that turn the direction of writing.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _number(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}"


def _is_one(file: Path) -> bool:
    """Whether this is a file, or something that cannot be opened: not listed, it would be lost."""
    broken = file.is_symlink() and not file.exists()
    locked = file.is_dir() and not os.access(file, os.R_OK | os.X_OK)
    return file.is_file() or broken or locked


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
