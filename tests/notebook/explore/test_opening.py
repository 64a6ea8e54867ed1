from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from analysis import load, open_dataset
from analysis.problems import ProblemsError


def test_an_unknown_table_names_the_nearest(workspace: Path) -> None:
    with pytest.raises(
        ProblemsError, match=r"no table “score” here. The nearest known here: scores"
    ):
        load("demo", "score")


def test_tables_that_were_not_made_are_told(workspace: Path) -> None:
    with pytest.raises(ProblemsError, match="digimesh run --dataset demo"):
        load("demo", "scores")


def test_a_scale_is_found_by_its_name(workspace: Path) -> None:
    data = open_dataset("demo")
    assert data.scale("willingness").items == ("wi1", "wi2", "wi3", "wi4")
    with pytest.raises(ProblemsError, match=r"no scale “wilingness”. The nearest: willingness"):
        data.scale("wilingness")


def test_every_door_opens_and_none_before_it_is_used() -> None:
    assert all(callable(getattr(analysis, name)) for name in analysis.__all__)
    heavy = "import sys, analysis; print({'matplotlib', 'statsmodels', 'pandas'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
