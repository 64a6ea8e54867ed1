"""Text files that are too large to be held: what a database needs to read their rows itself."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.readers import delimited
from analysis.readers.content import Content
from analysis.readers.export import Column, Scan
from analysis.readers.records import Record

_SCANNED = frozenset({"utf-8", "utf-8-sig"})


def scan_of(content: Content, header: Record, columns: Sequence[Column]) -> Scan | None:
    """How to read the rows below the header from the file; None if it must be read into memory.

    That is so of files that are not large, and of those a database reads otherwise than we do:
    other encodings than UTF-8, quotes escaped by a backslash, a first line ``sep=;``.
    """
    if not content.is_large or content.path is None or content.encoding not in _SCANNED:
        return None
    dialect = delimited.dialect_of(content.text[: delimited.LOOKED_AT])
    if dialect.escaped or dialect.skipped:
        return None
    return Scan(content.path, dialect.delimiter, header.row, tuple(columns))
