from __future__ import annotations

from pathlib import Path

import pytest

from analysis.files import write_whole
from analysis.pipeline.withhold import keep, written
from analysis.workspace import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders(*(tmp_path / name for name in ("settings", "raw", "processed", "reports")))
    write_whole(found.reports / "public/old.html", b"old")
    write_whole(found.reports / "index.html", b"first")
    write_whole(found.processed / "people/1.parquet", b"table")
    (found.processed / ".pytask").mkdir()
    (found.processed / ".pytask/state").write_bytes(b"before")
    return found


def contents(folders: Folders) -> dict[str, bytes]:
    root = folders.reports.parent
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in written(folders)}


def rewrite(folders: Folders) -> None:
    write_whole(folders.reports / "index.html", b"second")
    write_whole(folders.reports / "public/new.html", b"new")
    (folders.reports / "public/old.html").unlink()
    (folders.processed / ".pytask/state").write_bytes(b"afterw")


def test_what_a_run_wrote_is_moved_aside_and_the_rest_is_as_before(folders: Folders) -> None:
    first = contents(folders)
    before = keep(folders)
    rewrite(folders)
    aside = before.withhold()
    assert contents(folders) == first
    held = {
        f.relative_to(aside).as_posix(): f.read_bytes() for f in aside.rglob("*") if f.is_file()
    }
    assert held == {
        "reports/index.html": b"second",
        "reports/public/new.html": b"new",
        "processed/.pytask/state": b"afterw",
    }


def test_a_good_run_leaves_nothing_aside(folders: Folders) -> None:
    before = keep(folders)
    rewrite(folders)
    after = contents(folders)
    before.drop()
    assert contents(folders) == after
    assert not list(folders.processed.glob(".before*"))


def test_the_next_run_deletes_what_was_withheld(folders: Folders) -> None:
    before = keep(folders)
    rewrite(folders)
    aside = before.withhold()
    keep(folders).drop()
    assert not aside.exists()


def test_the_first_run_of_all_can_be_withheld(tmp_path: Path) -> None:
    folders = Folders(*(tmp_path / name for name in ("settings", "raw", "processed", "reports")))
    before = keep(folders)
    write_whole(folders.reports / "index.html", b"x")
    before.withhold()
    assert contents(folders) == {}


def test_a_disk_without_links(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("os.link", refuse)
    test_what_a_run_wrote_is_moved_aside_and_the_rest_is_as_before(folders)
