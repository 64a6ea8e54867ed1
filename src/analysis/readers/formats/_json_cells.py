"""Values of JSON files as the cells of a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from analysis.readers.export import Column, Table
from analysis.readers.records import Record
from analysis.readers.tabular import cells

Object = Mapping[str, object]


def cell(value: object) -> str:
    r"""The value as text: nothing for null, JSON for lists and objects.

    Half characters (``\ud83d`` alone) and NUL, which no table can hold, are replaced or left out.

    >>> [cell(value) for value in (None, 7, "Työ\0", True, ["a"], "\ud83d!")]
    ['', '7', 'Työ', 'true', '["a"]', '\ufffd!']
    """
    if value is None:
        return ""
    text = value if isinstance(value, str) else _dumped(value)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "")


def objects(value: object) -> list[Object]:
    """The objects in a list, or in the values of an object; nothing of any other value."""
    items: Iterable[object] = value.values() if isinstance(value, Mapping) else ()
    if isinstance(value, list):
        items = value
    return [item for item in items if isinstance(item, Mapping)]


def table_of(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Table:
    """The rows under their columns, numbered from 1 on."""
    records = [Record(number, tuple(row)) for number, row in enumerate(rows, start=1)]
    return Table(tuple(columns), cells(records, len(columns)))


def _dumped(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:  # nested more deeply than any tool writes
        return ""
