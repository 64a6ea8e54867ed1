"""Broken files of every kind run through the readers and through ``digimesh check``."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import analysis.cli.check as door
from analysis.notebook.check import Checked, FileCheck
from analysis.problems import ProblemsError
from analysis.project.discovery import name_of
from analysis.readers import Content, read_export
from analysis.texts import texts

# Some minutes on a slow machine: a sweep, not a test for every change.
pytestmark = pytest.mark.nightly

MAKERS = Path(__file__).parent / "broken"
DEMO = Path(__file__).parents[2] / "data" / "raw" / "demo"
KINDS = sorted(file.stem for file in MAKERS.glob("*.py") if file.stem != "kit")
LONGEST = 10.0  # seconds
NO_ROWS = ("summary line", "header again", "piece of a row")


def module_of(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"broken_{name}", MAKERS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for their module there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def broken(exports: Mapping[str, bytes]) -> Mapping[str, tuple[Any, ...]]:
    """The broken files of each kind."""
    kit = module_of("kit").Kit(exports, DEMO)
    return {kind: tuple(module_of(kind).files(kit)) for kind in KINDS}


@pytest.fixture
def dataset(workspace: Path) -> Path:
    """The demonstration data set without any export."""
    folder = workspace / "data/raw/demo"
    for exports in ("attendance", "registrations", "surveys"):
        shutil.rmtree(folder / exports)
    return folder


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a check as the command does; what it found, and all it printed."""
    found: list[Checked] = []
    check = door.check
    monkeypatch.setattr(door, "check", lambda opened: found.append(check(opened)) or found[-1])

    def run() -> tuple[Checked, str]:
        door.check_exports("demo", None, "en")
        shown = capsys.readouterr()
        return found[-1], shown.out + shown.err

    return run


def test_there_are_150_different_ones(broken: Mapping[str, tuple[Any, ...]]) -> None:
    every = [file for files in broken.values() for file in files]
    assert len({file.data for file in every}) == len(every) >= 150
    assert len({file.name for file in every}) == len(every)
    assert all(file.wrong for file in every)
    assert sum(bool(file.says) for file in every) >= 150


@pytest.mark.parametrize("kind", KINDS)
def test_readers_refuse_or_read_them_in_time(
    broken: Mapping[str, tuple[Any, ...]], kind: str
) -> None:
    faults = []
    for file in broken[kind]:
        start = time.perf_counter()
        try:
            problems = read_export(Content(file.name, file.data), _declared(file)).problems
        except ProblemsError as fault:
            problems = fault.problems
        if time.perf_counter() - start > LONGEST:
            faults.append(f"{file.name} ({file.wrong}): took too long")
        if any(p.place.file != file.name or not p.what or not p.do for p in problems):
            faults.append(f"{file.name} ({file.wrong}): a problem without place or remedy")
    assert faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_check_accounts_for_every_row_and_names_place_and_remedy(
    broken: Mapping[str, tuple[Any, ...]], kind: str, dataset: Path, checked: Any
) -> None:
    files = broken[kind]
    _declare({_declared(file) for file in files} - {None}, dataset)
    for file in files:
        place = dataset / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.data)
    start = time.perf_counter()
    found, shown = checked()
    assert time.perf_counter() - start < LONGEST * len(files)
    assert "Traceback" not in shown
    listed = {each.file: each for each in found.files}
    faults = [fault for file in files for fault in _faults(file, dataset, listed, shown)]
    assert faults == []


def _faults(file: Any, dataset: Path, listed: Mapping[str, FileCheck], shown: str) -> Iterator[str]:
    name = name_of(dataset / file.name, dataset)
    row = listed.get(name)
    if row is None:
        yield f"{name}: not in the table of files"
        return
    if row.rows_read != row.kept + row.merged + row.set_aside:
        yield f"{name}: rows were lost"
    if (marked := sum(row.rules.get(rule, 0) for rule in NO_ROWS)) != file.marked:
        yield f"{name}: {marked} lines are no rows, not {file.marked}"
    sentences = [problem.text(texts("en")) for problem in row.problems]
    if file.says and not any(re.search(file.says, sentence) for sentence in sentences):
        yield f"{name} ({file.wrong}): {file.says!r} is not said: {sentences[:3]}"
    if not all(sentence in shown for sentence in sentences):
        yield f"{name}: not everything found was told"


def _declared(file: Any) -> str | None:
    return file.name.split("/")[1] if file.name.startswith("declared/") else None


def _declare(formats: set[Any], dataset: Path) -> None:
    with (dataset / "project.toml").open("a", encoding="utf-8") as settings:
        for name in sorted(formats):
            settings.write(
                f'\n[[surveys]]\nfiles = ["declared/{name}/*"]\ninstrument = "participants"\n'
                f'wave = "end"\nformat = "{name}"\n'
            )


def test_an_empty_folder(dataset: Path, checked: Any) -> None:
    found, shown = checked()
    assert found.files == ()
    assert "no export" in shown


def test_what_programs_leave_beside_exports_is_left_alone(dataset: Path, checked: Any) -> None:
    for name in ("~$answers.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", ".~lock.a.csv#"):
        (dataset / name).write_bytes(b"\0\1")
    found, _ = checked()
    assert found.files == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_links_that_lead_nowhere_are_told_and_pipes_are_not_waited_for(
    dataset: Path, checked: Any
) -> None:
    (dataset / "loop.csv").symlink_to(dataset / "loop.csv")
    (dataset / "gone.csv").symlink_to(dataset / "nothing.csv")
    (dataset / "round").symlink_to(dataset)
    os.mkfifo(dataset / "pipe.csv")
    found, shown = checked()
    assert [each.file for each in found.files] == ["gone.csv", "loop.csv"]
    assert shown.count("cannot be opened") == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_told(dataset: Path, checked: Any) -> None:
    (dataset / "file.csv").write_bytes(b"a")
    (dataset / "file.csv").chmod(0)
    (dataset / "folder").mkdir()
    (dataset / "folder").chmod(0)
    found, shown = checked()
    (dataset / "folder").chmod(0o700)
    assert [each.file for each in found.files] == ["file.csv", "folder"]
    assert shown.count("cannot be opened") == 2
