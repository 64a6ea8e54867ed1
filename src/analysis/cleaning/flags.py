"""Answers that a person should look at: flagged, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.cleaning.moments import Span
from analysis.cleaning.rows import together
from analysis.instruments import Instrument, Item
from analysis.tables import empty

# Where the tool does not say whether a form was finished: fewer than half of its questions.
_HALF = 0.5
_CLOSED = frozenset({"select_one", "select_multiple", "integer", "decimal"})
# Fewer items alike than this are no pattern: two or three honest answers often agree.
_LINE = 5
# Less than two seconds a question is faster than people read (Huang et al. 2012, Journal of
# Business and Psychology 27, 99–114).
_SECONDS_PER_ITEM = 2.0


def flags(
    forms: pd.DataFrame, answers: pd.DataFrame, missing: pd.DataFrame, instrument: Instrument
) -> pd.DataFrame:
    """The table ``flags`` for the forms of one questionnaire.

    ``forms``: columns response, unfinished, seconds, impossible; ``answers``: response, item,
    value; ``missing``: response, item, kind.
    """
    mine = answers[answers["response"].isin(forms["response"])]
    by_response = forms.set_index("response")
    answered = mine.groupby("response")["item"].nunique().reindex(by_response.index).fillna(0)
    share = _share(mine, missing, by_response["unfinished"], instrument)
    seconds = by_response["seconds"]
    fast = (seconds >= 0) & (seconds < _SECONDS_PER_ITEM * answered)
    found = [
        _flag("partial", share[by_response["unfinished"] | (share < _HALF)]),
        _flag("too fast", seconds[fast]),
        _flag("impossible time", seconds[by_response["impossible"]]),
        *(_flag("straight-lining", line) for line in _lines(mine, missing, instrument)),
    ]
    return together(found, empty("flags"))


def impossible_times(
    started: pd.Series[pd.Timestamp], submitted: pd.Series[pd.Timestamp], expected: Span
) -> pd.Series[bool]:
    """Answers sent before they were begun, or on a day on which the project cannot have asked."""
    first = pd.Timestamp(expected.start, tz="UTC")
    after = pd.Timestamp(expected.end, tz="UTC") + pd.Timedelta(days=1)
    return (submitted < first) | (submitted >= after) | (submitted < started)


def _share(
    answers: pd.DataFrame,
    missing: pd.DataFrame,
    unfinished: pd.Series[bool],
    instrument: Instrument,
) -> pd.Series[float]:
    """By response, the share of its closed questions that was answered; NaN where none was asked.

    Open questions are often passed over by those who answer all others. What a finished form hid
    was not asked; what lies behind the end of an unfinished one was.
    """
    closed = {item.name for item in instrument.items.values() if item.type in _CLOSED}
    given = answers[answers["item"].isin(closed)].groupby("response")["item"].nunique()
    open_ones = missing["response"].isin(unfinished.index[unfinished])
    asked = missing[missing["item"].isin(closed) & ((missing["kind"] != "not shown") | open_ones)]
    answered = given.reindex(unfinished.index).fillna(0)
    every = answered + asked.groupby("response").size().reindex(unfinished.index).fillna(0)
    return answered / every.where(every > 0)


def _flag(name: str, values: pd.Series[float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "response": values.index.astype("str"),
            "flag": name,
            "value": values.to_numpy(dtype="float64"),
        }
    ).astype({"response": "str", "flag": "str"})


def _lines(
    answers: pd.DataFrame, missing: pd.DataFrame, instrument: Instrument
) -> Iterator[pd.Series[float]]:
    """By response, the number of items of one list of options, where all got the same answer.

    All that the form asked: some questions are asked in some waves only.
    """
    for block in _blocks(instrument):
        given = answers[answers["item"].isin(block)].groupby("response")["value"]
        count, different = given.size(), given.nunique()
        gaps = set(missing.loc[missing["item"].isin(block), "response"])
        whole = ~count.index.isin(list(gaps))
        yield count[(different == 1) & (count >= _LINE) & whole].astype("float64")


def _blocks(instrument: Instrument) -> Iterator[list[str]]:
    """The items that share a list of options, where there are enough of them."""
    lists: dict[tuple[str, ...], list[str]] = {}
    for item in instrument.items.values():
        if _is_rating(item):
            lists.setdefault(tuple(option.name for option in item.options), []).append(item.name)
    yield from (items for items in lists.values() if len(items) >= _LINE)


def _is_rating(item: Item) -> bool:
    return item.type == "select_one" and len(item.options) > 2
