"""Lists of completion and grades → the table ``course_progress``, one row per person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.log_times import Zone
from analysis.cleaning.moments import Moments, parse_moments
from analysis.cleaning.rows import not_kept, together
from analysis.people.identity import normalise_email, normalise_name
from analysis.readers import Export, Table
from analysis.readers.aliases import Aliases, known_aliases
from analysis.tables import SCHEMAS, empty
from analysis.texts import normalise

_KEYS = ["file", "section", "row"]
_DONE = frozenset({"completed", "completed_pass"})
_OVERRIDE = re.compile(r"\s*\([^()]*\)\s*$")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# In a list of attempts the times are those of the quiz, not of the course.
_ATTEMPTS = "moodle_quiz"


@dataclass(frozen=True)
class Progress:
    """The table, the keys of its rows, the rows that were not kept, and how dates were read."""

    table: pd.DataFrame
    kept: pd.DataFrame
    left_out: pd.DataFrame
    moments: Moments


def evidence(export: Export) -> pd.DataFrame:
    """Who is on the lists: keys and email, user_id, name ("" if none); no rows that are marked."""
    parts = [_who(export.file, table) for table in export.tables]
    found = pd.concat(parts, ignore_index=True)
    return found[found["rule"] == ""].drop(columns="rule").reset_index(drop=True)


def progress(
    export: Export, persons: pd.DataFrame, course: str, how: Zone, aliases: Aliases | None = None
) -> Progress:
    """What the lists say of each person; several rows of one person are united.

    ``persons``: columns file, section, row, person ("" for nobody). A person has completed the
    course where the list says when; lists that say nothing of a thing leave it empty.
    """
    words = (aliases or known_aliases()).words("moodle_state")
    (table,) = export.tables
    times = _times(table, how)
    keyed = _who(export.file, table)[[*_KEYS, "rule"]].merge(persons, on=_KEYS, how="left")
    facts = _facts(export, table, times.utc, words)
    rows = pd.concat([keyed, facts.reset_index(drop=True)], axis=1).fillna({"person": ""})
    rule = rows["rule"].mask((rows["rule"] == "") & (rows["person"] == ""), "no name")
    good = rows[rule == ""]
    first = ~good.duplicated("person")
    left_out = [not_kept(part, str(name)) for name, part in rows[rule != ""].groupby(rule)]
    left_out.append(not_kept(good[~first], "same person twice"))
    kept = good.loc[first, _KEYS].reset_index(drop=True)
    return Progress(_united(good, course), kept, together(left_out, empty("set_aside")), times)


def number(text: str) -> float:
    """A grade as printed; NaN if it is none.

    >>> number("8,50"), number("80.00 %"), number("1,234.5"), number("-")
    (8.5, 80.0, 1234.5, nan)
    """
    plain = text.replace("\xa0", "").replace(" ", "").removesuffix("%")
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma > point:
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", "")
    return float(plain) if _NUMBER.fullmatch(plain) else float("nan")


def _who(file: str, table: Table) -> pd.DataFrame:
    """Keys, the rule of rows that the tool marks, and what identifies each row."""
    first, last = _cells(table, "first_name"), _cells(table, "last_name")
    whole = _cells(table, "name")
    name = whole.where(whole.str.strip() != "", first + " " + last)
    return pd.DataFrame(
        {
            "file": file,
            "section": table.section,
            "row": table.rows.index,
            "rule": [table.marks.get(int(row), "") for row in table.rows.index],
            "email": _cells(table, "email").map(normalise_email).to_numpy(),
            "user_id": _cells(table, "user_id").str.strip().to_numpy(),
            "name": name.map(normalise_name).to_numpy(),
        }
    ).astype({"rule": "str", "section": "str", "file": "str"})


def _cells(table: Table, field: str) -> pd.Series[str]:
    found = table.field(field)
    return found if found is not None else pd.Series("", index=table.rows.index, dtype="str")


def _times(table: Table, how: Zone) -> Moments:
    """The times by column and row, read together, as all dates of a file are in one order."""
    columns = [c.position for c in table.columns if c.field in {"activity_time", "completed_at"}]
    filled = {at: cells[cells.str.strip() != ""] for at, cells in table.rows[columns].items()}
    nothing = pd.Series([], index=pd.MultiIndex.from_arrays([[], []]), dtype="str")
    texts = pd.concat(filled) if filled else nothing
    return parse_moments(texts, how.zone, day_first=how.day_first, expected=how.expected)


def _facts(
    export: Export, table: Table, times: pd.Series[pd.Timestamp], words: Mapping[str, str]
) -> pd.DataFrame:
    """Of each row: started, sections_completed, completed, completed_at, grade."""
    rows = table.rows.index
    blank = pd.Series(pd.NaT, index=rows, dtype="datetime64[us, UTC]")
    at = {int(p): times.xs(p, level=0) for p in times.index.get_level_values(0).unique()}
    done = _done(table, words)
    started = [
        at[position + 1].reindex(rows).where(cells)
        for position, cells in done.items()
        if position + 1 in at
    ]
    ends = () if export.format == _ATTEMPTS else table.named("completed_at")
    end = at[ends[0].position].reindex(rows) if ends and ends[0].position in at else blank
    return pd.DataFrame(
        {
            "started": pd.concat(started, axis=1).min(axis=1) if started else blank,
            "sections_completed": _count(done, table),
            "completed": end.notna() if ends else pd.Series(pd.NA, index=rows),
            "completed_at": end,
            "grade": _grade(table),
        }
    ).astype({"completed": "boolean", "sections_completed": "Int64"})


def _done(table: Table, words: Mapping[str, str]) -> dict[int, pd.Series[bool]]:
    """Whether each activity is completed, by the position of its column."""

    def done(cell: str) -> bool:
        state = words.get(normalise(cell)) or words.get(normalise(_OVERRIDE.sub("", cell)))
        return state in _DONE

    return {c.position: table.rows[c.position].map(done) for c in table.named("activity")}


def _count(done: dict[int, pd.Series[bool]], table: Table) -> pd.Series[int]:
    if not done:
        return pd.Series(pd.NA, index=table.rows.index, dtype="Int64")
    return pd.concat(list(done.values()), axis=1).sum(axis=1).astype("Int64")


def _grade(table: Table) -> pd.Series[float]:
    """The grade of the course; where there is one grade only, that one."""
    totals = [c for c in table.named("total") if c.code in {"", "real"}]
    grades = [c for c in table.named("grade") if c.code in {"", "real"}]
    column = totals[0] if totals else grades[0] if len(grades) == 1 else None
    if column is None:
        return pd.Series(float("nan"), index=table.rows.index)
    return table.rows[column.position].map(number).astype("float64")


def _united(good: pd.DataFrame, course: str) -> pd.DataFrame:
    if good.empty:
        return empty("course_progress")
    how = {
        "started": "min",
        "sections_completed": "max",
        "completed": "max",
        "completed_at": "min",
        "grade": "max",
    }
    found = good.groupby("person", sort=True).agg(how).reset_index()
    unknown = pd.Series(pd.NaT, index=found.index, dtype="datetime64[us, UTC]")
    table = found.assign(course=course, enrolled=unknown, credits=float("nan"))
    return table[list(SCHEMAS["course_progress"].columns)].astype(
        {"course": "str", "person": "str", "completed": "boolean", "sections_completed": "Int64"}
    )
