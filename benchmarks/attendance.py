"""How fast attendance lists are read and cleaned, in how much memory, beside DuckDB's plain copy.

    python benchmarks/attendance.py --rows 1000000

Invented lists of Zoom participants are written into a temporary data set: ``one list`` of one event
with all rows, or ``many lists``, a thousand events with a list each. Cleaning the data set, and
DuckDB's ``COPY (SELECT * FROM read_csv(…)) TO … (FORMAT parquet)`` of the same files, run in turn,
each in a process of its own; printed are rows a second, the peak of memory, and the ratio of the
speeds.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from analysis import cleaning
from analysis.notebook.clean import read_source
from analysis.notebook.dataset import open_dataset

DATASET = "bench"
STAYS_PER_PERSON = 5
# One person in so many gives no address, joins by a device's name too, waits to be let in.
WITHOUT_ADDRESS, ON_A_DEVICE, WAITING = 3, 7, 40
SLOTS = 24  # so often can a person come and go
START, LASTS = datetime(2026, 9, 7, 9), timedelta(hours=8)
SYLLABLES = (
    "ka", "mi", "to", "le", "su", "ra", "no", "vi", "pe", "lu", "sa", "ti", "mo", "re", "ha", "ne",
    "ju", "la", "ko", "ri", "ve", "ta",
)  # fmt: skip
HEADER = (
    "Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest",
    "Recording Consent", "In Waiting Room",
)  # fmt: skip
PROJECT = """
id = "bench"
synthetic = true
short_name = "Benchmark"
time_zone = "Europe/Helsinki"
name = { fi = "Koe", sv = "Prov", en = "Benchmark" }
funded = { start = 2026-01-01, end = 2030-12-31 }
[[reports]]
report = "final_report"
languages = ["en"]
editions = ["internal"]
formats = ["html"]
"""


@dataclass(frozen=True)
class Shape:
    """How many lists hold the rows."""

    name: str
    lists: int


SHAPES = (Shape("one list", 1), Shape("many lists", 1000))


def write_dataset(root: Path, shape: Shape, rows: int) -> Path:
    """An invented data set below ``root``; gives the folder of its lists."""
    folder = root / "data" / "raw" / DATASET
    lists = folder / "attendance"
    for made in (lists, folder / "instruments", root / "notebooks"):
        made.mkdir(parents=True)
    (folder / "project.toml").write_text(PROJECT, encoding="utf-8")
    people = [f"{a}{b} {c}{d}".title() for a, b, c, d in product(SYLLABLES, repeat=4)]
    chance = random.Random(1)
    chance.shuffle(people)
    people = people[: max(rows // STAYS_PER_PERSON, 1)]
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as events:
        write = csv.writer(events).writerow
        write(
            ["event", *(f"title::{lang}" for lang in ("fi", "sv", "en")), "start", "end", "files"]
        )
        for number in range(shape.lists):
            start, name = START + timedelta(days=number), f"e{number:04}"
            times = (start.isoformat(), (start + LASTS).isoformat())
            write([name, *[f"Event {number}"] * 3, *times, f"attendance/{name}*"])
            per_list = rows // shape.lists
            write_list(lists / f"{name}.csv", islice(stays(people, start, chance), per_list))
    return lists


def write_list(file: Path, rows: Iterator[Sequence[object]]) -> None:
    """A list as Zoom writes it."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([HEADER])
        csv.writer(out).writerows(rows)


def stays(
    people: Sequence[str], day: datetime, chance: random.Random
) -> Iterator[Sequence[object]]:
    """Stays at an event without end; who left comes back, some of them on a device beside it."""
    slot = int(LASTS.total_seconds()) // SLOTS
    left: Counter[int] = Counter()
    while True:
        at = chance.randrange(len(people))
        again = at % ON_A_DEVICE == 0 and left[at] and chance.random() < 0.5
        left[at] += not again
        if left[at] > SLOTS:
            continue
        begin = (left[at] - 1) * slot
        join = begin + chance.randrange(slot // 2)
        stay = chance.randrange(1, begin + slot - join)
        times = [f"{day + timedelta(seconds=s):%m/%d/%Y %I:%M:%S %p}" for s in (join, join + stay)]
        name, waits = people[at], chance.randrange(WAITING) == 0
        first = name.split()[0]
        email = "" if at % WITHOUT_ADDRESS == 0 else f"{name.replace(' ', '.')}@example.org"
        yield (
            f"{first}'s iPad ({name})" if again else name, email, *times, -(-stay // 60),
            "Yes" if email else "No", "Y", "Yes" if waits else "No",
        )  # fmt: skip


def clean(root: Path) -> dict[str, float]:
    """Clean the data set in ``root``: seconds and MiB after each step, and rows by their fate."""
    os.environ["DIGIMESH_HOME"] = str(root)
    clock = Steps()
    source = read_source(open_dataset(DATASET))
    clock.done("read")
    people = cleaning.identify(source, b"k" * 32)
    clock.done("identify")
    tidy = cleaning.tidy_events(source, people)
    clock.done("tidy")
    files = tidy.tables["files"]
    counts = {name: int(files[name].sum()) for name in ("rows_read", "kept", "merged", "set_aside")}
    return clock.found | counts | {"people": len(tidy.tables["people"])}


def copy(root: Path) -> dict[str, float]:
    """DuckDB's plain copy."""
    clock, lists = Steps(), root / "data" / "raw" / DATASET / "attendance" / "*.csv"
    with duckdb.connect() as opened:
        opened.execute("SET threads = 2")
        opened.execute(
            f"COPY (SELECT * FROM read_csv('{lists}', all_varchar = true)) "
            f"TO '{root}/copy.parquet' (FORMAT parquet)"
        )
    clock.done("copy")
    return clock.found


class Steps:
    """Seconds that each step took, and the peak of memory until its end in MiB."""

    def __init__(self) -> None:
        self.found: dict[str, float] = {"MiB before": peak()}
        self._last = time.perf_counter()

    def done(self, step: str) -> None:
        """Note how long the step took that ends now."""
        now = time.perf_counter()
        self.found |= {step: now - self._last, f"MiB {step}": peak()}
        self._last = now


def peak() -> float:
    """The most memory this process has held so far, in MiB."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


WAYS = {"copy": copy, "clean": clean}
STEPS = ("read", "identify", "tidy", "copy")


def measure(way: str, root: Path) -> dict[str, float]:
    """Do it once in a process of its own."""
    command = [sys.executable, __file__, "--run", way, "--root", str(root)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    seconds = sum(found.get(step, 0.0) for step in STEPS)
    return found | {"seconds": seconds, "peak": max(v for k, v in found.items() if "MiB" in k)}


def compare(shape: Shape, rows: int, times: int) -> list[dict[str, dict[str, float]]]:
    """Measure both ways in turn, several times."""
    with TemporaryDirectory() as folder:
        write_dataset(Path(folder), shape, rows)
        return [{way: measure(way, Path(folder)) for way in WAYS} for _ in range(times)]


def show(shape: Shape, rows: int, found: list[dict[str, dict[str, float]]]) -> None:
    """Print the middle of each way, and what each step of cleaning took."""
    print(f"{shape.name}: {rows:,} rows in {shape.lists:,} files")
    for way in WAYS:
        seconds = statistics.median(turn[way]["seconds"] for turn in found)
        ratio = statistics.median(turn["copy"]["seconds"] / turn[way]["seconds"] for turn in found)
        most = max(turn[way]["peak"] for turn in found)
        print(
            f"  {way:8} {rows / seconds:12,.0f} rows/s {seconds:8.2f} s {most:7,.0f} MiB at most; "
            f"speed of the copy × {ratio:.2f}"
        )
    last = found[-1]["clean"]
    print("  " + ", ".join(f"{name} {value:,.1f}" for name, value in last.items()))


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--json", action="store_true", help="print every measurement as JSON")
    options.add_argument("--run", choices=WAYS, help=argparse.SUPPRESS)
    options.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.run:
        print(json.dumps(WAYS[chosen.run](chosen.root)))
        return
    found = {shape: compare(shape, chosen.rows, chosen.times) for shape in SHAPES}
    if chosen.json:
        print(json.dumps({shape.name: turns for shape, turns in found.items()}))
    else:
        for shape, turns in found.items():
            show(shape, chosen.rows, turns)


if __name__ == "__main__":
    main()
