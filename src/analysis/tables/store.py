"""Tidy tables on disk: Parquet, in parts where several notebooks make one table."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pandera.errors

from analysis.files import write_whole
from analysis.tables.schemas import SCHEMAS


class TableError(Exception):
    """A table breaks its contract; the message names columns and checks, never a value."""


def empty(table: str) -> pd.DataFrame:
    """The table without rows."""
    columns = SCHEMAS[table].columns
    return pd.DataFrame(
        {name: pd.Series(dtype=column.dtype.type) for name, column in columns.items()}
    )


def checked(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, if it keeps the table's contract; raises `TableError` with every breach."""
    try:
        return SCHEMAS[table].validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as fault:
        # a column that is missing or too many is itself the failing case
        cases = fault.failure_cases
        whole = cases["check"].isin(["column_in_dataframe", "column_in_schema"])
        named = cases.assign(
            column=cases["column"].mask(whole, cases["failure_case"]).astype("str")
        )
        cases = named[["column", "check"]].value_counts().sort_index()
        said = "; ".join(f"{column}: {check} ({n})" for (column, check), n in cases.items())
        raise TableError(f"{table} breaks its contract: {said}") from None


def table_file(folder: Path, table: str, part: str) -> Path:
    """Where a part of a table is kept."""
    return folder / table / f"{part}.parquet"


def save(folder: Path, part: str, tables: Mapping[str, pd.DataFrame]) -> None:
    """Check and write one notebook's part of each table."""
    for table, frame in tables.items():
        buffer = io.BytesIO()
        checked(table, frame.reset_index(drop=True)).to_parquet(buffer, index=False)
        write_whole(table_file(folder, table, part), buffer.getvalue())


def load(folder: Path, table: str) -> pd.DataFrame:
    """The whole table, parts in the order of their names; without parts, the empty table."""
    parts = [pd.read_parquet(file) for file in sorted((folder / table).glob("*.parquet"))]
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else empty(table)
