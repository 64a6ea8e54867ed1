"""What one edition's readers see of the data's quality."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.cleaning.missing import KINDS
from analysis.disclosure import (
    gate,
    release_corrections,
    release_dates,
    release_differences,
    release_event_rates,
    release_flags,
    release_links,
    release_missing,
    release_wave_links,
    release_wave_rates,
)
from analysis.indicators.flagged import FLAGS
from analysis.project import Edition, Period

HELSINKI = ZoneInfo("Europe/Helsinki")
PERIOD = Period(start=date(2022, 1, 3), end=date(2023, 8, 31))
ROW = {"instrument": "q", "wave": "start", "group": "new", "base": "registered", "first": "start"}


def rates(**counts: int) -> pd.DataFrame:
    return pd.DataFrame([{**ROW, **counts}])


@pytest.mark.parametrize(
    ("edition", "answered", "share"),
    [("internal", 1, 0.02), ("public", 1, None), ("public", 48, None), ("public", 25, 0.5)],
)
def test_a_rate_is_hidden_where_few_answered_or_few_did_not(
    edition: Edition, answered: int, share: float | None
) -> None:
    found = rates(answers=answered, asked=50, answered=answered)
    (rate,) = release_wave_rates(gate(edition), found)
    assert rate.share == share
    assert (rate.answered.hidden, rate.silent.hidden) == (share is None, share is None)


def test_the_few_who_are_no_part_of_the_base_are_not_the_difference_of_two_counts() -> None:
    found = rates(answers=41, asked=50, answered=40)
    assert release_wave_rates(gate("internal"), found)[0].answers.value == 41
    assert release_wave_rates(gate("public"), found)[0].answers.hidden


def test_more_answers_than_people_is_a_rate_above_one() -> None:
    found = pd.DataFrame([{"event": "e1", "attended": 10, "answered": 12}])
    (rate,) = release_event_rates(gate("public"), found)
    assert rate.share == 1.2
    assert rate.name == ("e1",)


def test_states_of_a_question_are_hidden_together() -> None:
    counts = {"answered": 40, **dict.fromkeys(KINDS, 0), "blank": 2}
    table = pd.DataFrame([{**ROW, "item": "one", "n": 42, **counts}])
    (shown,) = release_missing(gate("public"), table)
    assert shown.n.value == 42
    assert shown.counts["blank"].hidden
    assert shown.counts["answered"].hidden  # else 42 - 40 would tell it
    assert shown.counts["refused"].value == 0
    (whole,) = release_missing(gate("internal"), table)
    assert [whole.counts[name].value for name in ("answered", "blank")] == [40, 2]


@pytest.mark.parametrize("flagged", [2, 18])
def test_a_flag_is_hidden_where_few_have_it_or_few_do_not(flagged: int) -> None:
    counts = {"n": 20, "any": flagged, **dict.fromkeys(FLAGS, 0), "partial": flagged}
    table = pd.DataFrame([{**ROW, **counts}])
    (shown,) = release_flags(gate("public"), table)
    assert shown.flagged.hidden
    assert shown.counts["partial"].hidden
    assert shown.counts["too fast"].value == 0
    assert release_flags(gate("internal"), table)[0].flagged.value == flagged


def dates(first: str | None, last: str | None) -> pd.DataFrame:
    row = {"file": "a.csv", "order": "", "assumed": False, "zone": "UTC", "read": 2, "unread": 0}
    times = {"first": pd.to_datetime([first], utc=True), "last": pd.to_datetime([last], utc=True)}
    return pd.DataFrame([row]).assign(**times)


@pytest.mark.parametrize(
    ("first", "last", "outside"),
    [
        ("2022-01-02 22:30", "2023-08-31 20:30", False),  # the third, 23.30 in Helsinki
        ("2022-01-02 21:30", "2023-08-31 20:30", True),
        ("2022-01-03 12:00", "2023-08-31 21:30", True),
        (None, None, False),
    ],
)
def test_days_are_those_of_the_project(first: str | None, last: str | None, outside: bool) -> None:
    files = pd.DataFrame({"file": ["a.csv"], "rows_read": [7]})
    (found,) = release_dates(gate("internal"), dates(first, last), files, PERIOD, HELSINKI)
    assert found.outside == outside
    assert found.rows.value == 7
    assert (found.first is None) == (first is None)


def test_reasons_of_corrections_are_open_texts() -> None:
    table = pd.DataFrame(
        [{"file": "a.csv", "row": 3, "variable": "q1", "reason": "asked", "when": "2023-02-01"}]
    )
    internal, funder = (release_corrections(gate(e), table) for e in ("internal", "funder"))
    assert internal[0].reason == "asked"
    assert funder[0].reason == ""
    assert funder[0].row.value == 3


LINKED = {"group": "new", "first": "start", "second": "end"}


@pytest.mark.parametrize(
    ("edition", "counts", "shown"),
    [
        ("internal", (3, 2, 1), (3, 2, 1)),
        ("public", (50, 40, 39), (50, 40, None)),  # one person of the second wave only
        ("public", (50, 40, 20), (50, 40, 20)),
        ("public", (50, 3, 3), (50, None, None)),
    ],
)
def test_links_between_waves_tell_of_nobody_alone(
    edition: Edition, counts: tuple[int, int, int], shown: tuple[int | None, ...]
) -> None:
    names = ("first_people", "second_people", "matched")
    row = LINKED | dict(zip(names, counts, strict=True))
    found = release_wave_links(gate(edition), pd.DataFrame([row]))[0]
    assert (*(count.value for count in found.people), found.matched.value) == shown
    assert (found.share is None) == found.matched.hidden


def test_links_by_kind_are_most_rows_first_and_hide_few_people() -> None:
    table = pd.DataFrame({"kind": ["code", "email"], "rows": [4, 90], "people": [2, 30]})
    found = release_links(gate("public"), table)
    assert [each.kind for each in found] == ["email", "code"]
    assert [each.people.value for each in found] == [30, None]


@pytest.mark.parametrize(("edition", "n", "hidden"), [("public", 4, True), ("internal", 4, False)])
def test_differences_of_few_people_are_hidden(edition: Edition, n: int, hidden: bool) -> None:
    row = LINKED | {
        "trait": "scale", "value": "skill", "matched_n": n, "unmatched_n": 40, "matched": 2.0,
        "unmatched": 3.0, "difference": -1.0,
    }  # fmt: skip
    found = release_differences(gate(edition), pd.DataFrame([row]))[0]
    assert found.matched.hidden == hidden
    assert (found.difference is None) == hidden
