from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from analysis.tables import SCHEMAS, TableError, checked, empty, load, save, table_file

PEOPLE = pd.DataFrame({"person": ["p1", "p2"], "groups": ["a b", ""]}, dtype="str").assign(
    **{
        name: pd.Series([None, "x"], dtype="str")
        for name in SCHEMAS["people"].columns
        if name not in {"person", "groups"}
    }
)


@pytest.mark.parametrize("table", SCHEMAS)
def test_an_empty_table_keeps_its_contract(table: str) -> None:
    assert list(checked(table, empty(table)).columns) == list(SCHEMAS[table].columns)


@pytest.mark.parametrize("table", SCHEMAS)
def test_an_empty_table_comes_back_as_it_was(table: str, tmp_path: Path) -> None:
    save(tmp_path, "1_surveys", {table: empty(table)})
    pd.testing.assert_frame_equal(load(tmp_path, table), empty(table))


def test_parts_come_back_as_one_table_in_the_order_of_their_names(tmp_path: Path) -> None:
    save(tmp_path, "2_events", {"people": PEOPLE.iloc[1:]})
    save(tmp_path, "1_surveys", {"people": PEOPLE.iloc[:1]})
    pd.testing.assert_frame_equal(load(tmp_path, "people"), PEOPLE)


def test_saving_again_replaces_a_part(tmp_path: Path) -> None:
    for rows in (PEOPLE, PEOPLE.iloc[:1]):
        save(tmp_path, "1_surveys", {"people": rows})
    assert load(tmp_path, "people")["person"].tolist() == ["p1"]


def test_times_keep_their_zone(tmp_path: Path) -> None:
    when = pd.to_datetime(["2022-01-03 09:00:00.000001Z", None], utc=True).as_unit("us")
    rows = pd.DataFrame({"event": ["e", "f"], "person": ["p", "p"], "status": ["x", "y"]})
    rows.insert(2, "registered", when)
    save(tmp_path, "a", {"registrations": rows.astype({"event": "str"})})
    assert load(tmp_path, "registrations")["registered"].tolist() == when.tolist()


def test_the_same_table_makes_the_same_bytes(tmp_path: Path) -> None:
    digests = set()
    for part in ("a", "b"):
        save(tmp_path, part, {"people": PEOPLE.copy().set_axis([7, 9])})
        digests.add(sha256(table_file(tmp_path, "people", part).read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (PEOPLE.assign(person="secret@example.org"), "person"),
        (PEOPLE.assign(groups=[None, "secret@example.org"]), "groups"),
        (PEOPLE.drop(columns="gender"), "gender"),
        (PEOPLE.assign(email="secret@example.org"), "email"),
        (PEOPLE[PEOPLE.columns[::-1]], "people"),
    ],
    ids=["key twice", "gap", "missing column", "column too many", "order"],
)
def test_a_breach_is_named_without_values(broken: pd.DataFrame, named: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=named) as raised:
        save(tmp_path, "a", {"people": broken})
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert not table_file(tmp_path, "people", "a").exists()


def test_a_wrong_value_is_named_by_its_check() -> None:
    row = {"file": "f", "section": "", "row": 2, "rule": "r", "action": "secret@example.org"}
    with pytest.raises(TableError, match=r"action: isin.* \(1\)") as raised:
        checked("set_aside", pd.DataFrame([row]))
    assert "secret" not in str(raised.value)
