"""Reference values of other software: every expected key is checked, or left with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest


class Case:
    """One case of a reference file, and which of its expected values were looked at."""

    def __init__(self, raw: dict[str, Any], folder: Path) -> None:
        self.id: str = raw["id"]
        self.expected: dict[str, Any] = raw["expected"]
        self.data: dict[str, Any] = raw["data"]
        self.params: dict[str, Any] = raw["params"] or {}
        self._rtol, self._atol = raw["rtol"], raw["atol"]
        self._folder = folder
        self._seen: set[str] = set()

    def table(self, name: str = "") -> pd.DataFrame:
        return pd.read_csv(self._folder / (name or self.data["csv"]))

    def check(self, rtol: float | None = None, **found: Any) -> None:
        """Each value lies within the case's tolerance (or ``rtol``, where the note gives one)."""
        for key, value in found.items():
            self._seen.add(key)
            assert value is not None, (self.id, key)
            # numbers that are zero up to rounding have no relative tolerance
            np.testing.assert_allclose(
                np.array(value, dtype=float),
                np.array(self.expected[key], dtype=float),
                rtol=self._rtol if rtol is None else rtol,
                atol=max(self._atol, 1e-13),
                err_msg=f"{self.id}: {key}",
            )

    def leave(self, reason: str, *keys: str) -> None:
        """These values no method here gives, for that reason."""
        assert reason
        assert set(keys) <= set(self.expected), (self.id, keys)
        self._seen.update(keys)

    def unseen(self) -> set[str]:
        return set(self.expected) - self._seen


@pytest.fixture
def reference(shared: Path) -> Iterator[Callable[[str], list[Case]]]:
    """The cases of a topic; a test that passes over an expected value fails."""
    opened: list[Case] = []

    def topic(name: str) -> list[Case]:
        folder = shared / "statistics"
        raw = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        opened.extend(Case(case, folder) for case in raw["cases"])
        return list(opened)

    yield topic
    assert opened
    assert {case.id: case.unseen() for case in opened if case.unseen()} == {}
