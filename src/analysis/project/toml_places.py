"""Where a key stands in a TOML text, and how a person would name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

KeyPath = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"^\s*(?P<open>\[\[?)\s*(?P<key>{_DOTTED})\s*\]")
_ASSIGNMENT = re.compile(rf"^\s*(?P<key>{_DOTTED})\s*=")
_TEXT_OF_LINES = re.compile(r'"""|\'\'\'')


def line_numbers(text: str) -> Mapping[KeyPath, int]:
    r"""The 1-based line of every table header and key that begins a line; text must be valid TOML.

    >>> line_numbers('id = "a"\n[[goals]]\nname.fi = "x"\n')[("goals", 0, "name", "fi")]
    3
    """
    found: dict[KeyPath, int] = {}
    table: KeyPath = ()
    counts: Counter[KeyPath] = Counter()
    for number, line in _outside_texts(text):
        if header := _HEADER.match(line):
            table = _table_path(_parts(header["key"]), len(header["open"]) == 2, counts)
            found.setdefault(table, number)
        elif assignment := _ASSIGNMENT.match(line):
            found.setdefault(table + _parts(assignment["key"]), number)
    return found


def line_of(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of the key, or of the table around it; 1 for what has no table."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def spelled(path: KeyPath, data: object) -> str:
    """The key as a person finds it in the file.

    >>> spelled(("targets", 1, "indicator"), {"targets": [{}, {}]})
    '[[targets]] no. 2, indicator'
    >>> spelled(("exports", "ignore", 0), {"exports": {"ignore": ["a"]}})
    '[exports], ignore no. 1'
    """
    words: list[str] = []
    here = data
    for place, part in enumerate(path):
        here = _inside(here, part)
        if isinstance(part, int):
            words[-1] += f" no. {part + 1}"
        else:
            words.append(_bracketed(part, here) if place == 0 else part)
    return ", ".join(words)


def value_at(path: KeyPath, data: object) -> object:
    """What the data hold at the path; None where there is nothing."""
    for part in path:
        data = _inside(data, part)
    return data


def _outside_texts(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines, without those inside a text of several lines."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside:
            yield number, line
        inside ^= len(_TEXT_OF_LINES.findall(line)) % 2 == 1


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_KEY, dotted))


def _table_path(parts: tuple[str, ...], is_array: bool, counts: Counter[KeyPath]) -> KeyPath:
    """The path of a header: in an array of tables it is the last one that began."""
    path: KeyPath = ()
    for place, part in enumerate(parts):
        path = (*path, part)
        if is_array and place == len(parts) - 1:
            counts[path] += 1
        if counts[path]:
            path = (*path, counts[path] - 1)
    return path


def _inside(data: object, part: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _bracketed(key: str, value: object) -> str:
    if isinstance(value, Mapping):
        return f"[{key}]"
    is_array = isinstance(value, list) and any(isinstance(row, Mapping) for row in value)
    return f"[[{key}]]" if is_array else key
