"""Rows of attendance lists → stays: who was at which event from when to when."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.acts import LONGEST, planned_ends
from analysis.cleaning.date_table import date_row
from analysis.cleaning.durations import printed_minutes
from analysis.cleaning.event_files import NEAR, EventFile, ends_of, events_of, zone_of
from analysis.cleaning.impossible_stays import impossible_times
from analysis.cleaning.interactions import ENGAGEMENT
from analysis.cleaning.midnight import read_past_midnight
from analysis.cleaning.moment_problems import order_problems
from analysis.cleaning.moments import Moments
from analysis.cleaning.registrations import REGISTRATIONS
from analysis.cleaning.rows import together
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import keys_of
from analysis.problems import Place, Problem
from analysis.readers import Table
from analysis.readers.acts import compared, meanings
from analysis.texts import N_

_HOUR = pd.Timedelta(hours=1)
NO_STAYS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("file", "section", "event", "role", "mark", "act")}
    | {"row": pd.Series(dtype="int64"), "summary": pd.Series(dtype="bool")}
    | {name: pd.Series(dtype="datetime64[us, UTC]") for name in ("join", "leave")}
    | {"minutes": pd.Series(dtype="float64"), "attended": pd.Series(dtype="bool")}
    | {"waiting": pd.Series(dtype="bool")}
)
#: What the name of a list says of the people on it.
_OTHER_LISTS = frozenset({ENGAGEMENT, REGISTRATIONS})
_ROLE_OF_SECTION = {"hosts": "host", "panelists": "panelist"}
_YES, _NO = ("yes", "kyllä", "ja"), ("no", "ei", "nej")


@dataclass(frozen=True)
class Stays:
    """The rows of an export; how its dates were read; what a person should know of them."""

    rows: pd.DataFrame
    dates: pd.DataFrame
    problems: tuple[Problem, ...]


def stays(file: EventFile, source: Source) -> Stays:
    """The rows of an export, as `unite` takes them but without persons, and what to know of them.

    ``rows``: columns as `NO_STAYS`. ``act``: of lists that name acts, whether someone ``joined`` or
    ``left``; its time stands in ``join``. ``attended`` is false for who only registered.
    """
    names = ("join", "leave", "at")
    tables = [table for table in file.export.tables if table.section not in _OTHER_LISTS]
    cells = {
        f"{number} {name}": found
        for number, table in enumerate(tables)
        for name in names
        if (found := table.field(name)) is not None
    }
    times = read_past_midnight(cells, file.clock(source), file.event)
    ends = ends_of(source.events if file.event is None else [file.event])
    parts, problems = [], order_problems(file.export.file, *times.values())
    for number, table in enumerate(tables):
        nothing = Moments(pd.Series(pd.NaT, table.rows.index, dtype="datetime64[us, UTC]"))
        join, leave, at = (times.get(f"{number} {name}", nothing) for name in names)
        printed = _rows(file, table, source).assign(
            join=join.utc.fillna(at.utc), leave=_in_order(join, leave)
        )
        problems += impossible_times(file, printed, _filled(table, names))
        part = printed.assign(minutes=_possible(printed["minutes"]))
        part = part.assign(leave=part["leave"].fillna(_counted(part)))
        part = _ended(part, table, ends)
        parts.append(part.drop(columns="open"))
        problems += [*_still_there(file.export.file, part), *_far_off(file, part)]
    dates = date_row(file.export.file, zone_of(file.export, source), cells, times)
    rows = together(parts, NO_STAYS)[list(NO_STAYS.columns)]
    return Stays(rows, dates, tuple(problems))


def _rows(file: EventFile, table: Table, source: Source) -> pd.DataFrame:
    minutes, role = table.field("minutes"), table.field("role")
    blank = pd.Series("", index=table.rows.index, dtype="str")
    known = {} if minutes is None else {text: printed_minutes(text) for text in minutes.unique()}
    default = _ROLE_OF_SECTION.get(table.section, "")
    spoken = blank if role is None else role.str.strip().str.lower()
    return keys_of(file.export, table).assign(
        event=events_of(file, table, source),
        role=spoken.mask(spoken == "", default),
        minutes=float("nan") if minutes is None else minutes.map(known).astype("float64"),
        mark=pd.Series(table.marks, dtype="str").reindex(table.rows.index, fill_value=""),
        act=_acts(table, source),
        attended=~_says(table, "attended", _NO),
        waiting=_says(table, "waiting", _YES),
        summary=table.section == "participants" or not _has_times(table),
    )


def _has_times(table: Table) -> bool:
    return any(table.field(name) is not None for name in ("join", "at"))


def _filled(table: Table, names: tuple[str, ...]) -> pd.DataFrame:
    """Whether anything is printed in each row's columns of times."""
    cells = {name: table.field(name) for name in names}
    filled = {n: c.str.strip(" -") != "" for n, c in cells.items() if c is not None}
    return pd.DataFrame(filled, index=table.rows.index)


def _acts(table: Table, source: Source) -> pd.Series[str]:
    names, actions = table.field("name"), table.field("action")
    if names is None or actions is None:
        return pd.Series("", index=table.rows.index, dtype="str")
    said = meanings(names, actions, source.aliases.words("teams_action"))
    return compared(actions).map({**dict.fromkeys(compared(actions), ""), **said})


def _says(table: Table, field: str, words: tuple[str, ...]) -> pd.Series[bool]:
    cells = table.field(field)
    if cells is None:
        return pd.Series(data=False, index=table.rows.index)
    return cells.str.strip().str.casefold().isin(words)


def _in_order(join: Moments, leave: Moments) -> pd.Series[pd.Timestamp]:
    """Times of leaving; one that the change of clocks shows twice is the second, if need be."""
    if leave.doubled is None:
        return leave.utc
    late = leave.doubled & (leave.utc < join.utc)
    return leave.utc.mask(late, leave.utc + _HOUR)


def _counted(part: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """When someone left by the minutes that the tool counted of the stay."""
    stay = pd.to_timedelta(part["minutes"].mask(part["summary"]), unit="min").dt.round("s")
    return (part["join"] + stay).astype("datetime64[us, UTC]")


def _possible(minutes: pd.Series[float]) -> pd.Series[float]:
    return minutes.mask(minutes > LONGEST / pd.Timedelta(minutes=1))


def _ended(part: pd.DataFrame, table: Table, ends: pd.Series[pd.Timestamp]) -> pd.DataFrame:
    """Stays without any time of leaving last to the planned end; ``open`` says which they are."""
    cells = table.field("leave")
    blank = True if cells is None else cells.str.strip(" -") == ""
    planned = planned_ends(part["event"], ends)
    lasting = (part["join"] < planned) & (planned - part["join"] <= LONGEST)
    if table.field("action") is not None:  # its acts are paired, those that say nothing left out
        return part.assign(open=False)
    unused = part["waiting"] | (part["mark"] != "")
    counted = part["summary"] & part["minutes"].notna()
    found = part["leave"].isna() & blank & lasting & ~unused & ~counted
    return part.assign(leave=part["leave"].mask(found, planned), open=found)


def _still_there(file: str, part: pd.DataFrame) -> list[Problem]:
    rows = part.loc[part["open"], "row"]
    if rows.empty:
        return []
    return [
        Problem(
            N_("The time of leaving is missing in {count} rows; these stays are taken to last to "
               "the planned end."),
            N_("Nothing, if the people were still there; else correct the times."),
            Place(file=file, row=int(rows.iloc[0])),
            {"count": len(rows)},
            severity="note",
        )
    ]  # fmt: skip


def _far_off(file: EventFile, part: pd.DataFrame) -> list[Problem]:
    if file.event is None:
        return []
    first, last = (pd.Timestamp(moment) for moment in (file.event.start, file.event.end))
    far = part.loc[(part["join"] < first - NEAR) | (part["join"] > last + NEAR), "row"]
    if far.empty:
        return []
    return [
        Problem(
            N_("{count} rows have times more than a day away from the event “{event}”."),
            N_("Check in events.csv that it belongs to this event, and how its dates were read."),
            Place(file=file.export.file, row=int(far.iloc[0])),
            {"count": len(far), "event": file.event.id},
            severity="warning",
        )
    ]
