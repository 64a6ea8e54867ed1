"""What people did at an event: messages, polls, reactions → the tidy table ``interactions``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.durations import printed_minutes
from analysis.cleaning.event_files import EventFile, events_of
from analysis.cleaning.midnight import read_past_midnight
from analysis.cleaning.rows import not_kept, together
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import keys_of
from analysis.readers import Column, Table
from analysis.tables import SCHEMAS, empty
from analysis.texts import normalise

NO_ACTS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("file", "section", "event", "kind", "mark")}
    | {"row": pd.Series(dtype="int64"), "at": pd.Series(dtype="datetime64[us, UTC]")}
    | {"count": pd.Series(dtype="int64")}
)
#: What the headers of Teams' engagement columns count, by a word in them.
_ENGAGEMENT = (
    ("reaction", "reaction"), ("raise", "raised hand"), ("hand", "raised hand"),
    ("unmute", "microphone"), ("camera", "camera"), ("poll", "poll"), ("message", "chat"),
)  # fmt: skip
#: The section of an attendance list whose rows are acts, not stays.
ENGAGEMENT = "engagement"
_TALK = re.compile(r"talk|webcam|time")


@dataclass(frozen=True)
class Acted:
    """``interactions``: the tidy table; ``kept``: keys of the rows it came from."""

    interactions: pd.DataFrame
    kept: pd.DataFrame
    left_out: pd.DataFrame


def acts(file: EventFile, source: Source) -> pd.DataFrame:
    """The acts that an export lists, a row each (columns `NO_ACTS`)."""
    parts = [
        keys_of(file.export, table).assign(
            event=events_of(file, table, source),
            kind=_kinds(table),
            mark=pd.Series(table.marks, dtype="str").reindex(table.rows.index, fill_value=""),
            at=_times(file, table, source),
            count=1,
        )
        for table in file.export.tables
        if file.export.kind == "interactions" or table.section == ENGAGEMENT
    ]
    return together(parts, NO_ACTS)[list(NO_ACTS.columns)]


def _kinds(table: Table) -> pd.Series[str]:
    """The kind of each act: that of the list, or the one its row names."""
    named = table.field("engagement")
    if table.section != ENGAGEMENT or named is None:
        return pd.Series(table.section or "poll", index=table.rows.index, dtype="str")
    return named.map({text: _kind(text) or "reaction" for text in named.unique()})


def engagement(file: EventFile, source: Source) -> pd.DataFrame:
    """The acts that an attendance list counts per person (columns `NO_ACTS`)."""
    parts = [
        part
        for table in file.export.tables
        if table.section != ENGAGEMENT
        for column in table.named("engagement")
        for part in _counted(file, table, column, source)
    ]
    return together(parts, NO_ACTS)[list(NO_ACTS.columns)]


def tidy_interactions(listed: pd.DataFrame, counted: pd.DataFrame) -> Acted:
    """The table; rows as `acts` and `engagement` give them, with person.

    Nobody is lost: an act of someone the tool does not name counts for the event.
    """
    rule = pd.Series("", index=listed.index, dtype="str").mask(listed["event"] == "", "no event")
    rule = rule.mask(listed["mark"] != "", listed["mark"])
    kept = listed[rule == ""]
    named = counted[(counted["event"] != "") & (counted["person"] != "")]
    columns = list(SCHEMAS["interactions"].columns)
    table = together([kept[columns], named[columns]], empty("interactions"))
    ordered = table.sort_values(["event", "at", "person", "kind"], ignore_index=True)
    left_out = [not_kept(listed[rule == name], name) for name in sorted(set(rule) - {""})]
    return Acted(ordered, kept[["file", "section", "row"]], together(left_out, empty("set_aside")))


def _times(file: EventFile, table: Table, source: Source) -> pd.Series[pd.Timestamp]:
    """When each act was: the time printed, counted from the start, or of the event's day."""
    cells = table.field("at")
    cells = table.field("submitted") if cells is None else cells
    if cells is None:
        return pd.Series(pd.NaT, table.rows.index, dtype="datetime64[us, UTC]")
    if file.export.meeting.get("clock") == "elapsed" and file.event is not None:
        minutes = cells.map({text: printed_minutes(text) for text in cells.unique()})
        begin = pd.Timestamp(file.event.start)
        return (begin + pd.to_timedelta(minutes, unit="min")).dt.round("s").dt.as_unit("us")
    return read_past_midnight({"at": cells}, file.clock(source), file.event)["at"].utc


def _counted(
    file: EventFile, table: Table, column: Column, source: Source
) -> Iterator[pd.DataFrame]:
    kind = _kind(column.header)
    counts = pd.to_numeric(table.rows[column.position], errors="coerce").fillna(0)
    some = counts[counts > 0]
    if kind and len(some):
        keys = keys_of(file.export, table).loc[some.index]
        yield keys.assign(
            event=events_of(file, table, source).loc[some.index],
            kind=kind, mark="", count=some.round().astype("int64"),
            at=pd.Series(pd.NaT, some.index, dtype="datetime64[us, UTC]"),
        )  # fmt: skip


def _kind(header: str) -> str:
    plain = normalise(header)
    if _TALK.search(plain):
        return ""
    return next((kind for word, kind in _ENGAGEMENT if word in plain), "reaction")
