"""What became of the rows of the exports, by kind of file."""

from __future__ import annotations

import pandas as pd

from analysis.cleaning import REGISTRATION

_ROWS = ["rows_read", "kept", "merged", "set_aside"]


def rows_by_kind(files: pd.DataFrame) -> pd.DataFrame:
    """Rows of the files that were read, most rows first.

    ``files``: the table of that name. Columns kind, files, rows_read, kept, merged, set_aside;
    registration forms made with a survey tool count as registrations.
    """
    read = files[files["kind"] != ""]
    kind = read["kind"].mask(read["wave"] == REGISTRATION, "registration")
    grouped = read.assign(kind=kind).groupby("kind")
    counted = grouped[_ROWS].sum().assign(files=grouped.size()).reset_index()
    ordered = counted.sort_values(["rows_read", "kind"], ascending=[False, True])
    return ordered[["kind", "files", *_ROWS]].reset_index(drop=True)
