"""Take a person out of the tidy tables on disk."""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.files import write_whole

_AT = ["file", "row"]


@dataclass(frozen=True)
class Gone:
    """What is taken out: a person, answers by their code, and rows (columns file, row)."""

    person: str
    responses: frozenset[str]
    rows: pd.DataFrame


def responses_of(folder: Path, person: str) -> frozenset[str]:
    """The codes of a person's answers, by every table that has both."""
    parts = (pd.read_parquet(file) for file in table_files(folder))
    own = [
        p.loc[p["person"] == person, "response"] for p in parts if {"person", "response"} <= {*p}
    ]
    return frozenset(str(response) for part in own for response in part)


def remove(folder: Path, gone: Gone) -> dict[str, int]:
    """Rewrite, whole, every table that holds the person; the rows taken out of each."""
    counts: dict[str, int] = {}
    for file in table_files(folder):
        table = pd.read_parquet(file)
        kept = table[~_is_gone(file.parent.name, table, gone)]
        if len(kept) < len(table):
            buffer = io.BytesIO()
            kept.reset_index(drop=True).to_parquet(buffer, index=False)
            write_whole(file, buffer.getvalue())
            name = file.parent.name
            counts[name] = counts.get(name, 0) + len(table) - len(kept)
    return counts


def table_files(folder: Path) -> tuple[Path, ...]:
    """The parts of all tables."""
    return tuple(sorted(file for file in folder.glob("*/*.parquet") if file.parent.name[0] != "."))


def persons(folder: Path) -> Collection[str]:
    """Every pseudonym in the tables."""
    parts = (pd.read_parquet(file) for file in table_files(folder))
    return {str(who) for part in parts if "person" in part for who in part["person"].unique()}


def _is_gone(name: str, table: pd.DataFrame, gone: Gone) -> pd.Series[bool]:
    found = pd.Series(False, index=table.index)
    if "person" in table:
        found |= table["person"] == gone.person
    if "response" in table:
        found |= table["response"].isin(gone.responses)
    if {*_AT} <= {*table} and name != "set_aside":  # which counts rows, and says nothing of them
        rows = pd.MultiIndex.from_frame(table[_AT].fillna({"row": -1}))
        found |= rows.isin(pd.MultiIndex.from_frame(gone.rows[_AT]))
    return found
