"""A course log in SQL: the same statements for a file of any size and for rows in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from analysis.readers.export import Scan, Table

#: What DuckDB may use; the rest of the process comes on top (a log of 100 million rows: 2 GiB).
MEMORY, THREADS = "700MB", 2
_USED = ("course", "at", "name", "affected", "context", "description")
#: In rows that list the same event these are the same.
_SAME = ("course", "at", "name", "context", "description")
# Without a colon in it the clock is written with full stops: 7.9.2026 21.40.58.
_CLOCK = r"(\d{1,2})\.(\d{2})(?:\.(\d{2}))?$"


@contextmanager
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own that is gone afterwards; what does not fit goes to a folder."""
    with TemporaryDirectory() as folder, duckdb.connect() as opened:
        settings = {
            "memory_limit": f"'{MEMORY}'",
            "threads": str(THREADS),
            "temp_directory": text(folder),
            "enable_progress_bar": "false",
            "autoinstall_known_extensions": "false",
            # the log stays on the side that keeps its order, however few rows it has
            "disabled_optimizers": "'join_order,build_side_probe_side'",
            "TimeZone": "'UTC'",
        }
        for name, value in settings.items():
            opened.execute(f"SET {name} = {value}")
        yield opened


def text(value: object) -> str:
    """The value as a text of SQL.

    >>> text("it's")
    "'it''s'"
    """
    return "'" + str(value).replace("'", "''") + "'"


def copied(query: str, file: Path) -> str:
    """The statement that writes the rows of a query into a Parquet file."""
    return f"COPY ({query}) TO {text(file)} (FORMAT parquet)"


def scanned(scan: Scan) -> str:
    """The rows of a file below its header, each cell a text: ``c0``, ``c1`` and so on.

    DuckDB refuses the file if a row is longer or shorter, a quote is wrong, or it is no UTF-8.
    """
    names = [f"c{column.position}" for column in scan.columns]
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in names)
    return (
        f"read_csv({text(scan.path)}, delim={text(scan.delimiter)}, quote='\"', escape='\"', "
        f"header=false, skip={scan.header_row}, auto_detect=false, columns={{{columns}}}, "
        f"force_not_null=[{', '.join(names)}], strict_mode=true, null_padding=false)"
    )


def arrow(table: Table) -> pa.Table:
    """The rows of a table in memory under the same names, and their numbers as ``row``."""
    frame = table.rows.rename(columns=lambda position: f"c{position}").reset_index()
    return pa.Table.from_pandas(frame, preserve_index=False)


def compact(source: str, fields: Mapping[str, int], *, numbered: bool) -> str:
    """Of each row who, when and what, as few bytes as can be; a context that is a person is "".

    ``stem``: the time without minutes and seconds, which are ``seconds``, or all of it behind
    "=", if it has no clock; ``user_id``: -1 if none; ``phrase``: what the description says the
    user did; ``same``: equal in rows that list the same event.
    """
    cell = {name: f"c{fields[name]}" if name in fields else "''" for name in _USED}
    at = f"CASE WHEN contains({cell['at']}, ':') THEN {cell['at']} ELSE "
    at += f"regexp_replace({cell['at']}, {text(_CLOCK)}, '\\1:\\2:\\3') END"
    someone = (
        f"{cell['affected']} NOT IN ('', '-') AND contains({cell['context']}, {cell['affected']})"
    )
    extra = ["row"] * numbered + [f"{cell['course']} AS course"] * ("course" in fields)
    told = ", ".join(cell[name] for name in _SAME if name in fields)
    return f"""
SELECT {"".join(f"{column}, " for column in extra)}{cell["name"]} AS name,
       CASE WHEN {someone} THEN '' ELSE {cell["context"]} END AS context,
       CASE WHEN TRY_CAST(left(clock[2], 2) AS INTEGER) IS NULL THEN '=' || moment
            WHEN strlen(clock[-1]) = 2 THEN clock[1]
            ELSE clock[1] || ':' || substr(clock[-1], 3) END AS stem,
       coalesce(TRY_CAST(left(clock[2], 2) AS INTEGER) * 60, 0)
         + coalesce(TRY_CAST(left(clock[3], 2) AS INTEGER), 0) AS seconds,
       CASE WHEN told[1] = 'The user with id '
            THEN coalesce(TRY_CAST(told[2] AS BIGINT), -1) ELSE -1 END AS user_id,
       CASE WHEN told[1] = 'The user with id ' THEN coalesce(told[3], '') ELSE '' END AS phrase,
       hash({told}) AS same
FROM (SELECT *, {at} AS moment, string_split({at}, ':') AS clock,
             string_split({cell["description"]}, '''') AS told
      FROM {source})"""


def repeats() -> str:
    """The first row of each event that is listed more than once."""
    return "SELECT same, min(row) AS first_row FROM log GROUP BY same HAVING count(*) > 1"


def ruled() -> str:
    """Every row with the rule by which it is not kept, "" if it is kept."""
    return """
SELECT log.*, courses.course AS in_course, persons.person,
       make_timestamptz(times.hour + log.seconds * 1000000::BIGINT) AS "at",
       CASE WHEN persons.rule <> '' THEN persons.rule
            WHEN courses.course IS NULL THEN 'other course'
            WHEN times.hour IS NULL THEN 'no times'
            WHEN coalesce(persons.person, '') = '' THEN 'no name'
            WHEN log.row > repeats.first_row THEN 'listed twice'
            ELSE '' END AS rule
FROM log
LEFT JOIN persons ON log.name = persons.name AND log.user_id = persons.user_id
LEFT JOIN courses ON log.course = courses.printed
LEFT JOIN times ON log.stem = times.stem
LEFT JOIN repeats ON log.same = repeats.same"""


def kept() -> str:
    """The rows of the table ``course_activity``."""
    return """
SELECT in_course AS course, person, "at", contexts.section, phrases.kind
FROM ruled
LEFT JOIN contexts ON ruled.context = contexts.context
LEFT JOIN phrases ON ruled.phrase = phrases.phrase
WHERE rule = ''"""
