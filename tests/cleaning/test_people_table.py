from __future__ import annotations

import pandas as pd

from analysis.cleaning.people_table import event_people, people_table
from analysis.tables.store import checked

COLUMNS = ["person", "attribute", "value", "file", "row"]


def attributes(*rows: tuple[str, str, str]) -> pd.DataFrame:
    found = [(*row, "a.csv", n) for n, row in enumerate(rows, start=2)]
    return pd.DataFrame(found, columns=COLUMNS).astype({"row": "int64"})


def groups(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["person", "group"], dtype="str")


def test_groups_of_all_mentions() -> None:
    found, _ = people_table(groups(("a", "y"), ("b", ""), ("a", "x"), ("a", "y")), attributes())
    table = checked("people", found).set_index("person")
    assert table["groups"].to_dict() == {"a": "x y", "b": ""}
    assert table["gender"].isna().all()


def test_the_first_answer_describes_and_a_contradiction_is_said() -> None:
    told = attributes(("a", "gender", "woman"), ("a", "gender", "man"), ("a", "gender", "woman"),
                      ("a", "education", "msc"), ("a", "shoes", "42"))  # fmt: skip
    found, problems = people_table(groups(("a", "")), told)
    row = checked("people", found).iloc[0]
    assert (row["gender"], row["education"]) == ("woman", "msc")
    assert [(p.place.row, p.values, p.severity) for p in problems] == [
        (3, {"attribute": "gender"}, "note"),
    ]  # fmt: skip


def test_nobody() -> None:
    found, problems = people_table(groups(), attributes())
    assert (len(checked("people", found)), problems) == (0, ())
    assert len(checked("people", event_people(set(), set()))) == 0


def test_people_met_at_events_only() -> None:
    found = checked("people", event_people({"b", "a", ""}, {"b"}))
    assert found["person"].tolist() == ["a"]
