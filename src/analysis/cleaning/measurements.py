"""One table of an export of measurements → a row per number that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.measurement_days import parse_days
from analysis.cleaning.moments import Moments
from analysis.cleaning.numbers import Numbers, Sign, parse_numbers
from analysis.people.masking import MASK
from analysis.problems import Place, Problem
from analysis.project import Project
from analysis.readers import Export, Table
from analysis.texts import N_, normalise

_CHANNELS = {
    "google_analytics": "website",
    "matomo": "website",
    "linkedin_page": "linkedin",
    "mailchimp_campaigns": "newsletter",
    "mailchimp_report": "newsletter",
    "mailchimp_audience": "newsletter",
}
# They write 09/13/2022 in every country.
_MONTH_FIRST = frozenset({"linkedin_page"})
_WITH_POINT = frozenset({"linkedin_page", "mailchimp_campaigns", "mailchimp_report"})
# The title of their report is what was measured.
_TITLED = frozenset({"mailchimp_report", "mapped"})
# What follows an address's path may hold codes and addresses of readers.
_QUERY = re.compile(r"^((?:https?://|/)[^?#\s]*)[?#]\S*$")
_EMAIL = re.compile(r"[^\s@/?&=]+@[^\s@/?&=]+\.\w+")


@dataclass(frozen=True)
class Measured:
    """A table's measurements.

    ``cells``: file, section, row, date, channel, content, metric, value. ``rows``: file, section,
    row of every row, and its mark ("" if it has none).
    """

    cells: pd.DataFrame
    rows: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def measure(export: Export, table: Table, project: Project, words: Mapping[str, str]) -> Measured:
    """The measurements of a table's rows that are not marked.

    ``words``: our name of a metric for each word of the tools, as compared.
    """
    index = table.rows.index
    where = {"file": export.file, "section": table.section, "row": index}
    marks = pd.Series([table.marks.get(int(row), "") for row in index], index, dtype="str")
    rows = pd.DataFrame(where, index=index).assign(mark=marks)
    used = index[marks == ""]
    if export.format == "mailchimp_audience":
        numbers, moments, problems = _people(export, table, used, project)
    else:
        numbers, doubts = _numbers(export, table, used, words)
        moments = _days(export, table, project)
        problems = (*doubts, *_date_problems(export, table, moments, used))
    facts = rows.drop(columns="mark").assign(
        date=moments.utc, channel=_channel(export, table), content=_content(export, table)
    )
    cells = facts.join(numbers, how="inner")
    return Measured(cells.reset_index(drop=True), rows.reset_index(drop=True), problems)


#: Columns metric and value, indexed by row of the export; the time of each row; what is doubtful.
Found = tuple[pd.DataFrame, Moments, tuple[Problem, ...]]


def _people(export: Export, table: Table, used: pd.Index[int], project: Project) -> Found:
    """A list of people: each counts one on the day the list last changed; no more is told."""
    days = _days(export, table, project).utc
    one = pd.DataFrame({"metric": table.section, "value": 1.0}, index=used)
    last = Moments(pd.Series(days.max(), days.index, dtype=days.dtype))
    return one.astype({"metric": "str"}), last, ()


def _numbers(
    export: Export, table: Table, used: pd.Index[int], words: Mapping[str, str]
) -> tuple[pd.DataFrame, list[Problem]]:
    hint: Sign | None = "." if _writes_points(export) else None
    parts, problems = [_NO_NUMBERS], list[Problem]()
    for header, metric, cells in _columns(table, words):
        numbers = parse_numbers(cells.loc[used], hint)
        part = pd.DataFrame({"metric": metric.loc[used], "value": numbers.values})
        parts.append(part.dropna())
        place = Place(export.file, table.sheet, column=header)
        problems += _number_problems(place, numbers, named="measure" not in _fields(table))
    return pd.concat([part for part in parts if len(part)] or parts), problems


def _writes_points(export: Export) -> bool:
    """Whether the tool has no other decimal sign, or the cells of a workbook were numbers."""
    return not export.encoding or export.format in _WITH_POINT


_NO_NUMBERS = pd.DataFrame(
    {"metric": pd.Series(dtype="str"), "value": pd.Series(dtype="float64")},
    index=pd.Index([], dtype="int64", name="row"),
)


def _fields(table: Table) -> set[str | None]:
    return {column.field for column in table.columns}


def _columns(
    table: Table, words: Mapping[str, str]
) -> Iterator[tuple[str, pd.Series[str], pd.Series[str]]]:
    """Each column of numbers: its header, what each of its cells measures, and the cells."""
    names = table.field("measure")
    if names is not None:
        printed = names.str.strip().str.rstrip(":")
        tidy = printed.map({text: _metric(text, words) for text in printed.unique()})
        for column in table.named("value"):
            yield column.header, tidy.astype("str"), table.rows[column.position]
    taken: set[str] = set()
    for column in table.named("metric"):
        header = " ".join(column.header.split())
        # of two columns of one meaning, the first is it
        known = _metric(header, words)
        name = header if known in taken else known
        taken.add(name)
        metric = pd.Series(name, table.rows.index, dtype="str")
        yield column.header, metric, table.rows[column.position]


def _metric(header: str, words: Mapping[str, str]) -> str:
    """Our name of a metric that several tools have, else the tool's."""
    tidy = " ".join(header.split())
    return words.get(normalise(tidy), tidy)


def _days(export: Export, table: Table, project: Project) -> Moments:
    """The day of each row, else the first of the period that the file names."""
    cells = next((c for c in map(table.field, ("date", "registered")) if c is not None), None)
    if cells is None:
        cells = pd.Series(export.meeting.get("start", ""), table.rows.index, dtype="str")
    zone = ZoneInfo(export.zone) if export.zone else project.zone
    first = project.exports.day_first and export.format not in _MONTH_FIRST
    return parse_days(cells, zone, day_first=first)


def _channel(export: Export, table: Table) -> pd.Series[str]:
    """What the row says, else what the tool is for, else the tool's name."""
    tool = _CHANNELS.get(export.format, "") or export.meeting.get("tool", "").casefold()
    said = table.field("channel")
    if said is None:
        return pd.Series(tool, table.rows.index, dtype="str")
    tidy = said.str.strip().str.casefold()
    return tidy.mask(tidy == "", tool)


def _content(export: Export, table: Table) -> pd.Series[str]:
    """What was measured, without what an address says about its reader."""
    title = export.meeting.get("title", "") if export.format in _TITLED else ""
    parts = [cells.map(_without_query) for cells in table.fields("content")]
    named = pd.DataFrame(dict(enumerate(parts)), index=table.rows.index, dtype="str")
    joined = [" / ".join(part for part in row if part) for row in named.to_numpy()]
    found = pd.Series(joined, table.rows.index, dtype="str")
    return found.mask(found == "", title)


def _without_query(text: str) -> str:
    """An address without what follows the path, and any text without e-mail addresses.

    >>> _without_query("/start?mail=a@example.org"), _without_query("Tasks, autumn?")
    ('/start', 'Tasks, autumn?')
    """
    tidy = " ".join(text.split())
    return _EMAIL.sub(MASK, _QUERY.sub(r"\1", tidy))


def _number_problems(place: Place, numbers: Numbers, *, named: bool) -> Iterator[Problem]:
    unread = numbers.unread.index[numbers.unread]
    if len(unread) and named:
        yield Problem(
            N_("{count} cells of the column hold no number; this is the first."),
            N_("Correct them if they should; they were left out."),
            Place(place.file, place.sheet, int(unread[0]), place.column),
            {"count": len(unread)},
            severity="warning",
        )
    if numbers.assumed:
        yield Problem(
            N_("Numbers such as 1,234 or 1.234 were read as thousands."),
            N_("If they are decimals, write the numbers of this column with more or less than "
               "three of them."),
            place,
            severity="note",
        )  # fmt: skip


def _date_problems(
    export: Export, table: Table, moments: Moments, used: pd.Index[int]
) -> Iterator[Problem]:
    place = Place(export.file, table.sheet)
    if moments.assumed and export.format not in _MONTH_FIRST:
        yield Problem(
            N_("Day and month can be read both ways; they were read {order}."),
            N_("If that is wrong, set exports.day_first in project.toml."),
            place,
            {"order": moments.order},
            severity="note",
        )
    undated = used[moments.utc.loc[used].isna()]
    if not len(undated):
        return
    if table.field("date") is None and not export.meeting.get("start"):
        yield Problem(
            N_("The table says no day, so its {count} rows count in no period."),
            N_("Export it day by day, if it is needed for a period."),
            place,
            {"count": len(undated)},
            severity="note",
        )
    else:
        yield Problem(
            N_("{count} rows have no date that can be read; this is the first."),
            N_("Give them one, or they count in no period."),
            Place(place.file, place.sheet, int(undated[0])),
            {"count": len(undated)},
            severity="warning",
        )
