"""Names in one alphabet, so that they can be compared; never shown and never kept."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_TABLES: Mapping[str, Mapping[str, str]] = tomllib.loads(
    files("analysis.people").joinpath("scripts.toml").read_text(encoding="utf-8")
)
_UKRAINIAN = re.compile("[іїєґ]")
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_NO_LETTERS = re.compile(r"[\W\d_]+")


def compared(name: str) -> str:
    """A normalised name as it is compared: Latin letters, no accents, hyphens or dots.

    Cyrillic and Greek are written as passports write them (ICAO Doc 9303); letters of other
    scripts stay as they are (see `is_readable`).

    >>> compared("anna-maija mäkelä"), compared("катерина шевченко"), compared("j. o'brien")
    ('anna maija makela', 'katerina shevchenko', 'j obrien')
    >>> compared("олексій"), compared("γιώργος")
    ('oleksii', 'giorgos')
    """
    plain = unicodedata.normalize("NFC", name.casefold())
    pattern, table = _table(ukrainian=bool(_UKRAINIAN.search(plain)))
    # accents of Greek go first, but й and ё are letters of their own
    latin = pattern.sub(lambda found: table[found.group()], _without_accents(plain, keep=table))
    words = _NO_LETTERS.sub(" ", _APOSTROPHES.sub("", _without_accents(latin)))
    return " ".join(words.split())


def is_readable(compared_name: str) -> bool:
    """Whether all of the name could be written in Latin letters.

    >>> is_readable("li wei"), is_readable("李伟")
    (True, False)
    """
    return compared_name.isascii()


def _without_accents(text: str, keep: Mapping[str, str] | None = None) -> str:
    """The letters without the marks on them, but those of ``keep`` as they are."""
    if text.isascii():
        return text
    parts = [c if keep and c in keep else unicodedata.normalize("NFD", c) for c in text]
    return "".join(c for part in parts for c in part if not unicodedata.combining(c))


@cache
def _table(*, ukrainian: bool) -> tuple[re.Pattern[str], Mapping[str, str]]:
    used = (
        ("latin", "cyrillic", "ukrainian", "greek") if ukrainian else ("latin", "cyrillic", "greek")
    )
    table = {letters: latin for name in used for letters, latin in _TABLES[name].items()}
    longest_first = sorted(table, key=lambda letters: (-len(letters), letters))
    return re.compile("|".join(map(re.escape, longest_first))), table
