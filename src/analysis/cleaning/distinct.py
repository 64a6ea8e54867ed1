"""Columns of texts that repeat, changed without changing any text twice."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd


def by_distinct(cells: pd.Series[str], change: Callable[[str], str]) -> pd.Series[str]:
    """Each cell changed; ``change`` is called once for each distinct text.

    >>> by_distinct(pd.Series(["a", "b", "a"], dtype="str"), str.upper).tolist()
    ['A', 'B', 'A']
    """
    number, texts = pd.factorize(cells)
    changed = pd.Series([change(text) for text in texts], dtype="str")
    return changed.take(number).set_axis(cells.index)
