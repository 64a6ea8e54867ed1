"""What lists of registrations share: one header, one row per ticket or person, own questions."""

from __future__ import annotations

from analysis.readers.content import Content
from analysis.readers.export import Export
from analysis.readers.tabular import (
    Fields,
    Words,
    export,
    header_and_rows,
    index_column,
    overlong,
    table,
    words,
)


def head_words(content: Content) -> Words:
    """The header's cells as compared."""
    header, _ = header_and_rows(content.head)
    return words(header)


def registrations(content: Content, format: str, fields: Fields) -> Export:
    """The rows under their header; what is none of the tool's columns is a question of the form."""
    header, rows = header_and_rows(content.records)
    found = words(header)
    front = {0: "ignored"} if index_column(found, rows) else {}
    own = {**fields(content, found, rows), **front}
    listed = table(header, rows, own, sheet=content.sheet.name)
    doubts = overlong(header, rows, content.name)
    return export(content, format, "registration", [listed], doubts)
