"""What invented people and organisations are called, and their e-mail addresses."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

_LISTS = tomllib.loads(files("analysis.demo").joinpath("names.toml").read_text(encoding="utf-8"))
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "l", "ø": "o"})  # those without a plain base


def called(kind: str) -> tuple[str, ...]:
    """The names of one kind of ``names.toml``.

    >>> called("finnish_first")[:2]
    ('Aino', 'Anneli')
    """
    return tuple(_LISTS[kind].split())


def as_address(name: str) -> str:
    """A name as it stands in an e-mail address.

    >>> as_address("Łukasz Yıldız")
    'lukasz.yildiz'
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore")
    return plain.decode().lower().replace(" ", ".")
