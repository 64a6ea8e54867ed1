"""What a rate is a share of, and when nothing is said."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.indicators.response_rates import rates_by_event, rates_by_wave
from analysis.tables import empty

WAVES = ["start", "end", "later"]


def answers(*rows: str, event: str = "") -> pd.DataFrame:
    """Each row: wave and person."""
    table = pd.DataFrame([row.split() for row in rows], columns=["wave", "person"], dtype="str")
    return table.assign(instrument="q", group="new", event=event, response=table.index.astype(str))


def people(**groups: str) -> pd.DataFrame:
    return pd.DataFrame({"person": list(groups), "groups": list(groups.values())}, dtype="str")


def signed_up(*names: str) -> pd.DataFrame:
    return pd.DataFrame({"event": "e1", "person": list(names)}, dtype="str")


EVERYBODY = people(ann="new", ben="new", cem="new guide", dan="guide")


def rate(found: pd.DataFrame, wave: str) -> tuple[object, ...]:
    row = found.set_index("wave").loc[wave]
    return tuple(row[["answers", "base", "asked", "answered"]])


def test_the_first_wave_is_a_share_of_those_registered_the_others_of_the_first() -> None:
    given = answers("end ann", "start ann", "start ben", "start eve", "later ben", "later zoe")
    found = rates_by_wave(given, EVERYBODY, signed_up("ann", "cem", "dan", "ann"), WAVES)
    assert found["wave"].tolist() == WAVES
    assert rate(found, "start") == (3, "registered", 2, 1)  # ann of ann and cem
    assert rate(found, "end") == (1, "first wave", 3, 1)
    assert rate(found, "later") == (2, "first wave", 3, 1)  # zoe never answered the first
    assert set(found["first"]) == {"start"}


def test_answers_that_cannot_be_joined_to_people_have_no_rate() -> None:
    given = answers("start x1", "start x2", "end x3")
    found = rates_by_wave(given, EVERYBODY, signed_up("ann", "ben"), WAVES)
    assert rate(found, "start") == (2, "", 0, 0)
    assert rate(found, "end") == (1, "", 0, 0)


@pytest.mark.parametrize(("unknown", "base"), [(0, "registered"), (1, "registered"), (2, "")])
def test_groups_known_from_answers_alone_are_no_base(unknown: int, base: str) -> None:
    known = {f"k{number}": "new" for number in range(9)}
    strangers = {f"u{number}": "" for number in range(unknown)}
    given = answers(*(f"start {name}" for name in known))
    everybody = people(**known, **strangers)
    found = rates_by_wave(given, everybody, signed_up(*known, *strangers), WAVES)
    assert rate(found, "start")[1] == base


def test_answers_about_an_event_are_no_wave() -> None:
    given = answers("start ann", event="e1")
    assert rates_by_wave(given, EVERYBODY, signed_up("ann"), WAVES).empty


def test_feedback_is_a_share_of_those_present_without_who_carried_the_event() -> None:
    events = pd.DataFrame({"event": ["e2", "e1", "e3"], "start": [2, 1, 3]})
    roles = {"ann": "attendee", "ben": "", "cem": "host", "dan": "panelist"}
    present = pd.DataFrame({"event": "e1", "person": list(roles), "role": list(roles.values())})
    given = pd.concat([answers("start ann", "end ann", event="e1"), answers("end x", event="e2")])
    found = rates_by_event(given, present, events)
    assert found["event"].tolist() == ["e1", "e2"]  # nobody attended the third
    assert found["attended"].tolist() == [2, 0]
    assert found["answered"].tolist() == [1, 1]


def test_without_data_there_are_no_rates() -> None:
    tables = {name: empty(name) for name in ("responses", "people", "registrations")}
    assert rates_by_wave(*tables.values(), WAVES).empty
    assert rates_by_event(tables["responses"], empty("attendance"), empty("events")).empty
