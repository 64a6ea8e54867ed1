"""How many responses leave each question without an answer, and why."""

from __future__ import annotations

import pandas as pd

from analysis.cleaning.missing import KINDS
from analysis.indicators.forms import ANSWERED, WAVE

_ITEM = [*WAVE, "item"]


def missing_by_item(states: pd.DataFrame) -> pd.DataFrame:
    """Columns instrument, wave, item, n, answered and one per kind of missing.

    ``states``: as `forms.states`. ``n``: the responses whose form holds the question, so that
    n = answered + all kinds. Order: questionnaire, wave, then question by name.
    """
    columns = [ANSWERED, *KINDS]
    counts = states.value_counts([*_ITEM, "state"]).unstack("state", fill_value=0)
    every = counts.reindex(columns=columns, fill_value=0).astype("int64")
    return every.assign(n=every.sum(axis=1)).reset_index()[[*_ITEM, "n", *columns]]
