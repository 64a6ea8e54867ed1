from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.pipeline.parameters import ReportParameters, checked
from analysis.problems import ProblemsError


def test_wrong_parameters_are_all_named_before_a_kernel_starts() -> None:
    with pytest.raises(ProblemsError) as fault:
        checked(ReportParameters, {"language": "de", "edition": "secret", "colour": "red"})
    said = str(fault.value)
    assert len(fault.value.problems) == 3
    assert all(word in said for word in ("language", "edition", "colour", "fi, sv, en"))


def test_a_notebook_runs_by_plain_papermill(workspace: Path) -> None:
    """Without a run before: the tidy tables are made first."""
    done = subprocess.run(
        [
            Path(sys.executable).parent / "papermill",
            *("notebooks/reports/final_report.ipynb", "out.ipynb", "-p", "language", "fi"),
        ],
        cwd=workspace,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Arviointiraportti" in (workspace / "out.ipynb").read_text(encoding="utf-8")


def test_the_explorers_start_runs(workspace: Path) -> None:
    from analysis.notebook.clean import read_exports  # noqa: PLC0415
    from analysis.notebook.dataset import open_dataset  # noqa: PLC0415

    exports = read_exports(open_dataset("demo"))
    exports.clean_surveys()
    exports.clean_events()
    done = subprocess.run(
        [
            Path(sys.executable).parent / "papermill",
            "notebooks/explore/1_start.ipynb",
            "out.ipynb",
        ],
        cwd=workspace,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
