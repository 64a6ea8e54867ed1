"""Which messages the code holds: what the catalogues must translate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

#: The functions whose first argument (``say_n``: first two) is a message.
KEYWORDS = {"N_": None, "say": None, "say_n": (1, 2)}


def messages(package: Path) -> Iterator[str | tuple[str, ...]]:
    """Every message id below ``package``, singular and plural together, without repeats."""
    found = extract_from_dir(package, [("**.py", "python")], keywords=KEYWORDS)
    yield from dict.fromkeys(message for _, _, message, *_ in found if message)


def updated(catalogue: Catalog, package: Path) -> Catalog:
    """The catalogue with every message of the code: known translations kept, others empty."""
    fresh = Catalog(locale=catalogue.locale, charset="utf-8")
    fresh.mime_headers = catalogue.mime_headers
    for message in messages(package):
        known = catalogue.get(message if isinstance(message, str) else message[0])
        fresh.add(message, string=known.string if known else None)
    return fresh
