"""The words of the tools in their users' languages, from one data file that can be extended."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.nearest import nearest
from analysis.readers.export import FIELDS
from analysis.texts import N_, normalise

FILE = "aliases.toml"
Listed = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True)
class Aliases:
    """``headers``: by tool, our name of each header word; ``words``: the same for words in cells.

    >>> known_aliases().headers("google_forms")["aikaleima"]
    'submitted'
    """

    headers_by_tool: Listed
    words_by_kind: Listed

    def headers(self, tool: str) -> Mapping[str, str]:
        """Our name of a column for each header word of ``tool``, the words as compared."""
        return self._headers[tool]

    def words(self, kind: str) -> Mapping[str, str]:
        """Our name of a thing for each word of the kind, the words as compared."""
        return self._words[kind]

    # Readers ask for them file by file.
    @cached_property
    def _headers(self) -> Mapping[str, Mapping[str, str]]:
        return {tool: _turned(listed) for tool, listed in self.headers_by_tool.items()}

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, str]]:
        return {kind: _turned(listed) for kind, listed in self.words_by_kind.items()}


@cache
def known_aliases() -> Aliases:
    """The words that come with the product."""
    text = (resources.files("analysis.readers") / FILE).read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return Aliases(found["headers"], found["words"])


def load_aliases(folder: Path) -> Aliases:
    """The product's words and those of the data set in ``folder``, if it has an ``aliases.toml``.

    Raises ProblemsError with every fault of that file.
    """
    known, file = known_aliases(), folder / FILE
    if not file.exists():
        return known
    try:
        own = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        what = N_("The file is not valid TOML: {why}")
        do = N_("Correct it, or compare with the aliases.toml that comes with the product.")
        raise ProblemsError([Problem(what, do, Place(FILE), {"why": str(fault)})]) from None
    if faults := list(_faults(own, known)):
        raise ProblemsError(faults)
    return Aliases(
        _joined(known.headers_by_tool, own.get("headers", {})),
        _joined(known.words_by_kind, own.get("words", {})),
    )


def _turned(listed: Mapping[str, list[str]]) -> Mapping[str, str]:
    turned = {normalise(word): name for name, words in listed.items() for word in words}
    return MappingProxyType(turned)


def _joined(known: Listed, own: Listed) -> Listed:
    """The data set's words come last: where both know a word, its own meaning counts."""
    return {
        section: {
            name: [*known[section].get(name, []), *own.get(section, {}).get(name, [])]
            for name in (*known[section], *(own.get(section, {}).keys() - known[section].keys()))
        }
        for section in known
    }


def _faults(own: Mapping[str, object], known: Aliases) -> Iterator[Problem]:
    parts = {"headers": known.headers_by_tool, "words": known.words_by_kind}
    for part, sections in own.items():
        if part not in parts or not isinstance(sections, Mapping):
            yield _unknown(part, list(parts), part)
            continue
        for section, names in sections.items():
            if section not in parts[part] or not isinstance(names, Mapping):
                yield _unknown(section, list(parts[part]), f"{part}.{section}")
                continue
            allowed = FIELDS if part == "headers" else parts[part][section].keys()
            for name, words in names.items():
                key = f"{part}.{section}, {name}"
                if name not in allowed:
                    yield _unknown(name, list(allowed), key)
                elif not isinstance(words, list) or not all(isinstance(w, str) for w in words):
                    yield Problem(
                        N_("A list of texts was expected."),
                        N_('Write for example: {name} = ["one word", "another"]'),
                        Place(FILE, key=key),
                        {"name": name},
                    )


def _unknown(found: str, known: list[str], key: str) -> Problem:
    values = {"found": found, "nearest": nearest(found, known), "known": ", ".join(sorted(known))}
    do = N_("Did you mean “{nearest}”?") if values["nearest"] else N_("Use one of: {known}.")
    return Problem(N_("“{found}” is not known here."), do, Place(FILE, key=key), values)
