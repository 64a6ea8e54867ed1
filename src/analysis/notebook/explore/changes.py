"""Change of a scale between two waves, with all that its number of people allows to be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from analysis.indicators.change import matched
from analysis.notebook.explore.choice import groups, known, of_scale, two_waves
from analysis.notebook.explore.result import Result, Row, guarded_row, people
from analysis.notebook.explore.words import (
    INDEPENDENT,
    NO_COMPARISON,
    PAIRED,
    YES_NO_INDEPENDENT,
    YES_NO_PAIRED,
    Wording,
)
from analysis.notebook.explore.yes_no import (
    NO_EQUIVALENCE,
    NOTE,
    is_yes_no,
    share_change,
    share_difference,
)
from analysis.statistics import (
    Statement,
    Statements,
    change_statements,
    difference_statements,
)
from analysis.texts import texts

_Waves = tuple[str, str]
_Frames = tuple[pd.DataFrame, pd.DataFrame]


def change(
    scores: pd.DataFrame,
    scale: str,
    waves: tuple[str, str] = ("start", "end"),
    *,
    design: Literal["paired", "independent"] = "paired",
    worthwhile: float | None = None,
) -> Result:
    """Change of a scale from one wave to another, in points of the scale.

    Scores of 0 and 1 only are no and yes: the change of a share, in parts of one.

    ``scores``: the tidy table or rows of it. ``design``: the same people, or two groups of
    different people, never both in one number. ``worthwhile``: smallest change that matters,
    tested for equivalence (paired only).
    What few people do not allow is told with the reason, as in reports. For internal use: no
    number here has passed disclosure control.
    Raises `ProblemsError` for a scale or wave that the rows do not hold, naming the nearest.
    """
    mine = of_scale(scores, scale)
    first, second = two_waves(waves, mine["wave"])
    frames = (mine[mine["wave"] == first], mine[mine["wave"] == second])
    known("design", [design], ("paired", "independent"))
    if design == "paired":
        return _paired(scale, (first, second), frames, worthwhile)
    return _independent(scale, (first, second), frames)


def _paired(scale: str, waves: _Waves, frames: _Frames, worthwhile: float | None) -> Result:
    pairs = matched(*frames)
    before, after = (pairs[side].to_numpy(dtype=np.float64) for side in ("before", "after"))
    yes_no = is_yes_no(pd.concat(frames)["score"])
    found = (
        share_change(before, after)
        if yes_no
        else change_statements(before, after, worthwhile=worthwhile)
    )
    title = f"Change of {scale}, the same people, {waves[1]} minus {waves[0]}"
    base = f"{_base(waves, frames)} Pairs with both scores: {people(found.n)}."
    rows = _rows(found, YES_NO_PAIRED if yes_no else PAIRED)
    notes = (*_counted(found), *_read_as(yes_no, worthwhile), NO_COMPARISON)
    return Result(title, base, rows, notes, _axis(scale, yes_no), zero=True)


def _independent(scale: str, waves: _Waves, frames: _Frames) -> Result:
    before, after = (frame["score"].to_numpy(dtype=np.float64) for frame in frames)
    yes_no = is_yes_no(pd.concat(frames)["score"])
    found = (share_difference if yes_no else difference_statements)(before, after)
    title = f"Difference of {scale}, two groups of people, {waves[1]} minus {waves[0]}"
    base = f"{_base(waves, frames)} n is the smaller group with scores."
    rows = _rows(found, YES_NO_INDEPENDENT if yes_no else INDEPENDENT)
    notes = (*_overlap(frames), *_read_as(yes_no, None), NO_COMPARISON)
    return Result(title, base, rows, notes, _axis(scale, yes_no), zero=True)


def _read_as(yes_no: bool, worthwhile: float | None) -> tuple[str, ...]:
    if not yes_no:
        return ()
    return (NOTE,) if worthwhile is None else (NOTE, NO_EQUIVALENCE)


def _axis(scale: str, yes_no: bool) -> str:
    return f"share of yes to {scale}, in parts of one" if yes_no else f"points of {scale}"


def _rows(found: Statements, wordings: Mapping[Statement, Wording]) -> tuple[Row, ...]:
    return tuple(_row(name, found, wordings[name]) for name in wordings if name in found.estimates)


def _row(name: Statement, found: Statements, wording: Wording) -> Row:
    share = name is Statement.SHARE
    rose = found.counts.up if share and found.counts else None
    # a share is computed from counts, which know no gaps
    estimate = replace(found.estimates[name], n_missing=found.n_missing)
    return guarded_row(
        Row(wording.label, found.n, estimate, wording.reference, rose, wording.drawn, share)
    )


def _base(waves: _Waves, frames: _Frames) -> str:
    answered = ", ".join(
        f"{wave} {people(len(frame))}" for wave, frame in zip(waves, frames, strict=True)
    )
    return f"{groups(pd.concat(frames))} Answered: {answered}."


def _counted(found: Statements) -> tuple[str, ...]:
    """Up, same, down, and how little the exact test could show; nothing below five."""
    if found.counts is None:
        return ()
    moved = found.counts
    told = f"Of {found.n} pairs {moved.up} rose, {moved.same} stayed, {moved.down} fell."
    if found.smallest_p is None:
        return (told,)
    least = texts("en").number(found.smallest_p, 4)
    said = "below 0.0001" if found.smallest_p < 0.0001 else least
    return told, f"The smallest p that the exact test can reach with these pairs: {said}."


def _overlap(frames: _Frames) -> tuple[str, ...]:
    both = set(frames[0]["person"]) & set(frames[1]["person"])
    if not both:
        return ()
    return (
        f"People who answered both waves ({people(len(both))}) are compared as if they were "
        'different people: use design="paired" to follow them.',
    )
