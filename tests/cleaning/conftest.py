"""Small data sets to clean: made in memory, or written as a person would put them into a folder."""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from analysis.cleaning import Source
from analysis.cleaning.stays import NO_STAYS
from analysis.instruments import Instrument, Item, Option
from analysis.notebook.clean import Exports, read_exports
from analysis.notebook.dataset import open_dataset
from analysis.project import Event, Project
from analysis.readers import Column, Export, Table

READERS = Path(__file__).resolve().parents[1] / "readers" / "conftest.py"
HELSINKI = "Europe/Helsinki"


def same(text: str) -> dict[str, str]:
    return dict.fromkeys(("fi", "sv", "en"), text)


AGREE = tuple(
    Option(str(n), {"fi": fi, "sv": sv, "en": en})
    for n, (fi, sv, en) in enumerate(
        [
            ("Täysin eri mieltä", "Helt av annan åsikt", "Strongly disagree"),
            ("Eri mieltä", "Av annan åsikt", "Disagree"),
            ("Ei kumpaakaan", "Varken eller", "Neither"),
            ("Samaa mieltä", "Av samma åsikt", "Agree"),
            ("Täysin samaa mieltä", "Helt av samma åsikt", "Strongly agree"),
        ],
        start=1,
    )
)
HELPED = (
    Option("mentoring", same("Mentoring, long")),
    Option("events", same("Events (e.g. fairs, cafés)")),
    Option("peers", same("Peers")),
)
FEEDBACK = Instrument(
    "feedback",
    {
        item.name: item
        for item in (
            *(Item(f"q{n}", "select_one", same(f"Statement {n}"), AGREE) for n in range(1, 7)),
            Item("helped", "select_multiple", same("What helped?"), HELPED),
            Item("comment", "text", same("Anything else?")),
            Item("email", "text", same("Your e-mail address"), role="email"),
        )
    },
    {},
)
PROJECT = {
    "id": "x", "synthetic": True, "short_name": "X", "name": same("x"), "time_zone": HELSINKI,
    "funded": {"start": date(2022, 1, 1), "end": date(2023, 12, 31)},
    "waves": [{"id": each, "name": same(each)} for each in ("start", "registration")],
    "surveys": [{"files": ["start/*"], "instrument": "feedback", "wave": "start"}],
    "reports": [
        {"report": "r", "languages": ["en"], "editions": ["internal"], "formats": ["html"]}
    ],
}  # fmt: skip


class Make:
    """Exports, data sets and rows of lists, in memory."""

    @staticmethod
    def table(header: Mapping[str, str | None], rows: Iterable[Sequence[str]], section: str = "",
              **more: object) -> Table:  # fmt: skip
        """``header``: header text → our field (None: a question)."""
        found = pd.DataFrame([list(row) for row in rows], columns=range(len(header)), dtype="str")
        found.index = pd.RangeIndex(2, len(found) + 2, name="row")
        columns = tuple(Column(at, text, field) for at, (text, field) in enumerate(header.items()))
        return Table(columns, found, section, **more)  # type: ignore[arg-type]

    @staticmethod
    def export(file: str, kind: str, *tables: Table, **more: object) -> Export:
        said = f"{file} {[table.rows.to_csv() for table in tables]}"
        sha256 = hashlib.sha256(said.encode()).hexdigest()
        return Export(file, "x", kind, sha256, tables, **more)  # type: ignore[arg-type]

    @staticmethod
    def event(id: str, start: str, end: str, *files: str, title: str = "") -> Event:
        """Times in UTC."""
        begin, stop = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (start, end))
        return Event(id, same(title or id), begin, stop, files=files)

    @staticmethod
    def source(*exports: Export, events: Sequence[Event] = (), **project: object) -> Source:
        found = Project.model_validate({**PROJECT, **project})
        return Source(found, {"feedback": FEEDBACK}, tuple(events), exports)

    @staticmethod
    def stays(*rows: Mapping[str, object]) -> pd.DataFrame:
        """Rows as `unite` takes them; what is not said is as for a plain stay of Ada at e1."""
        plain = {"file": "a.csv", "section": "", "event": "e1", "person": "ada", "role": "",
                 "mark": "", "act": "", "summary": False, "minutes": None, "attended": True,
                 "waiting": False, "join": None, "leave": None}  # fmt: skip
        found = pd.DataFrame([{**plain, "row": n, **row} for n, row in enumerate(rows, start=2)])
        if found.empty:
            return NO_STAYS.assign(person=pd.Series(dtype="str"))
        times = {name: moments(found[name]) for name in ("join", "leave")}
        kinds = {name: str(NO_STAYS[name].dtype) for name in NO_STAYS if name not in times}
        return found.assign(**times).astype(kinds)


def moments(texts: Iterable[object]) -> pd.Series[pd.Timestamp]:
    """Times of 1 February 2023, in UTC; a day may stand before them."""
    full = [None if pd.isna(t) else t if len(str(t)) > 8 else f"2023-02-01 {t}" for t in texts]
    return pd.Series(pd.to_datetime(full, utc=True, format="ISO8601")).dt.as_unit("us")


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture(scope="session")
def at() -> Callable[..., pd.Series[pd.Timestamp]]:
    return lambda *texts: moments(texts)


@pytest.fixture(scope="session")
def exports_of_readers() -> ModuleType:
    """The helpers of the readers' tests, with every invented export."""
    spec = importlib.util.spec_from_file_location("exports_of_readers", READERS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOML = """id = "x"
synthetic = true
short_name = "X"
name = { fi = "x", sv = "x", en = "x" }
time_zone = "Europe/Helsinki"
funded = { start = 2022-01-01, end = 2023-12-31 }
waves = [
    { id = "start", name = { fi = "x", sv = "x", en = "x" } },
    { id = "registration", name = { fi = "x", sv = "x", en = "x" } },
]
reports = [
    { report = "final_report", languages = ["en"], editions = ["internal"], formats = ["html"] },
]
"""
SURVEYS = '[[surveys]]\nfiles = ["start/*"]\ninstrument = "feedback"\nwave = "start"\n'


def written(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def tables_of(instrument: Instrument) -> Mapping[str, str]:
    """The instrument as the two tables that people keep."""
    items = [["type", "name", "label::fi", "label::sv", "label::en", "role"]]
    choices = [["list_name", "name", "label::fi", "label::sv", "label::en"]]
    lists: dict[tuple[Option, ...], str] = {(): ""}
    for item in instrument.items.values():
        if item.options not in lists:
            lists[item.options] = f"list{len(lists)}"
            choices += [[lists[item.options], o.name, *o.label.values()] for o in item.options]
        kind = f"{item.type} {lists[item.options]}".strip()
        items.append([kind, item.name, *item.label.values(), item.role])
    return {"survey.csv": written(items), "choices.csv": written(choices)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Exports]:
    """Writes a data set, its files by their names, and reads it."""
    monkeypatch.setenv("DIGIMESH_HOME", str(tmp_path))
    (tmp_path / "notebooks").mkdir()
    data = tmp_path / "data" / "raw" / "x"
    tables = {f"instruments/feedback/{k}": text for k, text in tables_of(FEEDBACK).items()}

    def read(files: Mapping[str, str | bytes], surveys: str = SURVEYS) -> Exports:
        for name, content in {"project.toml": TOML + surveys, **tables, **files}.items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_exports(open_dataset("x"))

    return read
