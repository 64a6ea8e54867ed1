from __future__ import annotations

from pathlib import Path

import pytest

from analysis.instruments.load import load_instruments
from analysis.instruments.outcomes import outcome_problems
from analysis.project.load import load_project
from analysis.project.model import Project
from analysis.texts import texts

OWN = Path(__file__).resolve().parents[2] / "data" / "raw" / "coderefinery"
INSTRUMENTS = load_instruments(OWN)


@pytest.fixture
def project() -> Project:
    return load_project(OWN, indicators=[], instruments=INSTRUMENTS)


def test_every_scale_is_measured(project: Project) -> None:
    assert outcome_problems(project, INSTRUMENTS) == ()


def test_a_scale_that_no_survey_measures(project: Project) -> None:
    outcome = project.outcomes[0].model_copy(update={"scale": "uses_version_contrl"})
    wrong = project.model_copy(update={"outcomes": [outcome]})
    before, after = outcome_problems(wrong, INSTRUMENTS)
    said = before.text(texts("en"))
    assert said.startswith(
        "project.toml, [[outcomes]] no. 1, scale: No survey of the wave “before”"
    )
    assert "Measured there: uses_version_control" in said
    assert "“after”" in after.text(texts("en"))


def test_a_wave_that_no_survey_covers(project: Project) -> None:
    wrong = project.model_copy(update={"surveys": project.surveys[:1]})
    found = outcome_problems(wrong, INSTRUMENTS)
    assert len(found) == len(project.outcomes)
    assert "Add a [[surveys]]" in found[0].text(texts("en"))
