"""What can be known of the linkage of a real data set."""

from __future__ import annotations

import pandas as pd

from analysis.cleaning.link_tables import OPEN, link_table, wave_link_table


def test_rows_and_people_by_kind_and_with_an_open_question() -> None:
    rows = pd.DataFrame(
        {
            "person": ["p1", "p1", "p2", "p3", ""],
            "known_by": ["email", "email", "email", "name", "nothing"],
        }
    )
    found = link_table(rows, frozenset({"p3"})).set_index("kind")
    assert found.to_dict("index") == {
        "email": {"rows": 3, "people": 2},
        "name": {"rows": 1, "people": 1},
        OPEN: {"rows": 1, "people": 1},
    }


def test_nobody_gives_an_empty_table() -> None:
    rows = pd.DataFrame({"person": [""], "known_by": ["nothing"]})
    assert link_table(rows, frozenset()).empty


def test_every_two_waves_of_a_group_that_both_have_answers() -> None:
    rows = [
        ("new", "start", "p1"), ("new", "start", "p1"), ("new", "start", "p2"),
        ("new", "start", "p3"), ("new", "end", "p1"), ("new", "end", "p4"), ("old", "start", "p5"),
    ]  # fmt: skip
    responses = pd.DataFrame(rows, columns=["group", "wave", "person"])
    found = wave_link_table(responses, ["start", "end", "later"])
    assert found.to_dict("records") == [
        {"group": "new", "first": "start", "second": "end", "first_people": 3, "second_people": 2,
         "matched": 1, "share": 0.5}
    ]  # fmt: skip
