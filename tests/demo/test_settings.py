"""What is written by hand is valid, and fits what is made."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from analysis.demo.forms import FORMS, Form
from analysis.instruments import load_instruments
from analysis.people.keys import load_key
from analysis.project import Project, load_events
from analysis.texts import LANGUAGES, normalise

DEMO = Path(__file__).resolve().parents[2] / "data" / "raw" / "demo"


@pytest.fixture(scope="module")
def project() -> Project:
    return Project.model_validate(tomllib.loads((DEMO / "project.toml").read_text("utf-8")))


@pytest.fixture(scope="module")
def instruments():
    return load_instruments(DEMO)


def test_the_project_says_that_it_is_synthetic(project):
    assert project.synthetic
    assert (project.id, project.code) == ("demo", "S22729")
    assert project.period("extended").end.isoformat() == "2023-10-31"


def test_outcomes_are_about_scales_and_waves_that_are_asked(project, instruments):
    scales = {scale for instrument in instruments.values() for scale in instrument.scales}
    waves = {survey.wave for survey in project.surveys}
    for outcome in project.outcomes:
        assert outcome.scale in scales
        assert set(outcome.waves) <= waves
        assert outcome.goal in {goal.id for goal in project.goals}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_every_export_belongs_to_its_questionnaire_and_wave(project, form: Form):
    holding = [
        survey
        for survey in project.surveys
        if any(Path(form.file).match(pattern) for pattern in survey.files)
    ]
    assert [(s.instrument, s.wave) for s in holding] == [(form.instrument, form.wave)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_every_wording_of_a_form_is_an_alias_of_its_item(instruments, form: Form):
    items = instruments[form.instrument].items
    for name, wording in form.wording.items():
        assert normalise(wording) in map(normalise, items[name].aliases)
    for event, wording in form.event_wording.items():
        options = {option.name: option.aliases for option in items["event"].options}
        assert wording in options[event]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_feedback_on_one_event_is_declared_to_be_about_it(project, form: Form):
    holding = [s for s in project.surveys if any(Path(form.file).match(p) for p in s.files)]
    about = form.events[0] if len(form.events) == 1 else None
    assert [survey.event for survey in holding] == [about]


def test_events_are_called_the_same_in_every_questionnaire(instruments):
    asked = [instruments[name].items["event"] for name in ("registration", "feedback")]
    assert asked[0].options == asked[1].options


def test_usability_is_asked_in_the_same_words_of_events_and_of_the_course(instruments):
    events, course = instruments["feedback"], instruments["course_feedback"]
    names = events.scales["event_usability"].items
    assert names == course.scales["course_usability"].items
    assert [events.items[n].label for n in names] == [course.items[n].label for n in names]


def test_every_event_has_one_attendance_report_and_can_be_registered_for(instruments):
    events = load_events(DEMO, ZoneInfo("Europe/Helsinki"))
    titles = {
        option.name: option.label for option in instruments["registration"].items["event"].options
    }
    assert len(events) == 20
    for event in events:
        assert len([file for pattern in event.files for file in DEMO.glob(pattern)]) == 1
        assert {language: event.title[language] for language in LANGUAGES} == dict(titles[event.id])


def test_no_two_options_of_a_questionnaire_read_the_same(instruments):
    """Typeform heads columns by the option alone."""
    for instrument in instruments.values():
        several = [item for item in instrument.items.values() if item.type == "select_multiple"]
        for language in LANGUAGES:
            labels = [o.label[language] for item in several for o in item.options]
            assert len(labels) == len(set(labels))


def test_the_key_has_32_bytes():
    key, made = load_key(DEMO / "pseudonym.key")
    assert (len(key), made) == (32, False)
