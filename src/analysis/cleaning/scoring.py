"""Scale scores of each response, by the rule its questionnaire declares."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.instruments import Instrument, Scale


def scores(answers: pd.DataFrame, responses: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Columns response, scale, score, items_answered: a row per response and scale.

    ``answers``: columns response, item, value (a row per chosen option). ``responses``: the
    responses to score. A response that answered none of a scale's items has no row for it.
    """
    found = [_score(answers, scale, instrument) for scale in instrument.scales.values()]
    empty = pd.DataFrame({"response": [], "scale": [], "score": [], "items_answered": []})
    scored = pd.concat(found, ignore_index=True) if found else empty
    return scored[scored["response"].isin(responses["response"])]


def _score(answers: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.DataFrame:
    used = answers[answers["item"].isin(scale.items)]
    answered = used.groupby("response")["item"].nunique()
    values = _any_of(used, scale) if scale.method == "any_of" else _sum_up(used, scale, instrument)
    values = values.reindex(answered.index)
    enough = answered >= scale.minimum_answered
    return pd.DataFrame(
        {
            "response": answered.index,
            "scale": scale.name,
            "score": values.where(enough, np.nan).to_numpy(dtype=float),
            "items_answered": answered.to_numpy(dtype="int64"),
        }
    )


def _any_of(used: pd.DataFrame, scale: Scale) -> pd.Series[float]:
    wanted = scale.values or {}
    hit = [
        value in wanted.get(item, ())
        for item, value in zip(used["item"], used["value"], strict=True)
    ]
    return pd.Series(hit, index=used["response"], dtype=float).groupby(level=0).max()


def _sum_up(used: pd.DataFrame, scale: Scale, instrument: Instrument) -> pd.Series[float]:
    number = pd.to_numeric(used["value"], errors="coerce").astype("float64")
    ends = {name: _ends(instrument, name) for name in scale.reversed}
    turned = used["item"].map({name: sum(ends[name]) for name in ends}).astype("float64")
    number = number.where(turned.isna(), turned - number)
    grouped = number.groupby(used["response"].to_numpy())
    return grouped.mean() if scale.method == "mean" else grouped.sum()


def _ends(instrument: Instrument, item: str) -> tuple[float, float]:
    """The lowest and highest code of the item's options."""
    codes = [float(option.name) for option in instrument.items[item].options]
    return min(codes), max(codes)
