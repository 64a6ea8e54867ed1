"""Yes, no and not known: answers as nullable truth values, so that no gap becomes a no silently.

The rules are written with ``&``, ``|`` and ``~`` of Kleene's logic: what is not known stays so
unless the rest decides. Counting takes only what is certainly true.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

import pandas as pd

#: Whether something holds of each record: true, false, or missing where it is not known.
Truth: TypeAlias = "pd.Series[bool]"


def is_one_of(column: pd.Series[str], codes: Collection[str]) -> Truth:
    """Whether each code is one of these; not known where there is none.

    >>> is_one_of(pd.Series(["yes", "no", None], dtype="str"), ["yes"]).tolist()
    [True, False, <NA>]
    """
    return column.isin(list(codes)).astype("boolean").mask(column.isna())


def answered_yes(column: pd.Series[str]) -> Truth:
    """Whether a yes/no/refused item was answered yes; a refusal leaves it unknown."""
    return is_one_of(column.mask(column == "refused"), ["yes"])


def known_where(truth: Truth, known: pd.Series[bool]) -> Truth:
    """The truth where it can be known, missing elsewhere."""
    return truth.where(known)


def certain(truth: Truth) -> pd.Series[bool]:
    """What is certainly true, as a plain truth value: not known counts as no.

    >>> certain(pd.Series([True, False, None], dtype="boolean")).tolist()
    [True, False, False]
    """
    return truth.fillna(value=False).astype("bool")
