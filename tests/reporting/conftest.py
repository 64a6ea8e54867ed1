"""A language, invented names in it, and results as a gate lets them out."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from analysis.disclosure import SafeChange, gate, release_change
from analysis.indicators.change import Change
from analysis.project import Edition, Outcome
from analysis.reporting.context import Context
from analysis.statistics import Estimate
from analysis.texts import Language, texts

Make = Callable[..., SafeChange]


@pytest.fixture(params=["fi", "sv", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture
def context(language: Language) -> Context:
    return Context(
        texts=texts(language),
        edition="public",
        zone=ZoneInfo("Europe/Helsinki"),
        groups={"new": "Newcomers", "guide": "Guides"},
        waves={"start": "Start", "end": "End"},
        scales={"confidence": "Confidence"},
        ranges={"confidence": (1.0, 5.0)},
        goals={"G1": "Skills grow"},
    )


@pytest.fixture
def make_change() -> Make:
    return changed


def changed(
    value: float | None,
    low: float | None,
    high: float | None,
    *,
    share: bool = False,
    design: str = "paired",
    people: int = 1234,
    edition: Edition = "public",
) -> SafeChange:
    """A change from 2.5 (or a quarter) by ``value``."""
    before = 0.25 if share else 2.5
    outcome = Outcome.model_validate(
        {
            "goal": "G1",
            "group": "new",
            "scale": "confidence",
            "waves": ("start", "end"),
            "design": design,
        }
    )
    ends = [Estimate(v, v, v, people, "mean") for v in (before, before + (value or 0))]
    found = Estimate(value, low, high, people, "change")
    answered = (people, people + 1)
    return release_change(gate(edition), Change(outcome, *ends, found, people, answered, share))
