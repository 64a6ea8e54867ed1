"""Until when the data of a project may be kept."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from analysis.project.model import Project, Retention


@dataclass(frozen=True)
class Kept:
    """The last day of the exports (``raw``) and of what was made from them; None: not said."""

    raw: date | None
    processed: date | None


def kept_until(project: Project) -> Kept:
    """The last days, as ``[retention]`` says them: a day, or months after the project's end."""
    rules, end = project.retention or Retention(), project.period("extended").end
    return Kept(
        rules.raw_until or _after(end, rules.raw_months),
        rules.processed_until or _after(end, rules.processed_months),
    )


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter.

    >>> months_after(date(2023, 10, 31), 4)
    datetime.date(2024, 2, 29)
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))


def _after(end: date, months: int | None) -> date | None:
    return None if months is None else months_after(end, months)
