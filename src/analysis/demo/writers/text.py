"""Rows as separated text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(
    rows: Iterable[Sequence[object]],
    *,
    line_end: str = "\n",
    delimiter: str = ",",
    quote_all: bool = False,
) -> str:
    r"""The rows as text.

    >>> as_csv([["a", "b, c"]], line_end="\r\n")
    'a,"b, c"\r\n'
    """
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=line_end,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    )
    writer.writerows(rows)
    return out.getvalue()
