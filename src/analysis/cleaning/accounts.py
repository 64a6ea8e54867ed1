"""Nothing is lost: rows read = rows kept + rows merged + rows set aside, for every file."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.readers import Export


class RowsLostError(Exception):
    """The identity does not hold for the files named; nothing may be made from such tables."""


def account(exports: Iterable[Export], kept: pd.DataFrame, not_kept: pd.DataFrame) -> pd.DataFrame:
    """Count the rows of each file: columns file, rows_read, kept, merged, set_aside.

    ``kept``: keys (file, section, row) of the rows used; ``not_kept``: rows of ``set_aside``.
    Raises `RowsLostError` where the identity is broken.
    """
    read = {export.file: export.rows_read for export in exports}
    counted = pd.DataFrame({"file": list(read), "rows_read": list(read.values())})
    used = kept.groupby("file").size()
    actions = not_kept.groupby(["file", "action"]).size().unstack(fill_value=0)
    for name, counts in {
        "kept": used,
        "merged": actions.get("merged"),
        "set_aside": actions.get("set aside"),
    }.items():
        found = counted["file"].map(counts) if counts is not None else 0
        counted[name] = pd.Series(found, index=counted.index).fillna(0).astype("int64")
    total = counted[["kept", "merged", "set_aside"]].sum(axis=1)
    broken = counted.loc[total != counted["rows_read"], "file"]
    if len(broken):
        raise RowsLostError(f"rows do not add up in: {', '.join(broken)}")
    return counted.astype({"rows_read": "int64"})
