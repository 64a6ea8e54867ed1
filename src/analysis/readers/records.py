"""Rows of text, kept compactly: a million of them take little more room than their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import overload

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

_BLOCK = 1 << 15
_TEXTS = pa.list_(pa.large_string())
_PANDAS_TEXT = pd.StringDtype(storage="pyarrow", na_value=np.nan)
Positions = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Record:
    """A row as a spreadsheet counts it (1-based) and its cells."""

    row: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything but space."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class _Block:
    cells: pa.ListArray
    blank: np.ndarray[tuple[int], np.dtype[np.bool_]]


class Records(Sequence[Record]):
    """The records of a sheet in order; a slice, or what is `filled`, shares the same store."""

    __slots__ = ("_blocks", "_positions")

    def __init__(self, blocks: Sequence[_Block], positions: Positions) -> None:
        self._blocks = tuple(blocks)
        self._positions = positions

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> Records:
        """The rows, counted from 1.

        >>> [record.row for record in Records.of([["a"], [""], ["b"]]).filled()]
        [1, 3]
        """
        blocks = [_block(rows) for rows in _batched(rows)]
        return cls(blocks, np.arange(sum(len(block.cells) for block in blocks), dtype=np.int64))

    def filled(self) -> Records:
        """The records that are not blank."""
        blanks = [block.blank for block in self._blocks]
        blank = np.concatenate(blanks) if blanks else np.zeros(0, dtype=np.bool_)
        return Records(self._blocks, self._positions[~blank[self._positions]])

    @property
    def blank(self) -> bool:
        """Whether no record holds anything."""
        return len(self.filled()) == 0

    @property
    def width(self) -> int:
        """The number of cells of the longest record."""
        longest = (int(block.value_lengths().to_numpy().max()) for _, block in self._parts())
        return max(longest, default=0)

    def numbers(self) -> Positions:
        """The row numbers as a spreadsheet counts."""
        return self._positions + 1

    @property
    def longest(self) -> int:
        """The number of characters of the longest cell."""
        found = (pc.max(pc.utf8_length(block.flatten())).as_py() for _, block in self._parts())
        return max((length or 0 for length in found), default=0)

    def lengths(self) -> Positions:
        """The number of cells of each record."""
        parts = [block.value_lengths().to_numpy() for _, block in self._parts()]
        return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)

    def column(self, at: int) -> pd.Series[str]:
        """The cells of one column, "" where a record is shorter, by row number."""
        return self.columns([at])[at]

    def columns(self, wanted: Iterable[int]) -> pd.DataFrame:
        """The cells of the columns at these places, "" where a record is shorter."""
        places = list(wanted)
        parts = [_cut(block, places) for _, block in self._parts()]
        index = pd.Index(self.numbers(), name="row", dtype="int64")
        columns = {
            at: _as_text(pa.chunked_array([part[n] for part in parts], type=pa.large_string()))
            for n, at in enumerate(places)
        }
        return pd.DataFrame(columns, index=index, columns=pd.Index(places))

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Records: ...
    def __getitem__(self, at: int | slice) -> Record | Records:
        if isinstance(at, slice):
            return Records(self._blocks, self._positions[at])
        position = int(self._positions[at])
        cells = self._blocks[position // _BLOCK].cells[position % _BLOCK].as_py()
        return Record(position + 1, tuple(cells))

    def __iter__(self) -> Iterator[Record]:
        for positions, block in self._parts():
            for position, cells in zip(positions, block.to_pylist(), strict=True):
                yield Record(int(position) + 1, tuple(cells))

    def _parts(self) -> Iterator[tuple[Positions, pa.ListArray]]:
        """The chosen records block by block."""
        borders = np.arange(1, max(len(self._blocks), 1)) * _BLOCK
        cuts = np.searchsorted(self._positions, borders)
        for number, positions in enumerate(np.split(self._positions, cuts)):
            if len(positions):
                cells, places = self._blocks[number].cells, positions - number * _BLOCK
                whole = len(places) == len(cells)
                yield positions, cells if whole else cells.take(pa.array(places))


def _batched(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    source = iter(rows)
    while block := list(islice(source, _BLOCK)):
        yield block


def _block(rows: list[Sequence[str]]) -> _Block:
    blank = np.fromiter((not any(map(str.strip, row)) for row in rows), np.bool_, len(rows))
    return _Block(pa.array(rows, type=_TEXTS), blank)


def _cut(block: pa.ListArray, places: list[int]) -> list[pa.Array]:
    """The cells at these places of every record, "" where a record is shorter."""
    flat, starts = block.flatten(), block.offsets.to_numpy() - block.offsets[0].as_py()
    begins, ends = starts[:-1], starts[1:]
    return [_taken(flat, begins + at, ends) for at in places]


def _taken(flat: pa.Array, where: Positions, ends: Positions) -> pa.Array:
    there = where < ends
    if there.all():
        return flat.take(pa.array(where))
    found = flat.take(pa.array(where, mask=~there))
    return found.fill_null("")


def _as_text(cells: pa.ChunkedArray) -> pd.arrays.ArrowStringArray:
    return pd.arrays.ArrowStringArray(cells, dtype=_PANDAS_TEXT)  # type: ignore[call-arg]
