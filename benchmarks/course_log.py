"""How fast a Moodle log is read and cleaned, and in how much memory, beside DuckDB's plain copy.

    python benchmarks/course_log.py --rows 1000000

An invented log is written into a temporary folder. Reading with cleaning, and DuckDB's
``COPY (SELECT * FROM read_csv(…)) TO … (FORMAT parquet)`` of the same file, run in turn, each in a
process of its own; printed are rows a second, the peak of memory, and the ratio of the speeds.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import duckdb

from analysis.cleaning import course_log
from analysis.cleaning.log_times import Zone
from analysis.people.pseudonyms import pseudonym
from analysis.readers import Content, read_export
from analysis.readers.formats import moodle_log

PEOPLE, ACTIVITIES, A_YEAR = 5000, 300, 31_536_000
# One row in so many is Moodle's own, a teacher's who acts as a student, an event listed twice.
SYSTEM, ACTING, TWICE = 50, 1000, 100
KINDS = ("Page", "Quiz", "System", "Forum", "URL")


def write_log(file: Path, rows: int) -> None:
    """An invented log, newest event first, as Moodle writes it in English."""
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    with duckdb.connect() as opened:
        opened.execute("SET memory_limit = '1GB'; SET threads = 2")
        opened.execute(f"""
COPY (
  SELECT strftime(TIMESTAMP '2026-09-07 21:40:58' - to_seconds(event * {A_YEAR} // {rows}),
                  '%-d/%m/%y, %H:%M:%S') AS "Time",
         CASE WHEN event % {SYSTEM} = 0 THEN '-'
              WHEN event % {ACTING} = 1 THEN 'Tea Teacher as Person ' || person
              ELSE 'Person ' || person END AS "User full name",
         '-' AS "Affected user",
         kind || ': ' || CASE kind WHEN 'System' THEN 'the course' ELSE 'Part ' || activity
         END AS "Event context",
         kind AS "Component", 'Course module viewed' AS "Event name",
         'The user with id ''' || CASE WHEN event % {SYSTEM} = 0 THEN 0 ELSE person + 2 END
         || ''' viewed the ''page'' activity with course module id ''' || activity || '''.'
         AS "Description",
         'web' AS "Origin", '192.0.2.' || (person % 250) AS "IP address"
  FROM (SELECT event, hash(event) % {PEOPLE} AS person, hash(event + 7) % {ACTIVITIES} AS activity,
               ([{kinds}])[1 + (activity % {len(KINDS)})::INTEGER] AS kind
        FROM (SELECT CASE WHEN i % {TWICE} = 0 AND i > 0 THEN i - 1 ELSE i END AS event
              FROM range({rows}) AS numbers(i)))
) TO '{file}' (HEADER, FORCE_QUOTE ("Time", "User full name", "Event context", "Event name",
                                   "Description"))""")


def clean(file: Path, folder: Path) -> dict[str, int]:
    """Read and clean the log; how many rows were read, kept, merged and set aside."""
    # what `read_export` does for a file whose format the data set declares
    content = Content.load(file, file.parent)
    export = moodle_log.READER.read(content)
    staged = course_log.stage(export, folder / "staged.parquet")
    known = course_log.identities(staged)
    people = known.assign(
        person=[pseudonym(b"k" * 32, "person", str(user)) for user in known["user_id"]]
    )
    zone = Zone(ZoneInfo("Europe/Helsinki"))
    found = course_log.tidy(staged, people, {"": "mooc"}, zone, folder)
    return {
        "read": found.rows_read,
        "kept": found.kept,
        "merged": found.merged,
        "set aside": found.set_aside,
    }


def recognise(file: Path, folder: Path) -> dict[str, int]:
    """Read and clean the log as above, after finding out what it is."""
    read_export(Content.load(file, file.parent))
    return clean(file, folder)


def copy(file: Path, folder: Path) -> dict[str, int]:
    """DuckDB's plain copy."""
    with duckdb.connect() as opened:
        opened.execute("SET memory_limit = '700MB'; SET threads = 2")
        opened.execute(
            f"COPY (SELECT * FROM read_csv('{file}')) TO '{folder}/copy.parquet' (FORMAT parquet)"
        )
    return {}


WAYS = {"copy": copy, "clean": clean, "recognise": recognise}


def run(way: str, file: Path) -> None:
    """Do it once in this process, and print what it took as JSON."""
    with TemporaryDirectory() as folder:
        start, cpu = time.perf_counter(), time.process_time()
        counts = WAYS[way](file, Path(folder))
        took, used = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": took, "cpu": used, "peak": peak, "counts": counts}))


def measure(way: str, file: Path) -> dict[str, float]:
    """Do it once in a process of its own."""
    command = [sys.executable, __file__, "--run", way, "--file", str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(rows: int, ways: list[str], times: int) -> None:
    """Measure each way in turn, several times, and print the middle of each."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        write_log(file, rows)
        print(f"{rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB")
        found = [{way: measure(way, file) for way in ways} for _ in range(times)]
    for way in ways:
        seconds = statistics.median(turn[way]["seconds"] for turn in found)
        cpu = statistics.median(turn[way]["cpu"] for turn in found)
        peak = max(turn[way]["peak"] for turn in found)
        ratios = [turn["copy"]["seconds"] / turn[way]["seconds"] for turn in found]
        by_cpu = [turn["copy"]["cpu"] / turn[way]["cpu"] for turn in found]
        print(
            f"{way:10} {rows / seconds:12,.0f} rows/s {seconds:7.2f} s {cpu:7.2f} s of CPU "
            f"{peak:6,.0f} MiB at most; speed of the copy × "
            f"{statistics.median(ratios):.2f} (by CPU {statistics.median(by_cpu):.2f})"
        )
        print(f"{'':10} {found[-1][way]['counts']}")


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--recognise", action="store_true", help="measure recognition too")
    options.add_argument("--run", choices=WAYS, help=argparse.SUPPRESS)
    options.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.run:
        run(chosen.run, chosen.file)
    else:
        ways = ["copy", "clean", *(["recognise"] if chosen.recognise else [])]
        compare(chosen.rows, ways, chosen.times)


if __name__ == "__main__":
    main()
