"""Scale scores of each response, by the rule its questionnaire declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.instruments import Instrument, Scale
from analysis.instruments.fixed_rules import FIXED

# Reichheld 2003: who answers 9 or 10 promotes, who answers 0 to 6 detracts.
_PROMOTES, _DETRACTS = 9, 6
_SUS_FACTOR = 2.5  # ten items of 0 to 4 points make 0 to 100 (Brooke 1996)
_SUS_MIDDLE = 2.0  # the points of the answer 3


def scores(answers: pd.DataFrame, responses: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Columns response, scale, score, items_answered: a row per response and scale.

    ``answers``: columns response, item, value (a row per chosen option). ``responses``: the
    responses to score. A response that answered none of a scale's items has no row for it.
    """
    mine = answers[answers["response"].isin(responses["response"])]
    found = [_score(mine, scale, instrument) for scale in instrument.scales.values()]
    empty = pd.DataFrame({"response": [], "scale": [], "score": [], "items_answered": []})
    return pd.concat(found, ignore_index=True) if found else empty


def _score(answers: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.DataFrame:
    used = answers[answers["item"].isin(scale.items)]
    answered = used.groupby("response")["item"].nunique()
    values = _RULES[scale.method](used, scale, instrument).reindex(answered.index)
    enough = answered >= scale.minimum_answered
    return pd.DataFrame(
        {
            "response": answered.index,
            "scale": scale.name,
            "score": values.where(enough, np.nan).to_numpy(dtype=float),
            "items_answered": answered.to_numpy(dtype="int64"),
        }
    )


_Rule = Callable[[pd.DataFrame, Scale, Instrument], "pd.Series[float]"]


def _any_of(used: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.Series[float]:
    wanted = scale.values or {}
    hit = [
        value in wanted.get(item, ())
        for item, value in zip(used["item"], used["value"], strict=True)
    ]
    return pd.Series(hit, index=used["response"], dtype=float).groupby(level=0).max()


def _mean(used: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.Series[float]:
    number = _numbers(used)
    ends = {name: _ends(instrument, name) for name in scale.reversed}
    turned = used["item"].map({name: sum(ends[name]) for name in ends}).astype("float64")
    number = number.where(turned.isna(), turned - number)
    return number.groupby(used["response"].to_numpy()).mean()


def _sum(used: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.Series[float]:
    """The mean of the answered items times their number: a gap does not count as nothing."""
    return _mean(used, scale, instrument) * len(scale.items)


def _sus(used: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.Series[float]:
    """Brooke 1996: odd items count from 1 up, even ones from 5 down; a gap is the middle."""
    number = _within(_numbers(used), scale)
    even = used["item"].isin(scale.items[1::2])
    rule = FIXED["sus"]
    points = (rule.highest - number).where(even, number - rule.lowest)
    given = points.groupby(used["response"].to_numpy())
    total = given.sum(min_count=1) + _SUS_MIDDLE * (len(scale.items) - given.count())
    return total.where(given.count() >= scale.minimum_answered) * _SUS_FACTOR


def _nps(used: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.Series[float]:
    """Reichheld 2003: 100 for promoters, -100 for detractors; their mean is the score."""
    number = _within(_numbers(used), scale)
    kind = (number >= _PROMOTES).astype("float64") - (number <= _DETRACTS)
    return (100.0 * kind).where(number.notna()).groupby(used["response"].to_numpy()).mean()


_RULES: Mapping[str, _Rule] = {
    "mean": _mean, "sum": _sum, "any_of": _any_of, "sus": _sus, "nps": _nps,
}  # fmt: skip


def _numbers(used: pd.DataFrame) -> pd.Series[float]:
    return pd.to_numeric(used["value"], errors="coerce").astype("float64")


def _within(number: pd.Series[float], scale: Scale) -> pd.Series[float]:
    """Whole numbers inside the answer range of the scale's rule; others are no answers."""
    rule = FIXED[scale.method]
    return number.where(number.between(rule.lowest, rule.highest) & (number % 1 == 0))


def _ends(instrument: Instrument, item: str) -> tuple[float, float]:
    """The lowest and highest code of the item's options."""
    codes = [float(option.name) for option in instrument.items[item].options]
    return min(codes), max(codes)
