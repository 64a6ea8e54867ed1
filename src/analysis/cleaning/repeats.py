"""Which of several answers of one person counts, and which rows are no answers at all."""

from __future__ import annotations

import pandas as pd

# What people type into a form to try it: in names and before the @ of addresses.
_TRIAL_WORDS = frozenset({"test", "testi", "testing", "testaus", "prov", "provsvar", "asdf"})


def is_trial(evidence: pd.DataFrame) -> pd.Series[bool]:
    """Rows of those who tried the form: every word of the name, or of the address, says so."""
    return evidence["name"].map(_says_trial) | evidence["email"].map(
        lambda email: _says_trial(email.partition("@")[0].replace(".", " "))
    )


def _says_trial(text: str) -> bool:
    words = "".join(c if c.isalpha() else " " for c in text).split()
    return (
        bool(words)
        and all(word in _TRIAL_WORDS or len(word) == 1 for word in words)
        and any(word in _TRIAL_WORDS for word in words)
    )


def copied_rows(forms: pd.DataFrame, contents: pd.Series[str]) -> pd.Series[bool]:
    """Rows that an earlier file holds too: exports of one survey made at different times overlap.

    ``forms``: columns instrument, wave, submitted, file. A row is a copy if a row of another file
    was sent at the same moment with the same answers; rows without a time are never copies.
    """
    same = ["instrument", "wave", "submitted", "content"]
    timed = forms[forms["submitted"].notna()]
    keyed = timed.assign(content=contents[timed.index])
    first = keyed.groupby(same, sort=False)["file"].transform("first")
    return (first != keyed["file"]).reindex(forms.index, fill_value=False)


def superseded(responses: pd.DataFrame, contents: pd.Series[str]) -> pd.Series[str]:
    """The rule by which a response does not count: "" for those that do.

    ``responses``: columns person, instrument, wave, event, submitted, identified (bool), in the
    order of files and rows; ``contents``: all answers of each response as one text. Of several
    responses of one identified person to one questionnaire, wave and event the last counts.
    """
    known = responses[responses["identified"]]
    # by index: a frame without rows would take over the rows of a longer column
    known = known.assign(content=contents[known.index])
    ordered = known.sort_values("submitted", kind="stable", na_position="first")
    key = ["person", "instrument", "wave", "event"]
    last = ordered.groupby(key, sort=False)["content"].transform("last")
    repeated = ordered.duplicated(key, keep="last")
    rule = pd.Series("", index=ordered.index)
    rule = rule.mask(repeated, "earlier answer").mask(
        repeated & (ordered["content"] == last), "same answer twice"
    )
    return rule.reindex(responses.index, fill_value="")
