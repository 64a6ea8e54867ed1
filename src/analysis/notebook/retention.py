"""Which data are kept longer than ``project.toml`` says."""

from __future__ import annotations

from datetime import date

from analysis.problems import Place, Problem
from analysis.project.discovery import discover
from analysis.project.load import FILE
from analysis.project.retention import kept_until
from analysis.settings import Settings
from analysis.texts import N_


def overdue(settings: Settings, today: date) -> tuple[Problem, ...]:
    """A warning for each kind of data that should be gone by ``today``; none of invented people.

    A note where nothing is said of how long a project's own data are kept.
    """
    project = settings.project
    if project.synthetic:
        return ()
    if project.retention is None:
        # data that others published are theirs to delete
        return () if project.attribution else (_unsaid(),)
    kept = kept_until(project)
    found = [
        _raw(kept.raw, _exports(settings)) if _is_past(kept.raw, today) else None,
        _processed(kept.processed, project.id) if _is_past(kept.processed, today) else None,
    ]
    there = [_exports(settings) > 0, _has_tables(settings)]
    return tuple(p for p, is_there in zip(found, there, strict=True) if p and is_there)


def _is_past(last: date | None, today: date) -> bool:
    return last is not None and today > last


def _exports(settings: Settings) -> int:
    folder = settings.folders.raw
    found = discover(folder) if folder.is_dir() else None
    return len(found.exports) if found else 0


def _has_tables(settings: Settings) -> bool:
    return any(settings.folders.processed.glob("*/*.parquet"))


def _raw(last: date | None, count: int) -> Problem:
    return Problem(
        N_("The exports were to be kept until {day}, and are still there (files: {count})."),
        N_("Delete them, their copies, and the answers in the tools they came from."),
        Place(FILE, key="retention"),
        {"day": last, "count": count},
        severity="warning",
    )


def _processed(last: date | None, dataset: str) -> Problem:
    return Problem(
        N_("The tidy tables were to be kept until {day}, and are still there."),
        N_("Delete the folder data/processed/{dataset} and the key of the pseudonyms."),
        Place(FILE, key="retention"),
        {"day": last, "dataset": dataset},
        severity="warning",
    )


def _unsaid() -> Problem:
    return Problem(
        N_("It is not said how long the data may be kept."),
        N_("Add it, for example: [retention] with raw_months = 60 and processed_months = 120"),
        Place(FILE, key="retention"),
        severity="note",
    )
