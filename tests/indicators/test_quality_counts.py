"""Counts of the data-quality report, on tables small enough to count by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning.missing import KINDS
from analysis.indicators.file_rows import rows_by_kind
from analysis.indicators.flagged import FLAGS, flagged_by_wave
from analysis.indicators.forms import forms_of, states
from analysis.indicators.item_missing import missing_by_item
from analysis.tables import empty

SHA = {"start": "a" * 64, "end": "b" * 64, "registration": "c" * 64}


def file(name: str, wave: str, **given: object) -> dict[str, object]:
    counts = dict.fromkeys(("rows_read", "kept", "merged", "set_aside"), 0)
    known = {"kind": "survey", "format": "x", "status": "read", "instrument": "q"}
    return {"file": name, **known, "wave": wave, "sha256": SHA[wave], **counts, **given}


FILES = pd.DataFrame(
    [
        file("start.csv", "start", rows_read=5, kept=3, merged=1, set_aside=1),
        file("end.csv", "end", rows_read=2, kept=2),
        file("signed up.csv", "registration", rows_read=9, kept=9),
        file("old.xls", "end", kind="", status="refused", format=""),
    ]
)
START, END = "a" * 12, "b" * 12


def pairs(*rows: str) -> pd.DataFrame:
    return pd.DataFrame([row.split() for row in rows], columns=["response", "item"], dtype="str")


RESPONSES = pairs(f"{START}-2 one", f"{START}-2 many", f"{START}-2 many", f"{END}-2 one")
COMMENTS = pairs(f"{START}-2 text", f"{START}-3 text", f"{'c' * 12}-4 text")
MISSING = pairs(f"{START}-3 one", f"{START}-3 many", f"{END}-2 many", f"{END}-2 text").assign(
    kind=["blank", "not shown", "refused", "blank"]
)


def test_rows_are_added_up_by_kind_of_file() -> None:
    found = rows_by_kind(FILES)
    assert found.to_dict("list") == {
        "kind": ["registration", "survey"], "files": [1, 2],
        "rows_read": [9, 7], "kept": [9, 5], "merged": [0, 1], "set_aside": [0, 1],
    }  # fmt: skip


def test_a_response_of_open_answers_only_is_found_by_its_file() -> None:
    codes = pd.concat([RESPONSES["response"], COMMENTS["response"]])
    found = forms_of(codes, FILES)
    assert found["response"].tolist() == [f"{START}-2", f"{END}-2", f"{START}-3"]
    assert found["wave"].tolist() == ["start", "end", "start"]


def test_missing_answers_are_counted_by_question_and_wave() -> None:
    found = missing_by_item(states(RESPONSES, COMMENTS, MISSING, FILES))
    counts = found.set_index(["wave", "item"])
    assert counts.loc[("start", "one"), ["n", "answered", "blank"]].tolist() == [2, 1, 1]
    assert counts.loc[("start", "many"), ["n", "answered", "not shown"]].tolist() == [2, 1, 1]
    assert counts.loc[("start", "text"), ["n", "answered"]].tolist() == [2, 2]
    assert counts.loc[("end", "text"), ["n", "blank"]].tolist() == [1, 1]
    assert "registration" not in set(found["wave"])


@settings(deadline=None)  # the first table is slow on a busy machine
@given(st.lists(st.tuples(st.integers(2, 5), st.sampled_from("xyz"), st.sampled_from(KINDS))))
def test_every_question_of_a_response_is_in_one_state(rows: list[tuple[int, str, str]]) -> None:
    given = {(f"{START}-{row}", item): kind for row, item, kind in rows}
    missing = pd.DataFrame(
        [(*pair, kind) for pair, kind in given.items()],
        columns=["response", "item", "kind"], dtype="str",
    )  # fmt: skip
    found = missing_by_item(states(RESPONSES, COMMENTS, missing, FILES))
    assert (found["n"] == found[["answered", *KINDS]].sum(axis=1)).all()
    asked = {*given, *pd.concat([RESPONSES, COMMENTS]).itertuples(index=False, name=None)}
    assert found["n"].sum() == sum(not code.startswith("c") for code, _ in asked)


def test_a_response_with_several_flags_is_flagged_once() -> None:
    flags = pd.DataFrame(
        {"response": [f"{START}-2", f"{START}-2", f"{END}-2"], "value": 1.0}
        | {"flag": ["partial", "too fast", "partial"]}
    )
    codes = pd.concat([RESPONSES["response"], COMMENTS["response"]])
    found = flagged_by_wave(codes, flags, FILES).set_index("wave")
    assert found.loc["start", ["n", "any", "partial", "too fast"]].tolist() == [2, 1, 1, 1]
    assert found.loc["end", ["n", "any", "partial", "too fast"]].tolist() == [1, 1, 1, 0]


@pytest.mark.parametrize("files", [empty("files"), FILES])
def test_without_answers_nothing_is_counted(files: pd.DataFrame) -> None:
    names = ("responses", "comments", "missing")
    counted = missing_by_item(states(*(empty(name) for name in names), files))
    assert list(counted.columns)[:4] == ["instrument", "wave", "item", "n"]
    flagged = flagged_by_wave(empty("responses")["response"], empty("flags"), files)
    assert set(FLAGS) <= set(flagged.columns)
    assert len(counted) + len(flagged) + len(rows_by_kind(empty("files"))) == 0
