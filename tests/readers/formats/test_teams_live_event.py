from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
HEADER = ["SessionId", "ParticipantId", "FullName", "UserAgent", "UtcEventTimestamp", "Action",
          "Role"]  # fmt: skip


@pytest.mark.parametrize(("name", "who"), [("signed in", "upn"), ("anonymous", "user_id")])
def test_acts_in_utc(invented: Callable[[str], Mapping[str, bytes]], name: str, who: str) -> None:
    export = read_export(Content("a.csv", invented("teams_live_event")[name]))
    (acts,) = export.tables
    assert (export.kind, export.zone, acts.section) == ("attendance", "UTC", "acts")
    assert [column.field for column in acts.columns] == [
        "token", who, "name", "device", "at", "action", "role",
    ]  # fmt: skip
    assert acts.rows.loc[2, 4] == "1/25/2022 4:48:08 PM"


def test_something_else_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*live event: its header is missing"):
        read([["Age", "Work"], ["20", "Yes"]], declared="teams_live_event")


@given(rows=st.lists(st.lists(CELL, min_size=8, max_size=8), min_size=1, max_size=5))
def test_any_acts_come_back_as_written(
    as_text: Callable[..., bytes], rows: list[list[str]]
) -> None:
    rows = [[f"x{row[0]}", *row[1:]] for row in rows]
    (acts,) = read_export(Content("a.csv", as_text([[*HEADER, "Further"], *rows]))).tables
    assert acts.rows.to_numpy().tolist() == rows
    assert acts.columns[-1].field == "ignored"
