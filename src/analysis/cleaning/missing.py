"""Why a question has no answer: never shown, left blank, refused, or it does not apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.texts import normalise

#: Kinds in the order in which they win where the columns of one question disagree.
KINDS = ("not shown", "refused", "not applicable", "coded", "blank")
_ANSWERED = "answered"
_RANK = {kind: rank for rank, kind in enumerate((_ANSWERED, *KINDS))}
#: What LimeSurvey writes for a question that its conditions hid.
_NOT_SHOWN = frozenset({"{question_not_shown}"})


@dataclass(frozen=True)
class Absences:
    """What the words of a data set say of answers that are none.

    ``words``: normalised word → ``refused`` or ``not_applicable``; ``declared``: the texts that a
    file itself declares missing in this column (SPSS).
    """

    words: Mapping[str, str]
    declared: frozenset[str] = frozenset()

    def kind(self, text: str) -> str:
        """The kind of missing that a cell says, "" if it may be an answer.

        >>> absences = Absences({"en halua vastata": "refused"}, frozenset({"99"}))
        >>> [absences.kind(cell) for cell in ("", " En halua vastata", "99", "Kyllä")]
        ['blank', 'refused', 'coded', '']
        """
        plain = normalise(text)
        if not plain:
            return "blank"
        if plain in _NOT_SHOWN:
            return "not shown"
        word = self.words.get(plain, "")
        return word.replace("_", " ") or ("coded" if text in self.declared else "")


def item_states(cells: Iterable[tuple[str, pd.Series[str]]]) -> pd.DataFrame:
    """Why each row has no answer to each item: columns row, item, kind (only where it has none).

    ``cells``: for every column its item, and by row either ``answered`` or a kind of missing. An
    item of several columns is answered if one of them is; else the first of `KINDS` counts.
    """
    parts = [
        pd.DataFrame({"row": states.index, "item": item, "rank": states.map(_RANK).to_numpy()})
        for item, states in cells
    ]
    if not parts:
        return pd.DataFrame({"row": pd.Series(dtype="int64"), "item": [], "kind": []}).astype(
            {"item": "str", "kind": "str"}
        )
    ranks = pd.concat(parts, ignore_index=True)
    best = ranks.groupby(["row", "item"], sort=False)["rank"].min().reset_index()
    open_ones = best[best["rank"] > 0]
    kinds = open_ones["rank"].map(dict(enumerate((_ANSWERED, *KINDS))))
    return open_ones.assign(kind=kinds.astype("str"))[["row", "item", "kind"]]


def never_reached(
    missing: pd.DataFrame, unfinished: pd.Series[bool], order: Mapping[str, int]
) -> pd.DataFrame:
    """The same, with what lies behind the last answer of an unfinished form as ``not shown``.

    ``unfinished``: by row; ``order``: the place of each item in the form.

    >>> blank = pd.DataFrame({"row": [2], "item": ["last"], "kind": ["blank"]})
    >>> never_reached(blank, pd.Series({2: False}), {"first": 5, "last": 6})["kind"].tolist()
    ['blank']
    """
    absent = set(zip(missing["row"], missing["item"], strict=True))
    end = max(order.values(), default=0)  # places are those of columns, so more than items
    last = {
        row: max((at for item, at in order.items() if (row, item) not in absent), default=-1)
        for row in unfinished.index[unfinished]
    }
    behind = [
        order.get(item, -1) > last.get(row, end)
        for row, item in zip(missing["row"], missing["item"], strict=True)
    ]
    unseen = pd.Series(behind, index=missing.index, dtype="bool") & (missing["kind"] == "blank")
    return missing.assign(kind=missing["kind"].mask(unseen, "not shown"))


def answered(says_something: bool, absent: str) -> str:
    """The state of a cell: ``answered``, or the kind of missing."""
    return _ANSWERED if says_something and not absent else absent or _ANSWERED
