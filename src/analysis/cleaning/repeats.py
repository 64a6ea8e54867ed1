"""Which of several answers of one person counts, and which rows are no answers at all."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

_COUNTED = {
    "last": "earlier answer", "first": "later answer", "most complete": "less complete answer",
}  # fmt: skip


def is_trial(evidence: pd.DataFrame, words: Collection[str]) -> pd.Series[bool]:
    """Rows of those who tried the form: every word of the name, or of the address, says so.

    ``words``: what people type into a form to try it.
    """
    known = frozenset(words)
    addresses = (email.partition("@")[0].replace(".", " ") for email in evidence["email"])
    found = [
        _says_trial(name, known) or _says_trial(address, known)
        for name, address in zip(evidence["name"], addresses, strict=True)
    ]
    return pd.Series(found, index=evidence.index, dtype="bool")


def _says_trial(text: str, known: frozenset[str]) -> bool:
    words = "".join(c if c.isalpha() else " " for c in text).split()
    return (
        bool(words)
        and all(word in known or len(word) == 1 for word in words)
        and any(word in known for word in words)
    )


def copied_rows(forms: pd.DataFrame, contents: pd.Series[str]) -> pd.Series[bool]:
    """Rows that an earlier file holds too: exports of one survey made at different times overlap.

    ``forms``: columns instrument, wave, group, event, person, identified (bool), submitted, file.
    A row is a copy if a row of another file was sent at the same moment with the same answers, by
    the same person if it is known who, about the same event; rows without a time are never copies.
    """
    same = ["instrument", "wave", "group", "event", "who", "submitted", "content"]
    timed = forms[forms["submitted"].notna()]
    who = timed["person"].where(timed["identified"], "")
    keyed = timed.assign(content=contents[timed.index], who=who)
    first = keyed.groupby(same, sort=False)["file"].transform("first")
    return (first != keyed["file"]).reindex(forms.index, fill_value=False)


def superseded(responses: pd.DataFrame, contents: pd.Series[str]) -> pd.Series[str]:
    """The rule by which a response does not count: "" for those that do.

    ``responses``: columns person, instrument, wave, event, submitted, identified (bool), counts
    (``last``, ``first`` or ``most complete``), in the order of files and rows; ``contents``: all
    answers of each response as one text. Of several responses of one identified person to one
    questionnaire, wave and event one counts.
    """
    known = responses[responses["identified"]]
    # by index: a frame without rows would take over the rows of a longer column
    known = known.assign(content=contents[known.index])
    ordered = known.sort_values("submitted", kind="stable", na_position="first")
    ordered = ordered.assign(weight=_weight(ordered)).sort_values("weight", kind="stable")
    key = ["person", "instrument", "wave", "event"]
    counted = ordered.groupby(key, sort=False)["content"].transform("last")
    repeated = ordered.duplicated(key, keep="last")
    rule = ordered["counts"].map(_COUNTED).where(repeated, "")
    rule = rule.mask(repeated & (ordered["content"] == counted), "same answer twice")
    return rule.astype("str").reindex(responses.index, fill_value="")


def _weight(ordered: pd.DataFrame) -> pd.Series[int]:
    """What puts the response that counts last: time, the other way round, or what was answered."""
    place = pd.Series(range(len(ordered)), index=ordered.index)
    # a form that was never sent, or nobody knows when, is no first answer either
    earliest = (len(ordered) - place).where(ordered["submitted"].notna(), 0)
    length = ordered["content"].str.count("\x1e")
    return place.mask(ordered["counts"] == "first", earliest).mask(
        ordered["counts"] == "most complete", length
    )
