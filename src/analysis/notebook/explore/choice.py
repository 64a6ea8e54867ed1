"""Rows of a tidy table that a question is about; what the table does not hold is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.nearest import by_likeness
from analysis.texts import N_

_NEAR = 3  # known words to name
_NOT_HERE = N_("There is no {kind} “{found}” here.")
_NEAREST = N_("The nearest known here: {known}.")
_OTHER_ROWS = N_("There is no {kind} here at all: choose other rows, or another table.")


def known(kind: str, words: Iterable[str], held: Iterable[str]) -> None:
    """Raise `ProblemsError` with every word that is not held, and the nearest that are."""
    there = set(held)
    if faults := [_unknown(kind, word, there) for word in words if word not in there]:
        raise ProblemsError(faults)


def with_columns(frame: pd.DataFrame, names: Sequence[str]) -> None:
    """Raise `ProblemsError` where a column is missing: another table was given."""
    known("column", names, map(str, frame.columns))


def of_scale(scores: pd.DataFrame, scale: str) -> pd.DataFrame:
    """Rows of the table ``scores`` that hold a score of the scale, gaps and all."""
    with_columns(scores, ("person", "wave", "group", "scale", "score"))
    known("scale", [scale], scores["scale"])
    mine = scores[scores["scale"] == scale]
    once(mine, ["person", "wave"])
    return mine


def once(frame: pd.DataFrame, key: list[str]) -> None:
    """Raise `ProblemsError` where a person answered several times."""
    if frame.duplicated(key).any():
        what = N_("The table holds several answers of one person where one is expected.")
        do = N_("Choose the rows of one wave, group, questionnaire or event.")
        raise ProblemsError([Problem(what, do)])


def two_waves(waves: Sequence[str], held: Iterable[str]) -> tuple[str, str]:
    """The earlier and the later wave; raises `ProblemsError` where they are not two known ones."""
    known("wave", waves, held)
    if len(waves) != 2 or waves[0] == waves[1]:
        what = N_("A change is between two different waves, not {found}.")
        do = N_("Write for example: {example}")
        values = {"found": ", ".join(waves), "example": 'waves=("start", "end")'}
        raise ProblemsError([Problem(what, do, values=values)])
    return waves[0], waves[1]


def at_least_two(waves: Sequence[str]) -> None:
    """Raise `ProblemsError` where there are not two or more different waves."""
    if len(waves) < 2 or len(set(waves)) < len(waves):
        what = N_("Two or more different waves were expected, not {found}.")
        do = N_("Write for example: {example}")
        values = {"found": ", ".join(waves), "example": 'waves=("start", "end", "followup")'}
        raise ProblemsError([Problem(what, do, values=values)])


def in_order(frame: pd.DataFrame) -> tuple[str, ...]:
    """Waves by the middle of the times their answers were sent; those without a time last."""
    sent = frame.groupby("wave")["submitted"].median()
    return tuple(map(str, sent.sort_values(kind="stable", na_position="last").index))


def groups(frame: pd.DataFrame) -> str:
    """Which groups of people were asked, as a sentence."""
    return f"Asked: {', '.join(sorted(frame['group'].unique()))}."


def _unknown(kind: str, word: str, held: set[str]) -> Problem:
    near = ", ".join(by_likeness(word, held, limit=_NEAR))
    values = {"kind": kind, "found": word, "known": near}
    return Problem(_NOT_HERE, _NEAREST if near else _OTHER_ROWS, Place(), values)
