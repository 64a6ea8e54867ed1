"""Every column of a Parquet file, and what is written about them."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.people.words import words
from analysis.scan.piece import Piece, Search


def parquet(data: bytes, search: Search) -> Iterator[Piece]:
    """Every different value of every column, rows that name people in parts, and the metadata."""
    file = pq.ParquetFile(io.BytesIO(data))
    yield Piece("\n".join(_metadata(file)))
    for group in range(file.num_row_groups):
        table = file.read_row_group(group)
        for name in table.column_names:
            yield Piece("\n".join(_values(table[name])))
        yield from map(Piece, _whole_rows(table, search.vocabulary))


def _metadata(file: pq.ParquetFile) -> Iterator[str]:
    yield from file.schema_arrow.names
    schema = file.schema_arrow
    held = [file.metadata.metadata, schema.metadata, *(each.metadata for each in schema)]
    for pairs in filter(None, held):
        yield from (text.decode("utf-8", "replace") for pair in pairs.items() for text in pair)


def _values(column: pa.ChunkedArray) -> list[str]:
    """Every different value as text; times identify nobody."""
    kind = column.type
    if pa.types.is_temporal(kind) or pa.types.is_boolean(kind) or pa.types.is_floating(kind):
        return []
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        return [str(value) for value in pc.unique(column).to_pylist() if value is not None]
    return list({_text(value) for value in column.to_pylist() if value is not None})


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _whole_rows(table: pa.Table, vocabulary: Collection[str]) -> Iterator[str]:
    """Rows of columns that hold single words looked for: a first name here, a last name there."""
    likely = [
        column.cast(pa.string())
        for column in table.columns
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
        if _is_in(column, vocabulary)
    ]
    if len(likely) > 1:
        filled = [pc.fill_null(column, "") for column in likely]
        rows = pc.unique(pc.binary_join_element_wise(*filled, " "))
        yield "\n".join(rows.to_pylist())


def _is_in(column: pa.ChunkedArray, vocabulary: Collection[str]) -> bool:
    known = frozenset(vocabulary)
    return any(known.issuperset(found) for value in _values(column) if (found := words(value)))
