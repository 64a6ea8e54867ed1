"""Which questionnaire and wave each response belongs to, and what each of its questions got."""

from __future__ import annotations

import pandas as pd

from analysis.cleaning import REGISTRATION

ANSWERED = "answered"
WAVE = ["instrument", "wave"]
_PAIR = ["response", "item"]


def forms_of(responses: pd.Series[str], files: pd.DataFrame) -> pd.DataFrame:
    """Columns response, instrument, wave: a row per different response to a survey.

    The code of a response begins like the SHA-256 of its file, so that one with open answers
    only, which has no row in the table ``responses``, is found as well.
    """
    different = pd.Series(responses.unique(), dtype="str")
    start = different.str.replace(r"-\d+$", "", regex=True)
    digits = 0 if start.empty else int(start.str.len().max())
    read = files[(files["status"] == "read") & ~files["wave"].isin([REGISTRATION])]
    keys = read.assign(start=read["sha256"].str[:digits])[["start", *WAVE]]
    placed = pd.DataFrame({"response": different, "start": start}).merge(keys, on="start")
    return placed[["response", *WAVE]]


def states(
    responses: pd.DataFrame, comments: pd.DataFrame, missing: pd.DataFrame, files: pd.DataFrame
) -> pd.DataFrame:
    """Columns response, item, state, instrument, wave: a row per question of each response.

    ``state``: ``answered`` (by an option, a number or in words) or the kind of missing.
    """
    given = pd.concat([responses[_PAIR], comments[_PAIR]]).drop_duplicates()
    absent = missing.rename(columns={"kind": "state"})[[*_PAIR, "state"]]
    both = pd.concat([absent, given.assign(state=ANSWERED)], ignore_index=True)
    each = both.drop_duplicates(_PAIR)
    return each.merge(forms_of(each["response"], files), on="response")
