"""The worked notebooks of the goals run on the demonstration data and name nobody."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NOTEBOOKS = sorted((ROOT / "notebooks" / "explore").glob("*_goal_*.ipynb"))


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A checkout of its own whose tidy tables are made."""
    from analysis.notebook.clean import read_exports  # noqa: PLC0415
    from analysis.notebook.dataset import open_dataset  # noqa: PLC0415

    root = tmp_path_factory.mktemp("explore") / "checkout"
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copytree(ROOT / "data" / "raw" / "demo", root / "data" / "raw" / "demo")
    shutil.copy(ROOT / "requirements.lock", root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGIMESH_HOME", str(root))
        patch.setenv("DIGIMESH_KEYS", str(root / "keys"))
        patch.chdir(root)
        exports = read_exports(open_dataset("demo"))
        exports.clean_surveys()
        exports.clean_events()
        yield root


def test_each_goal_has_its_notebook() -> None:
    settings = tomllib.loads((ROOT / "data/raw/demo/project.toml").read_text(encoding="utf-8"))
    named = [file.stem.split("_")[2] for file in NOTEBOOKS]
    assert [f"G{number}" for number in named] == [goal["id"] for goal in settings["goals"]]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_a_notebook_runs_and_names_nobody(cleaned: Path, file: Path) -> None:
    command = [
        Path(sys.executable).parent / "papermill",
        f"notebooks/explore/{file.name}",
        f"{file.stem}.out.ipynb",
    ]
    done = subprocess.run(
        command, cwd=cleaned, capture_output=True, text=True, check=False, env=os.environ.copy()
    )
    assert done.returncode == 0, done.stderr[-2000:]
    cells = json.loads((cleaned / f"{file.stem}.out.ipynb").read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert outputs
    assert not [output for output in outputs if output["output_type"] in {"error", "stream"}]
    for output in outputs:  # letters of an encoded image spell short codes by chance
        output.get("data", {}).pop("image/png", None)
    told = json.dumps(outputs, ensure_ascii=False).casefold()
    assert not [word for word in identifying() if word in told]


def identifying() -> list[str]:
    with (ROOT / "data/raw/demo/truth/people.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = [row[column].casefold() for row in rows for column in ("name", "email", "code")]
    assert len(found) > 500
    return [word for word in found if word]
