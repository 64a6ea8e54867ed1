"""Texts of other tools' questionnaires as labels: readable, and one for each language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from analysis.instruments.model import Wording
from analysis.texts import LANGUAGES, normalise

_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")


def plain(text: str) -> str:
    """The text without HTML, on one line.

    >>> plain("<p>How <b>old</b><br />are&nbsp;you?</p>")
    'How old are you?'
    """
    spaced = _BREAK.sub(" ", _SCRIPT.sub("", text))
    return " ".join(html.unescape(_TAG.sub("", spaced)).split())


def in_every_language(texts: Wording, name: str) -> Wording:
    """The text in each language of the product; a missing one is the first there is, or the name.

    >>> in_every_language({"et": "Vanus", "en": "Age"}, "age")
    {'fi': 'Age', 'sv': 'Age', 'en': 'Age'}
    >>> in_every_language({"": " "}, "age")["sv"]
    'age'
    """
    known = dict(_said(texts))
    ours = (text for language, text in known.items() if language in LANGUAGES)
    first = next(ours, next(iter(known.values()), name))
    return {language: known.get(language, first) for language in LANGUAGES}


def in_other_languages(texts: Wording) -> tuple[str, ...]:
    """The texts in languages that the product does not speak: other wordings of the same."""
    return tuple(text for language, text in _said(texts) if language not in LANGUAGES)


def joined(stem: Wording, part: Wording) -> Wording:
    """The question with one of its rows, as tools print them together.

    >>> joined({"en": "Rate", "sv": "Betygsätt"}, {"en": "Content"})
    {'en': 'Rate [Content]', 'sv': 'Betygsätt [Content]'}
    """
    stems, parts = dict(_said(stem)), dict(_said(part))
    if not stems or not parts:
        return stems or parts
    languages = dict.fromkeys([*stems, *parts])
    return {each: f"{_in(stems, each)} [{_in(parts, each)}]" for each in languages}


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()))


def _said(texts: Wording) -> Iterator[tuple[str, str]]:
    """What is more than space and HTML."""
    readable = ((language, plain(text)) for language, text in texts.items())
    return ((language, text) for language, text in readable if normalise(text))
