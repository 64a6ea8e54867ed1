"""Words as compared when names are looked for: no case, no accents, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+")
# Letters that decomposition leaves whole, although people without that key write two or one.
_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
# Han, kana and Hangul: a name is not set off by spaces, so no word boundary shows it.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2,8}")


def fold(text: str) -> str:
    r"""The text without case, accents, direction marks and zero-width characters.

    >>> fold("Åsa Yıldız") == fold("A\u030asa\u200b YILDIZ") == "asa yildiz"
    True
    """
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(lambda run: _folded(run.group()), text.lower())


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded.

    >>> words("Nova, Ada (O’Brien)")
    ('nova', 'ada', 'o', 'brien')
    """
    return tuple(_WORD.findall(fold(text)))


def is_full_name(parts: tuple[str, ...]) -> bool:
    """Whether the words can only be somebody's name: two of them are more than an initial.

    One word alone ("Will", "Mai") and a group's name ("Team A", "Room 12") could be anything.

    >>> is_full_name(("ada", "nova")), is_full_name(("mai",)), is_full_name(("room", "12"))
    (True, False, False)
    """
    return sum(len(part) > 1 and part.isalpha() for part in parts) > 1


def is_unspaced(text: str) -> bool:
    """Whether a folded name is in a script that writes names without a space.

    >>> is_unspaced(fold("王芳")), is_unspaced("ada")
    (True, False)
    """
    return bool(_UNSPACED.fullmatch(text))


@lru_cache(maxsize=1 << 16)
def _folded(run: str) -> str:
    folded = unicodedata.normalize("NFKD", run).casefold()
    return _marks().sub("", folded).translate(_PLAIN)


@cache
def _marks() -> re.Pattern[str]:
    """Combining marks, and characters of the class "format", which nobody sees."""
    every = map(chr, (*range(0x10000), *range(0xE0000, 0xE0080)))
    dropped = [c for c in every if unicodedata.combining(c) or unicodedata.category(c) == "Cf"]
    return re.compile(f"[{re.escape(''.join(dropped))}]+")
