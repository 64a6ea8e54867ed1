"""What the tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# Machines differ and are shared: how long an example takes says nothing about the code.
_QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ours", max_examples=25, **_QUIET)
settings.register_profile("thorough", max_examples=300, **_QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ours"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Other people's material beside the checkout; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ with real exports is not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True)
def keys_in_a_folder_of_the_test(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No test makes a key among the user's own."""
    monkeypatch.setenv("DIGIMESH_KEYS", str(tmp_path_factory.getbasetemp() / "keys"))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own: notebooks, lock file, and the demonstration data to break."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    shutil.copytree(ROOT / "data" / "raw" / "demo", root / "data" / "raw" / "demo")
    shutil.copy(ROOT / "requirements.lock", root)
    monkeypatch.setenv("DIGIMESH_HOME", str(root))
    monkeypatch.chdir(root)
    return root
