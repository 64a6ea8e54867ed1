from __future__ import annotations

import pandas as pd
import pytest

from analysis.disclosure import Cells, cell, gate, recovered, release, standard_tables
from analysis.disclosure.tables import Tables
from analysis.indicators.data import Data
from analysis.project import Edition
from analysis.tables import empty

DAYS = "2023-01-01/2023-12-31"
NAMES = Cells(DAYS)
START = pd.Timestamp("2023-02-01 10:00", tz="UTC")
PARTS = {name: cell("people", {"x": name}) for name in "abcd"}
TABLES = Tables(
    {cell("people"): 61, PARTS["a"]: 2, PARTS["b"]: 30, PARTS["c"]: 9, PARTS["d"]: 20},
    {("people", "x"): frozenset("abcd")},
)


def data(stayed: list[int], attended: int = 20) -> Data:
    """Events of 60 minutes; the first so many of those attending stayed, the others left."""
    people = [f"p{n}" for n in range(attended)]
    events = [f"e{n}" for n in range(len(stayed))]
    attendance = pd.DataFrame(
        [
            {"event": event, "person": person, "minutes": 60.0 if place < long else 5.0}
            for event, long in zip(events, stayed, strict=True)
            for place, person in enumerate(people)
        ]
    )
    return Data(
        pd.DataFrame(
            {"person": people, "groups": "g", "gender": ["w"] * (attended - 3) + ["m"] * 3}
        ),
        empty("responses"),
        empty("scores"),
        pd.DataFrame({"event": events, "start": START, "end": START + pd.Timedelta(minutes=60)}),
        empty("registrations"),
        attendance,
    )


def hidden(found: Data, edition: Edition = "public") -> set[object]:
    tables = standard_tables(found, DAYS, ["g"], ["gender"], [])
    safe = release(gate(edition), tables, "final", "v1")
    assert recovered(edition, [safe.record], "v1") == ()
    return {spec for spec, count in safe.counts.items() if count.hidden}


def test_a_total_over_events_does_not_tell_the_event() -> None:
    found = hidden(data([3, 12, 14]))
    stayed = [NAMES.visits("stayed", [event]) for event in ("e0", "e1", "e2")]
    total = NAMES.visits("stayed", ["e0", "e1", "e2"])
    assert stayed[0] in found
    assert len(found & {*stayed, total}) == 2


def test_who_left_early_is_no_trait_that_is_protected() -> None:
    visits = {NAMES.visits("stayed", [e]) for e in ("e0", "e1")}
    assert not hidden(data([18, 19])) & visits


def test_the_only_other_gender_is_hidden_with_the_small_one() -> None:
    assert hidden(data([18])) >= {NAMES.people({"gender": g}) for g in ("w", "m")}


def test_without_data_there_is_nothing_to_hide() -> None:
    tables = [empty(n) for n in ("people", "responses", "scores", "events")]
    nothing = Data(*tables, empty("registrations"), empty("attendance"))
    assert hidden(nothing) == set()


@pytest.mark.parametrize("edition", ["funder", "public"])
def test_made_again_after_the_ledger_remembers_it_is_the_same(edition: Edition) -> None:
    first = release(gate(edition), TABLES, "final", "v1")
    again = release(gate(edition), TABLES, "final", "v1", [first.record])
    assert again == first
    assert {s for s, count in first.counts.items() if count.hidden} >= {PARTS["a"]}


def test_another_report_hides_what_the_first_has_hidden() -> None:
    first = release(gate("public"), TABLES, "final", "v1")
    parts = {spec: n for spec, n in TABLES.counts.items() if spec != PARTS["d"]}
    second = release(gate("public"), Tables(parts, TABLES.domains), "other", "v1", [first.record])
    assert all(second[spec].hidden == first[spec].hidden for spec in parts)
    assert recovered("public", [first.record, second.record], "v1") == ()


def test_the_public_sees_no_count_that_the_funder_does_not() -> None:
    both = [release(gate(edition), TABLES, "final", "v1") for edition in ("funder", "public")]
    assert recovered("funder", [safe.record for safe in both], "v1") == ()
    for spec in TABLES.counts:
        assert both[1][spec].hidden or not both[0][spec].hidden
