"""What a person should know about how the times of a file were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.cleaning.moments import Moments, Span
from analysis.problems import Place, Problem
from analysis.texts import N_

# LimeSurvey writes this day for all answers of a survey without dates; its reader says so.
_PLACEHOLDER = date(1980, 1, 1)


def order_problems(file: str, *columns: Moments) -> list[Problem]:
    """Day and month assumed or mixed, and times that the change of clocks leaves in doubt.

    ``columns``: the columns of dates of one file, read together.
    """
    found = [*_order(file, columns[0])] if columns else []
    skipped = _rows(column.skipped for column in columns)
    doubled = _rows(column.doubled for column in columns)
    if skipped:
        what = N_("The clocks skip this time ({count} such times); it was read as an hour later.")
        do = N_("Check the time zone of the export and time_zone in project.toml.")
        found.append(_note(file, what, do, skipped))
    if doubled:
        what = N_(
            "This time occurs twice, as the clocks are turned back ({count} such times); it was "
            "read as the first."
        )
        do = N_("Nothing, unless an hour matters here; then correct it in corrections.csv.")
        found.append(_note(file, what, do, doubled))
    return found


def far_days(place: Place, times: pd.Series[pd.Timestamp], expected: Span) -> list[Problem]:
    """A warning for times on days on which the project cannot have asked."""
    days = times.dropna().dt.date
    far = days[[not expected.holds(day) and day != _PLACEHOLDER for day in days]]
    if not len(far):
        return []
    return [
        Problem(
            N_("{count} answers carry a day far outside the project; the first is {day}."),
            N_("Correct the dates in corrections.csv if they matter; the answers are used."),
            replace(place, row=int(far.index[0])),
            {"count": len(far), "day": far.iloc[0].isoformat()},
            severity="warning",
        )
    ]


def _order(file: str, moments: Moments) -> list[Problem]:
    if moments.mixed:
        return [
            Problem(
                N_("Some dates only make sense day first, others only month first."),
                N_("Look at the dates in the export; correct those that are wrong."),
                Place(file=file),
                severity="warning",
            )
        ]
    if not moments.assumed:
        return []
    read = {
        "day first": N_("Day and month can be read both ways; they were read day first."),
        "month first": N_("Day and month can be read both ways; they were read month first."),
    }
    return [
        Problem(
            read[moments.order or "day first"],
            N_("If that is wrong, set exports.day_first in project.toml."),
            Place(file=file),
            severity="note",
        )
    ]


def _rows(masks: Iterable[pd.Series[bool] | None]) -> list[int]:
    return sorted(int(row) for mask in masks if mask is not None for row in mask.index[mask])


def _note(file: str, what: str, do: str, rows: list[int]) -> Problem:
    place = Place(file=file, row=rows[0])
    return Problem(what, do, place, {"count": len(rows)}, severity="note")
