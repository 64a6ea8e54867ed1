"""What a person should know about how the times of a file were read."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.cleaning.moments import Moments
from analysis.problems import Place, Problem
from analysis.texts import N_


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
