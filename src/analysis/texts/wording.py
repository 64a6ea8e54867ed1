"""Texts made comparable: the same question or answer, however a tool or a keyboard wrote it."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# Every reader compares the same headers of a file; answers repeat as well.
_REMEMBERED = 1 << 14
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"'})
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


@lru_cache(maxsize=_REMEMBERED)
def normalise(text: str) -> str:
    r"""The text as compared: no HTML, NFC, plain spaces and quotes, one space, no case.

    >>> normalise("  I don\u2019t\xa0use <b>this</b> tool ")
    "i don't use this tool"
    """
    plain = html.unescape(_TAG.sub("", text))
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", plain)).translate(_QUOTES)
    return " ".join(plain.split()).casefold()
