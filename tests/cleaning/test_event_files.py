from __future__ import annotations

import pandas as pd
import pytest

from analysis.cleaning.event_files import (
    ends_of,
    events_of,
    events_table,
    evidence,
    open_event_file,
    zone_of,
)
from analysis.tables.store import checked

NAMES = {"Name": "name", "Email": "email"}


def found(make: type, title: str, start: str, *events: object, **more: object) -> str | None:
    export = make.export(
        "a.csv", "attendance", make.table(NAMES, []), meeting={"title": title, "start": start}
    )
    event = open_event_file(export, make.source(export, events=events, **more)).event
    return event.id if event else None


def test_the_pattern_of_a_file_is_believed_first(make: type) -> None:
    export = make.export(
        "zoom/1.csv", "attendance", make.table(NAMES, []), meeting={"title": "Two"}
    )
    events = [
        make.event("e1", "2023-02-01 08:00", "2023-02-01 10:00", "zoom/*"),
        make.event("e2", "2023-03-01 08:00", "2023-03-01 10:00", title="Two"),
    ]
    file = open_event_file(export, make.source(export, events=events))
    assert file.event == events[0]


@pytest.mark.parametrize(
    ("start", "event"),
    [
        ("2023-02-01 10:00", "first"),
        ("1.3.2023 10:00", "second"),
        ("", None),
        ("2/3/2023 10:00", "second"),  # month first; by the declared order 2 March: the day beside
        ("3/1/2023 10:00 AM", "second"),  # by the declared order it would be 3 January
        ("2.2.2023 1:00", "first"),  # the day beside
        ("2023-06-01 10:00", None),  # another one of the series, which is not in events.csv
        ("soon", None),
    ],
)
def test_events_of_one_title_are_told_apart_by_their_day(
    make: type, start: str, event: str | None
) -> None:
    events = [
        make.event("first", "2023-02-01 08:00", "2023-02-01 10:00", title="Online coffee"),
        make.event("second", "2023-03-01 08:00", "2023-03-01 10:00", title="Online coffee"),
    ]
    assert found(make, " online COFFEE", start, *events) == event


def test_the_same_day_comes_before_the_day_beside(make: type) -> None:
    events = [
        make.event("monday", "2023-02-06 08:00", "2023-02-06 10:00", title="T"),
        make.event("tuesday", "2023-02-07 08:00", "2023-02-07 10:00", title="T"),
    ]
    assert found(make, "T", "7.2.2023 10:00", *events) == "tuesday"


def test_a_title_alone_is_enough_without_a_day_only(make: type) -> None:
    event = make.event("e", "2023-02-01 08:00", "2023-02-01 10:00", title="T")
    assert found(make, "T", "", event) == "e"
    assert found(make, "T", "2023-09-01 10:00", event) is None
    assert found(make, "", "2023-02-01 10:00", event) is None


def test_a_list_may_hold_several_events(make: type) -> None:
    rows = [["Ada", "E2"], ["Bo", "one title"], ["Cai", "?"], ["Dee", "shared"]]
    export = make.export("a.csv", "attendance", make.table({"Name": "name", "E": "event"}, rows))
    events = [
        make.event("e1", "2023-02-01 08:00", "2023-02-01 10:00", title="One title"),
        make.event("e2", "2023-02-02 08:00", "2023-02-02 10:00", title="Shared"),
        make.event("e3", "2023-02-03 08:00", "2023-02-03 10:00", title="Shared"),
    ]
    source = make.source(export, events=events)
    file = open_event_file(export, source)
    assert events_of(file, export.tables[0], source).tolist() == ["e2", "e1", "", ""]


def test_who_stands_on_a_list(make: type) -> None:
    fields = {"Name": "name", "Mail": "email", "Other": "upn", "First": "first_name",
              "Last": "last_name", "Booker": "booker_name", "BMail": "booker_email"}  # fmt: skip
    rows = [
        ["Nova, Ada (Guest)", "ADA+zoom@example.org", "", "", "", "", ""],
        ["", "--", "bo@example.org", "Bo", "Berg", "Cai", "cai@example.org"],
        ["Bo's iPad", "", "", "", "", "", ""],
        ["", "", "", "", "", "Cai Ceder", "cai@example.org"],
    ]
    export = make.export("a.csv", "registration", make.table(fields, rows))
    source = make.source(export)
    who = evidence([open_event_file(export, source)], source)
    assert who["email"].tolist() == ["ada@example.org", "bo@example.org", "", "cai@example.org"]
    assert who["name"].tolist() == ["ada nova", "bo berg", "", "cai ceder"]
    assert who["row"].tolist() == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("header", "zone", "key"),
    [
        ("Join", "", "Europe/Helsinki"),
        ("Join Time (UTC)", "", "UTC"),
        ("Join", "Europe/Stockholm", "Europe/Stockholm"),
    ],
)
def test_the_zone_is_the_files_own_if_it_has_one(
    make: type, header: str, zone: str, key: str
) -> None:
    export = make.export("a.csv", "attendance", make.table({header: "join"}, []), zone=zone)
    assert zone_of(export, make.source(export)).key == key


def test_the_tables_of_events(make: type) -> None:
    events = [make.event("e1", "2023-02-01 08:00", "2023-02-01 10:00")]
    for some in (events, []):
        checked("events", events_table(some))
    assert ends_of(events)["e1"] == pd.Timestamp("2023-02-01 10:00", tz="UTC")
    assert str(ends_of([]).dtype) == "datetime64[us, UTC]"
