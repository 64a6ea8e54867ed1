"""How many responses a person should look at, by questionnaire and wave."""

from __future__ import annotations

import pandas as pd

from analysis.indicators.forms import WAVE, forms_of

FLAGS = ("partial", "straight-lining", "too fast", "impossible time")


def flagged_by_wave(
    responses: pd.Series[str], flags: pd.DataFrame, files: pd.DataFrame
) -> pd.DataFrame:
    """Columns instrument, wave, n (responses), any (flagged at all) and one per flag.

    ``responses``: the codes of all responses, repeats among them; ``flags``: the table.
    """
    codes = pd.concat([responses, flags["response"]], ignore_index=True)
    forms = forms_of(codes, files)
    marks = {
        name: forms["response"].isin(flags.loc[flags["flag"] == name, "response"]) for name in FLAGS
    }
    marked = forms.assign(n=1, any=forms["response"].isin(flags["response"]), **marks)
    return marked.groupby(WAVE)[["n", "any", *FLAGS]].sum().astype("int64").reset_index()
