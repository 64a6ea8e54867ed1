"""The events of a project, from the table ``events.csv`` that people keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.sheet import Columns, Row, empty_cells, in_languages, read_sheet
from analysis.texts import N_

FILE = "events.csv"
_FILLED = ("event", *in_languages("title"), "start", "end")
_OTHERS = ("platform", "kind", "work_package", "partner", "language")


@dataclass(frozen=True)
class Event:
    """An event: id, title by language, start and end in UTC, and what is known of it.

    ``files``: glob patterns, below the data set's folder, of the exports that belong to it.
    """

    id: str
    title: Mapping[str, str]
    start: datetime
    end: datetime
    platform: str = ""
    kind: str = ""
    work_package: str = ""
    partner: str = ""
    language: str = ""
    files: tuple[str, ...] = ()


def load_events(folder: Path, zone: ZoneInfo) -> tuple[Event, ...]:
    """The events of the data set in ``folder``; none if it has no ``events.csv``.

    Local times are read in ``zone``. Raises `ProblemsError` with every fault of the table.
    """
    if not (folder / FILE).exists():
        return ()
    sheet = read_sheet(folder / FILE, FILE, Columns(_FILLED, (*_OTHERS, "files")))
    problems = [*sheet.problems, *_repeated(sheet.rows)]
    events = []
    for row in sheet.rows:
        event, found = _event(row, zone)
        events += [event] if event else []
        problems += found
    if problems:
        raise ProblemsError(problem.at(file=FILE) for problem in problems)
    return tuple(events)


def _event(row: Row, zone: ZoneInfo) -> tuple[Event | None, list[Problem]]:
    start, start_problems = _moment(row, "start", zone)
    end, end_problems = _moment(row, "end", zone)
    problems = [*empty_cells(row, _FILLED), *start_problems, *end_problems]
    if start and end and end < start:
        what, do = N_("The event ends before it starts."), N_("Correct one of the two times.")
        problems.append(Problem(what, do, Place(row=row.number, column="end")))
    if not start or not end or problems:
        return None, problems
    files = tuple(part.strip() for part in row["files"].split("|") if part.strip())
    others = {name: row[name] for name in _OTHERS}
    return Event(row["event"], row.wording("title"), start, end, files=files, **others), []


def _moment(row: Row, column: str, zone: ZoneInfo) -> tuple[datetime | None, list[Problem]]:
    if not row[column]:
        return None, []
    place = Place(row=row.number, column=column)
    try:
        if len(row[column]) <= len("2022-05-10"):
            raise ValueError("a day without a time")
        return to_utc(datetime.fromisoformat(row[column]), zone), []
    except NoSuchTimeError as fault:
        return None, [fault.problem(row[column], zone, place)]
    except ValueError:
        what = N_("“{found}” is not a time.")
        do = N_("Write the local time in this form: 2022-05-10T17:00")
        return None, [Problem(what, do, place, {"found": row[column]})]


class NoSuchTimeError(ValueError):
    """A local time that the clocks skip or show twice when summer time begins or ends."""

    def __init__(self, *, twice: bool) -> None:
        super().__init__("twice" if twice else "never")
        self.twice = twice

    def problem(self, found: str, zone: ZoneInfo, place: Place) -> Problem:
        """The fault in words."""
        values = {"found": found, "zone": zone.key, "example": "2022-10-30T03:30+02:00"}
        if self.twice:
            what = N_("“{found}” occurs twice in {zone}: the clocks are turned back that night.")
            do = N_("Add the offset from UTC, for example: {example}")
        else:
            what = N_("“{found}” never occurs in {zone}: the clocks skip that hour.")
            do = N_("Correct the time.")
        return Problem(what, do, place, values)


def to_utc(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment in UTC; a moment without an offset is local time in ``zone``.

    Raises `NoSuchTimeError` for local times that never occur, or occur twice.

    >>> to_utc(datetime(2022, 5, 10, 17), ZoneInfo("Europe/Helsinki")).isoformat()
    '2022-05-10T14:00:00+00:00'
    """
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    first, second = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    utc = first.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) != moment:
        raise NoSuchTimeError(twice=False)
    if first.utcoffset() != second.utcoffset():
        raise NoSuchTimeError(twice=True)
    return utc


def _repeated(rows: tuple[Row, ...]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row["event"]] += 1
        if row["event"] and seen[row["event"]] == 2:
            what = N_("The event “{found}” was already listed.")
            place = Place(row=row.number, column="event")
            yield Problem(what, N_("Give each event its own id."), place, {"found": row["event"]})
