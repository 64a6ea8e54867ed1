from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise
from analysis.readers.acts import meanings
from analysis.readers.aliases import known_aliases

FIELDS = ["name", "action", "at"]
CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@pytest.fixture(scope="session")
def variant(invented: Callable[[str], Mapping[str, bytes]]) -> Callable[[str], Export]:
    return lambda name: read_export(Content("a.csv", invented("teams_list_2020")[name]))


def _fields(export: Export) -> list[str | None]:
    (table,) = export.tables
    return [column.field for column in table.columns]


@pytest.mark.parametrize("name", ["english", "american", "saved again", "swedish"])
def test_one_act_a_row(variant: Callable[[str], Export], name: str) -> None:
    export = variant(name)
    (acts,) = export.tables
    assert (export.kind, acts.section, export.problems) == ("attendance", "acts", ())
    assert _fields(export) == FIELDS
    assert acts.rows.index.tolist() == [2, 3, 4, 5, 6, 7]
    assert acts.rows.loc[7, 0] == "Ceder Cecilia (Guest)"


def test_words_nobody_told_are_learned_and_noted(variant: Callable[[str], Export]) -> None:
    export = variant("unknown words")
    assert _fields(export) == FIELDS
    (note,) = export.problems
    assert note.severity == "note"
    assert dict(note.values) == {"joined": "saabus, varem saabunud", "left": "lahkus"}


def test_known_words_count_more_than_their_order() -> None:
    names, actions = pd.Series(["A", "B"]), pd.Series(["Left", "Tuli"])
    found = meanings(names, actions, known_aliases().words("teams_action"))
    assert dict(found) == {"left": "left", "tuli": "joined"}


def test_names_among_the_actions_are_never_told(read: Callable[..., Export]) -> None:
    rows = [["Joined", f"Person {at}", "11/12/2020, 12:27:24"] for at in range(9)]
    (warning,) = read([["Full Name", "User Action", "Timestamp"], *rows]).problems
    assert (warning.severity, dict(warning.values)) == ("warning", {"count": 9})


def test_a_column_of_pandas_in_front(variant: Callable[[str], Export]) -> None:
    assert _fields(variant("pandas")) == ["ignored", *FIELDS]


@pytest.mark.parametrize(
    "rows",
    [
        # Each name once: nothing says that the words are acts.
        [["A", "yes", "1/2/2020, 10:00:00"], ["B", "no", "1/2/2020, 10:01:00"]],
        # The words do not alternate.
        [["A", "x", "1/2/2020, 10:00:00"], ["A", "x", "1/2/2020, 10:00:01"],
         ["A", "y", "1/2/2020, 10:00:02"]],
        [["A", "x", "morning"], ["A", "y", "evening"]],
        [["A", "x", "1/2/2020, 10:00:00"], ["A", "", "1/2/2020, 10:01:00"]],
    ],
)  # fmt: skip
def test_other_tables_of_three_columns_are_no_lists(
    as_text: Callable[..., bytes], rows: list[list[str]]
) -> None:
    content = Content("a.csv", as_text([["Who", "What", "When"], *rows]))
    assert recognise(content) is None
    with pytest.raises(ProblemsError, match="name, action and time are missing"):
        read_export(content, "teams_list_2020")


def test_a_real_list(shared: Path) -> None:
    name = "teams/dominikhoebert__Teams-Attendance-Klassenbuch-Writer__meetingAttendanceList.csv"
    export = read_export(Content(name, (shared / "samples" / name).read_bytes()))
    assert (export.format, export.encoding) == ("teams_list_2020", "utf-16-le")
    acts = export.tables[0].rows
    assert (len(acts), set(acts[1])) == (38, {"Joined", "Left"})


@given(rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_acts_come_back_as_written(
    as_text: Callable[..., bytes], rows: list[list[str]]
) -> None:
    rows = [[f"x{row[0]}", *row[1:]] for row in rows]
    data = as_text([["Full Name", "User Action", "Timestamp"], *rows], "\t", "utf-16")
    (acts,) = read_export(Content("a.csv", data)).tables
    assert acts.rows.to_numpy().tolist() == rows
