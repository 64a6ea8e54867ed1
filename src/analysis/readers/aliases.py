"""The header words of the tools, in the languages of their users, from one data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from analysis.readers.export import FIELDS
from analysis.texts import normalise


@cache
def aliases(tool: str) -> Mapping[str, str]:
    """Our name of a column for each header word of ``tool``, the words as compared.

    >>> aliases("google_forms")["aikaleima"]
    'submitted'
    """
    words = {normalise(word): field for field, listed in _file()[tool].items() for word in listed}
    return MappingProxyType(words)


@cache
def _file() -> Mapping[str, Mapping[str, list[str]]]:
    text = (resources.files("analysis.readers") / "aliases.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    unknown = {field for tool in found.values() for field in tool} - FIELDS
    if unknown:
        raise ValueError(f"aliases.toml names fields that do not exist: {sorted(unknown)}")
    return found
