"""The rows of an SQLite database, such as pytask's records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from analysis.scan.piece import Piece


def database(data: bytes) -> Iterator[Piece]:
    """Names of tables and columns, and every cell."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        schema = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
        yield Piece("\n".join(str(text) for row in schema for text in row))
        for name, _ in schema:
            quoted = str(name).replace('"', '""')
            try:
                rows = connection.execute(f'SELECT * FROM "{quoted}"')
            except sqlite3.OperationalError:
                continue  # an index
            yield Piece("\n".join(" ".join(map(_text, row)) for row in rows))


def _text(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)
