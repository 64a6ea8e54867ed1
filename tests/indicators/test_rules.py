from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.indicators import rules
from analysis.indicators.data import Data
from analysis.indicators.events import funnel_by_event
from analysis.indicators.register import register
from analysis.project import Period
from analysis.tables import empty

HELSINKI = ZoneInfo("Europe/Helsinki")
NAMES = ("people", "responses", "scores", "events", "registrations", "attendance")
NOTHING = Data(**{name: empty(name) for name in NAMES})


def small() -> Data:
    """Two events of an hour; ann stays, bo leaves early, cy registers only."""
    start = pd.to_datetime(["2023-02-01 12:00", "2023-10-31 21:30"], utc=True).as_unit("us")
    events = empty("events").reindex([0, 1]).fillna("").assign(event=["e1", "e2"])
    events = events.assign(start=start, end=start + pd.Timedelta(hours=1))
    return Data(
        people=pd.DataFrame({"person": ["ann", "bo", "cy"], "groups": ["x", "x y", "y"]}),
        responses=empty("responses"),
        scores=empty("scores"),
        events=events,
        registrations=pd.DataFrame({"event": ["e1", "e1"], "person": ["ann", "cy"]}),
        attendance=pd.DataFrame(
            {
                "event": ["e1", "e1", "e2"],
                "person": ["ann", "bo", "ann"],
                "minutes": [30.0, 29.9, 60.0],
            }
        ),
    )


def test_answers_about_an_event_count_by_its_list_of_those_present() -> None:
    """Of e1 there is such a list; of e9 there is none, so that its answers are all one has."""
    data = small()
    told = empty("responses").reindex(range(4)).fillna("")
    told = told.assign(event=["e1", "e1", "e9", ""], person=["x1", "x2", "x3", "x4"])
    strangers = pd.DataFrame({"person": ["x1", "x2", "x3", "x4"], "groups": ["", "", "", "y"]})
    more = replace(data, people=pd.concat([data.people, strangers]), responses=told)
    assert rules.people_involved(data) == 2
    assert rules.people_involved(more) == 4
    assert rules.people_involved(more, "y") == 2


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("people_involved", 2),
        ("survey_responses", 0),
        ("events_held", 2),
        ("registrations", 2),
        ("attendances", 3),
        ("attended_people", 2),
        ("shown_up", 1),
        ("stayed", 2),
    ],
)
def test_rules(rule: str, expected: int) -> None:
    assert getattr(rules, rule)(small()) == expected
    assert getattr(rules, rule)(NOTHING) == 0


def test_groups() -> None:
    assert (rules.people_involved(small(), "x"), rules.people_involved(small(), "y")) == (2, 1)


def test_the_last_day_of_a_period_is_whole() -> None:
    period = Period(start=date(2023, 2, 2), end=date(2023, 10, 31))
    held = small().within(period, HELSINKI)
    assert held.events["event"].tolist() == ["e2"]  # 23.30 in Helsinki on the last day
    assert rules.attendances(held) == 1


def test_the_funnel_adds_up_to_the_totals() -> None:
    data = small()
    funnel = funnel_by_event(data)
    assert funnel["stayed"].sum() == rules.stayed(data)
    assert funnel["shown_up"].sum() == rules.shown_up(data)
    assert funnel_by_event(NOTHING).empty


def test_register_and_rules_know_each_other() -> None:
    functions = {
        name
        for name, function in inspect.getmembers(rules, inspect.isfunction)
        if function.__module__ == rules.__name__ and name != "has_stayed"
    }
    assert {entry.rule for entry in register().indicator} == functions
    assert register()["people.involved.anything"].rule == "people_involved"
    with pytest.raises(KeyError):
        register()["nothing.known"]
