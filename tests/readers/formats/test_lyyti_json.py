from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
VARIANTS = ["event with participants", "event beside participants", "results by id",
            "participants by id", "list"]  # fmt: skip
PERSON = {"uid": "1", "firstname": "Ada", "lastname": "Nova", "status": "show"}
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def _read(data: object) -> Export:
    return read_export(Content("a.json", json.dumps(data).encode()))


def _start(**event: object) -> str | None:
    return _read({**event, "participants": [PERSON]}).meeting.get("start")


@pytest.mark.parametrize("variant", VARIANTS)
def test_participants_are_found_wherever_they_stand(invented: Invented, variant: str) -> None:
    export = read_export(Content("a", invented("lyyti_json")[variant]))
    (table,) = export.tables
    assert (export.format, export.kind) == ("lyyti_json", "registration")
    assert {column.header: column.field for column in table.columns} == {
        "id": "response_id",
        "uid": "user_id",
        "group_id": "ignored",
        "is_contact_person": "ignored",
        "email": "email",
        "email_blocked": "ignored",
        "firstname": "first_name",
        "lastname": "last_name",
        "lang": "language",
        "status": "status",
        "phone": "phone",
        "edit_url": "ignored",
    }
    status = table.field("status")
    assert status is not None
    assert status.to_dict() == {
        1: "reactedyes", 2: "reactedno", 3: "notreacted", 4: "show", 5: "noshow",
    }  # fmt: skip
    assert table.questions() == ()


@pytest.mark.parametrize("variant", VARIANTS[:2])
def test_the_event_is_read(invented: Invented, variant: str) -> None:
    export = read_export(Content("a", invented("lyyti_json")[variant]))
    assert dict(export.meeting) == {
        "title": "Kevätmessut",
        "start": "2024-03-09T18:00:00+02:00",
        "end": "2024-03-09T20:00:00+02:00",
        "meeting_id": "123",
        "zone": "Europe/Helsinki",
    }


@pytest.mark.parametrize("variant", VARIANTS[2:])
def test_participants_may_come_without_their_event(invented: Invented, variant: str) -> None:
    assert dict(read_export(Content("a", invented("lyyti_json")[variant])).meeting) == {}


def test_times_are_told_by_the_clock_of_the_event() -> None:
    summer = 1720000000
    assert _start(start_time=summer, timezone="Europe/Helsinki") == "2024-07-03T12:46:40+03:00"
    assert _start(start_time=summer, timezone="Nowhere/At all") == "2024-07-03T09:46:40+00:00"
    assert _start(start_time=str(summer), timezone="../etc") == "2024-07-03T09:46:40+00:00"
    assert _start(start_time="soon", timezone="Europe/Helsinki") is None


def test_an_unknown_status_is_kept_beside_known_ones() -> None:
    export = _read([PERSON, {**PERSON, "status": "queued"}, {**PERSON, "status": None}])
    status = export.tables[0].field("status")
    assert status is not None
    assert status.tolist() == ["show", "queued", ""]


def test_facts_that_only_some_have_are_kept() -> None:
    export = _read([PERSON, {**PERSON, "answers": {"7": "vegan"}}])
    (column,) = (c for c in export.tables[0].columns if c.header == "answers")
    assert column.field == "ignored"
    assert export.tables[0].rows[column.position].tolist() == ["", '{"7": "vegan"}']


@pytest.mark.parametrize(
    "data",
    [
        {"participants": "https://example.org/participants", "timezone": "Europe/Helsinki"},
        {"participants": [{**PERSON, "status": "going"}]},
        {"participants": [{"name": "Ada", "status": "show"}]},
        [1, "show", None],
    ],
)
def test_other_json_is_not_claimed(data: object) -> None:
    assert recognise(Content("a", json.dumps(data).encode())) is None


def test_something_else_declared_as_lyyti_is_refused() -> None:
    with pytest.raises(ProblemsError, match=r"^a\.json: .*no participants of a Lyyti event"):
        read_export(Content("a.json", b'{"participants": []}'), "lyyti_json")


@given(names=st.lists(TEXT, min_size=1, max_size=5))
def test_any_participants_come_back_unchanged(names: list[str]) -> None:
    (table,) = _read({"participants": [{**PERSON, "lastname": name} for name in names]}).tables
    last = table.field("last_name")
    assert last is not None
    assert last.tolist() == names
    assert list(table.rows.index) == list(range(1, len(names) + 1))
