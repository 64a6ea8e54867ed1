"""What holds for the whole repository."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))


@pytest.mark.parametrize(
    "command",
    [
        ["lint-imports"],
        ["ruff", "check", "src", "tests", "notebooks"],
        ["ruff", "format", "--check", "src", "tests", "notebooks"],
        ["mypy"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_checks_pass(command: list[str]) -> None:
    done = subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def locked() -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", LOCK, re.MULTILINE))


def wanted() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return [re.match(r"[a-zA-Z0-9_-]+", entry).group() for entry in listed]  # type: ignore[union-attr]


def test_conda_gets_the_same_versions() -> None:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    named = dict(re.findall(r"^ +- ([a-z0-9-]+)={1,2}([^\s=]+)$", text, re.MULTILINE))
    named.pop("python")
    versions = locked()
    assert named == {name: versions[name] for name in wanted()}


def test_the_lock_file_has_hashes_and_names_no_index() -> None:
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK
    assert "index" not in re.sub(r"--hash=\S+", "", LOCK)


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_notebooks_are_clean(file: Path) -> None:
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    assert any("parameters" in cell["metadata"].get("tags", []) for cell in cells)
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert not any(
        line.startswith(("def ", "class ")) for text in code for line in text.split("\n")
    )
    assert max(text.count("\n") for text in code) < 30
