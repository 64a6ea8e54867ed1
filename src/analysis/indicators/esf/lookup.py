"""Values by key, told to every row that has the key."""

from __future__ import annotations

from typing import Any

import pandas as pd


def told_to(keys: pd.Series[int], by_key: pd.Series[Any]) -> pd.Series[Any]:
    """For each row the value of its key, missing where there is none; types stay.

    (``Series.map`` fails on dates where nothing is known of any key.)

    >>> told_to(pd.Series([7, 5]), pd.Series([1.5], index=[5])).tolist()
    [nan, 1.5]
    """
    return by_key.reindex(keys.to_numpy()).set_axis(keys.index)
