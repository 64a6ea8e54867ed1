"""How the dates of each file were read, and what days they span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.moments import Moments
from analysis.cleaning.rows import together
from analysis.tables import SCHEMAS, empty


def date_row(
    file: str, zone: ZoneInfo, cells: Mapping[str, pd.Series[str]], times: Mapping[str, Moments]
) -> pd.DataFrame:
    """A row of the table ``dates``; without any column of dates, none.

    ``cells`` and ``times``: the file's columns of dates, as printed and as read.
    """
    if not times:
        return empty("dates")
    every = pd.concat([moments.utc for moments in times.values()], ignore_index=True)
    ends = pd.Series([every.min(), every.max()], dtype="datetime64[us, UTC]")
    filled = sum(int((cells[name].str.strip(" -") != "").sum()) for name in times)
    first = next(iter(times.values()))
    row = {
        "file": file, "order": first.order or "", "assumed": first.assumed, "zone": zone.key,
        "first": ends[[0]], "last": ends[[1]].reset_index(drop=True),
        "read": int(every.notna().sum()), "unread": max(filled - int(every.notna().sum()), 0),
    }  # fmt: skip
    return _typed(pd.DataFrame(row))


def date_table(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The table ``dates`` of several files; of one file read twice the first counts."""
    return together(parts, empty("dates")).drop_duplicates("file", ignore_index=True)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    kinds = {name: str(column.dtype) for name, column in SCHEMAS["dates"].columns.items()}
    # where no time could be read there is no zone either
    times = {name: pd.to_datetime(table[name], utc=True) for name in ("first", "last")}
    return table.assign(**times).astype(kinds)
