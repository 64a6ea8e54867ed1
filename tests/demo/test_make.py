"""The same seed gives the same bytes, and the committed data are those bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.demo import make, make_demo
from analysis.demo.make import demo_files
from analysis.problems import ProblemsError

DEMO = Path(__file__).resolve().parents[2] / "data" / "raw" / "demo"
MADE = ("surveys", "registrations", "attendance", "truth")


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_made_twice_it_is_the_same(tmp_path):
    make_demo(tmp_path / "a")
    make_demo(tmp_path / "b")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_the_committed_files_are_those_it_makes():
    committed = {name: data for name, data in _bytes(DEMO).items() if name.startswith(MADE)}
    made = demo_files(DEMO)
    assert sorted(committed) == sorted(made)
    assert [name for name, data in made.items() if committed[name] != data] == []


def test_it_is_small():
    assert sum(len(data) for data in _bytes(DEMO).values()) < 3_000_000


def test_another_seed_gives_other_people():
    first, second = (demo_files(DEMO, seed=seed)["truth/people.csv"] for seed in (1, 2))
    assert first != second


@pytest.mark.parametrize(("size", "people"), [(0.1, 25), (2.0, 500)])
def test_size_scales_the_number_of_people(size, people):
    files = demo_files(DEMO, size=size)
    assert len(files["truth/people.csv"].splitlines()) == people + 1
    assert sorted(files) == sorted(demo_files(DEMO))


def test_without_the_files_written_by_hand_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(make, "_OURS", tmp_path / "nowhere")
    with pytest.raises(ProblemsError, match=r"events\.csv is missing"):
        make_demo(tmp_path / "new")
    assert not (tmp_path / "new").exists()
