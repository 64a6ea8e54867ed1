"""The person named in what a meeting tool shows: titles, brackets and devices taken away."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files

_WORDS: Mapping[str, frozenset[str]] = {
    kind: frozenset(words)
    for kind, words in tomllib.loads(
        files("analysis.people").joinpath("name_words.toml").read_text(encoding="utf-8")
    ).items()
}
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_PRONOUN = "she|he|they|hän|hon|han|hen"
_PRONOUNS = re.compile(rf"^({_PRONOUN})([/,].*)?$")
_SLASHED_PRONOUNS = re.compile(rf"(?<!\w)({_PRONOUN})(\s?/\s?\w+)+")
_DEVICE_WORD = "|".join(sorted(_WORDS["devices"]))
_DEVICE = re.compile(rf"\b({_DEVICE_WORD})\b")
_OWNER_BEFORE = re.compile(rf"^(?P<owner>.+?)['’`´]s?\s+.*\b({_DEVICE_WORD})\b")
_OWNER_AFTER = re.compile(rf"^({_DEVICE_WORD})\s+(de|di|von|van|of|av)\s+(?P<owner>.+)$")


def person_in(text: str) -> str:
    """The name in ``text`` (small letters, no address), or "" where it names nobody.

    >>> person_in("iphone (brian smith)"), person_in("ada nova (turku uas)")
    ('brian smith', 'ada nova')
    """
    without = _SLASHED_PRONOUNS.sub(" ", text)
    inner = [part for part in map(str.strip, _PARENTHESES.findall(without)) if _is_name(part)]
    outer = " ".join(_PARENTHESES.sub(" ", without).split())
    name = _owner(inner[-1] if inner and _stands_for(outer, inner[-1]) else outer)
    ordered = _in_order(name)
    return ordered if _is_somebody(ordered) else ""


def _is_name(part: str) -> bool:
    """Whether brackets hold the name behind a nickname, not a remark."""
    known = part in _WORDS["markers"] or _PRONOUNS.match(part) or _DEVICE.search(part)
    return " " in part and not known and part.split(maxsplit=1)[0] not in _WORDS["born"]


def _stands_for(outer: str, inner: str) -> bool:
    """Whether what stands before the brackets is a short form of what stands in them.

    Else the brackets may hold an organisation, which would be everybody's name who works there.
    """
    words = re.findall(r"\w+", inner)
    shown = re.findall(r"\w+", outer)
    if not shown or _DEVICE.search(outer) or set(shown) & set(words):
        return True
    initials = [word[0] for word in words]
    return "".join(shown) in {"".join(words), "".join(initials)}


def _owner(name: str) -> str:
    found = _OWNER_BEFORE.match(name) or _OWNER_AFTER.match(name)
    return found["owner"] if found else name


def _in_order(name: str) -> str:
    parts = [part.strip() for part in name.split(",") if part.strip()]
    parts = [part for part in parts if part.rstrip(".") not in _WORDS["degrees"]]
    return " ".join(map(_without_titles, (*parts[1:2], *parts[:1])))


def _without_titles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".") in _WORDS["titles"]:
        words = words[1:]
    while len(words) > 1 and words[-1] in _WORDS["degrees"]:
        words = words[:-1]
    return " ".join(words)


def _is_somebody(name: str) -> bool:
    has_letters = any(c.isalpha() for c in name)
    return has_letters and not _DEVICE.search(name) and name not in _WORDS["nobody"]
