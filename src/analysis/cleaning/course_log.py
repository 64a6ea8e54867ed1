"""The log of a course → the table ``course_activity``, however many rows it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
import pandas as pd

from analysis.cleaning import course_log_sql as sql
from analysis.cleaning.course_log_words import kinds, rules, sections
from analysis.cleaning.log_times import Zone, hours, lacks_year, with_years
from analysis.cleaning.moments import Moments, Span
from analysis.cleaning.rows import RULES
from analysis.problems import Place, Problem
from analysis.readers import Content, Export, Table
from analysis.readers.aliases import Aliases, known_aliases
from analysis.readers.export import Scan
from analysis.readers.formats import moodle_log
from analysis.texts import N_


@dataclass(frozen=True)
class Staged:
    """A log whose rows lie in ``path`` (Parquet), few bytes each, and still name people.

    ``offset``: the row of the file that stands before the first; None if rows have numbers.
    """

    file: str
    path: Path
    rows_read: int
    offset: int | None
    aliases: Aliases = field(repr=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Tidied:
    """What became of a log: the tables' parts as written, and how many rows each rule took."""

    rows_read: int
    kept: int
    merged: int
    set_aside: int
    activity: Path
    left_out: Path
    problems: tuple[Problem, ...]


def stage(
    export: Export, path: Path, expected: Span | None = None, aliases: Aliases | None = None
) -> Staged:
    """Take of each row what cleaning needs into ``path``; it holds names until it is deleted.

    ``expected``: the project's period, for logs whose times have no year. A file that a database
    cannot read is read into memory, so that its faults can be told; raises ProblemsError.
    """
    if export.scan is not None:
        try:
            rows = _scan(export.scan, path)
        except (duckdb.InvalidInputException, duckdb.ConversionException):
            rows = None
        if rows is not None:
            offset = export.scan.header_row
            return Staged(export.file, path, rows, offset, aliases or known_aliases())
        export = _whole(export)
    rows = _load(export.tables[0], path, expected)
    return Staged(export.file, path, rows, None, aliases or known_aliases(), export.problems)


def identities(staged: Staged) -> pd.DataFrame:
    """Who the rows name: columns name (as printed), user_id (-1: none), rows, rule.

    ``rule`` is "" for people, who are to be resolved to pseudonyms; the others are set aside.
    """
    with _opened(staged) as opened:
        found = opened.execute(
            "SELECT name, user_id, count(*) AS rows FROM log GROUP BY ALL ORDER BY ALL"
        ).df()
    named = found.astype({"name": "str", "user_id": "int64", "rows": "int64"})
    return named.assign(rule=rules(named, staged.aliases))


def printed_courses(staged: Staged) -> list[str]:
    """The courses that the rows name, as printed."""
    with _opened(staged) as opened:
        return _distinct(opened, "course")


def tidy(
    staged: Staged,
    persons: pd.DataFrame,
    courses: Mapping[str, str],
    how: Zone,
    folder: Path,
) -> Tidied:
    """Write ``activity.parquet`` (table ``course_activity``) and ``left_out.parquet``.

    ``persons``: what `identities` gave, with a column person ("" for nobody). ``courses``: the
    project's course for each course as printed; "" is that of a log that does not print it.
    """
    activity, left_out = folder / "activity.parquet", folder / "left_out.parquet"
    with _opened(staged) as opened:
        read = _prepare(opened, staged, persons, courses, how)
        kept = _write(opened, sql.kept(), activity)
        _write(opened, _left_out(staged.file), left_out)
        counted = opened.execute(
            f"SELECT action, count(*) FROM {sql.text(left_out)} GROUP BY action"
        ).fetchall()
    counts = dict(counted)
    merged, aside = counts.get("merged", 0), counts.get("set aside", 0)
    problems = (*staged.problems, *_assumed(staged.file, read))
    return Tidied(staged.rows_read, kept, merged, aside, activity, left_out, problems)


def rows_naming(staged: Staged, people: pd.DataFrame) -> list[int]:
    """The rows of the file that name any of ``people`` (columns name, user_id)."""
    with _opened(staged) as opened:
        opened.register("people", people[["name", "user_id"]])
        found = opened.execute("SELECT row FROM log SEMI JOIN people USING (name, user_id)").df()
    return sorted(int(row) for row in found["row"])


def kept_rows(staged: Staged, tidied: Tidied) -> pd.DataFrame:
    """The keys (file, section, row) of the rows that were kept; for logs that are not large."""
    with _opened(staged) as opened:
        rows = opened.execute(
            f"SELECT row FROM log ANTI JOIN {sql.text(tidied.left_out)} USING (row) ORDER BY row"
        ).df()
    return pd.DataFrame({"file": staged.file, "section": "", "row": rows["row"].astype("int64")})


def _scan(scan: Scan, path: Path) -> int | None:
    """The number of rows read; None if their times have no year, which needs their order."""
    fields = {column.field: column.position for column in scan.columns if column.field}
    source = sql.scanned(scan)
    with sql.database() as opened:
        first = opened.execute(f"SELECT c{fields['at']} FROM {source} LIMIT 1").fetchone()
        if first and lacks_year(first[0]):
            return None
        return _write(opened, sql.compact(source, fields, numbered=False), path)


def _load(table: Table, path: Path, expected: Span | None) -> int:
    """The number of rows written."""
    fields = {c.field: c.position for c in reversed(table.columns) if c.field}
    dated = _dated(table, fields["at"], expected)
    with sql.database() as opened:
        opened.register("rows_in_memory", sql.arrow(dated))
        return _write(opened, sql.compact("rows_in_memory", fields, numbered=True), path)


def _dated(table: Table, at: int, expected: Span | None) -> Table:
    times = table.rows[at]
    if expected is None or not times.head(1).map(lacks_year).any():
        return table
    years = with_years(times, expected)
    rows = {name: years if name == at else cells for name, cells in table.rows.items()}
    return replace(table, rows=pd.DataFrame(rows, index=table.rows.index))


def _whole(export: Export) -> Export:
    assert export.scan is not None
    file = export.scan.path
    return moodle_log.read_rows(replace(Content.load(file, file.parent), name=export.file))


@contextmanager
def _opened(staged: Staged) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that knows the rows as ``log``."""
    row = "row" if staged.offset is None else f"file_row_number + {staged.offset + 1} AS row"
    with sql.database() as opened:
        written = opened.execute(f"DESCRIBE FROM {sql.text(staged.path)}").fetchall()
        course = "course" if "course" in {name for name, *_ in written} else "'' AS course"
        columns = f"{row}, {course}, name, context, stem, seconds, user_id, phrase, same"
        rows = f"SELECT {columns} FROM read_parquet({sql.text(staged.path)})"
        opened.execute(f"CREATE TEMP VIEW log AS {rows}")
        yield opened


def _prepare(
    opened: duckdb.DuckDBPyConnection,
    staged: Staged,
    persons: pd.DataFrame,
    courses: Mapping[str, str],
    how: Zone,
) -> Moments:
    """Make the small tables that `sql.ruled` and `sql.kept` join; how the dates were read."""
    timed, read = hours(_distinct(opened, "stem"), how)
    tables = {
        "persons": persons[["name", "user_id", "person", "rule"]].fillna({"person": ""}),
        "courses": pd.DataFrame(courses.items(), columns=["printed", "course"], dtype="str"),
        "times": timed,
        "contexts": sections(_distinct(opened, "context"), persons["name"], staged.aliases),
        "phrases": kinds(_distinct(opened, "phrase")),
    }
    for name, table in tables.items():
        opened.register(f"given_{name}", table)
        opened.execute(f"CREATE TEMP TABLE {name} AS FROM given_{name}")
    opened.execute(f"CREATE TEMP TABLE repeats AS {sql.repeats()}")
    opened.execute(f"CREATE TEMP VIEW ruled AS {sql.ruled()}")
    return read


def _distinct(opened: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    found = opened.execute(f"SELECT DISTINCT {column} FROM log ORDER BY 1").fetchall()
    return [str(value) for (value,) in found]


def _write(opened: duckdb.DuckDBPyConnection, query: str, file: Path) -> int:
    written = opened.execute(sql.copied(query, file)).fetchone()
    return int(written[0]) if written else 0


def _left_out(file: str) -> str:
    actions = " ".join(
        f"WHEN {sql.text(rule.name)} THEN {sql.text(rule.action)}" for rule in RULES.values()
    )
    return (
        f"SELECT {sql.text(file)} AS file, '' AS section, row, rule, "
        f"CASE rule {actions} END AS action FROM ruled WHERE rule <> ''"
    )


def _assumed(file: str, read: Moments) -> tuple[Problem, ...]:
    if not read.assumed:
        return ()
    note = Problem(
        N_("Day and month can be read both ways; they were read {order}."),
        N_("If that is wrong, set exports.day_first in project.toml."),
        Place(file=file),
        {"order": read.order},
        severity="note",
    )
    return (note,)
