"""Texts without the characters that no page can show."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"[\t\n\v\f\r ]+")  # a no-break space stays
# They turn around whatever is printed after them; Arabic and Hebrew are written without them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def legible(text: str) -> str:
    r"""The text on one line, without control characters and changes of direction.

    >>> legible("Name\x00 of\n  the\xa0course ")
    'Name of the\xa0course'
    """
    joined = _SPACE.sub(" ", text).strip(" ")
    return "".join(char for char in joined if not _unseen(char))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cc" or char in _TURNING
