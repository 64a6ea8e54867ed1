"""Whether a form was finished and how long it took, as far as the tool says."""

from __future__ import annotations

import pandas as pd

from analysis.cleaning.survey_file import Times
from analysis.readers import Table
from analysis.texts import normalise

_MINUTE = 60.0
_NO = frozenset({"0", "false", "no", "ei", "nej", "incomplete", "partial", "kesken", "oavslutad"})


def unfinished(table: Table) -> pd.Series[bool]:
    """Rows of which the tool says that the form was not sent to its end.

    By its column that says so, by its progress below 100 %, or by a missing time of sending in a
    file that has such times.
    """
    found = pd.Series(data=False, index=table.rows.index)
    said, progress = table.field("finished"), table.field("progress")
    if said is not None:
        found |= said.map(normalise).isin(_NO)
    if progress is not None:
        found |= pd.to_numeric(progress.str.rstrip("% "), errors="coerce") < 100
    sent = table.field("submitted")
    if sent is not None:
        blank = sent.str.strip() == ""
        found |= blank if not blank.all() else False
    return found


def seconds_taken(table: Table, when: Times) -> pd.Series[float]:
    """Seconds from beginning to sending: as the tool counted them, else from its times.

    Of times printed to the minute, the longest that may lie between them.
    """
    between = (when.submitted.utc - when.started.utc).dt.total_seconds()
    if _to_the_minute(when):
        between += _MINUTE
    counted = table.field("seconds")
    if counted is None:
        return between
    return pd.to_numeric(counted, errors="coerce").fillna(between)


def _to_the_minute(when: Times) -> bool:
    printed = pd.concat([when.started.utc, when.submitted.utc]).dropna()
    return bool((printed.dt.second == 0).all())
