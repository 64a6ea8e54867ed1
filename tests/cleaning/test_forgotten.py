"""Who is to be left out stands in no table, and each of their rows is accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.cleaning import Cleaned, Source, identify, tidy_course, tidy_events, tidy_surveys
from analysis.cleaning.traces import traces
from analysis.people.forgotten import marks_of
from analysis.readers import Content, Export, content
from analysis.readers.formats import moodle_log

KEY = b"k" * 32
LOG = """Time,User full name,Affected user,Event context,Component,Event name,Description,Origin
"25/10/22, 21:40:58",Ada Nova,-,Page: Start,Page,Viewed,The user with id '7' viewed,web
"25/10/22, 21:41:58",Bo Berg,-,Page: Start,Page,Viewed,The user with id '8' viewed,web
"25/10/22, 21:42:58",Ada Nova,-,Page: End,Page,Viewed,The user with id '7' viewed,web
"""


def log(folder: Path, *, large: bool, monkeypatch: pytest.MonkeyPatch) -> Export:
    if large:
        monkeypatch.setattr(content, "_LARGE", 300)
    file = folder / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    export = moodle_log.READER.read(Content.load(file, folder))
    assert (export.scan is not None) == large
    return export


@pytest.fixture
def source(make: Any) -> Source:
    survey = make.export(
        "start/a.csv",
        "survey",
        make.table(
            {"Your e-mail address": None, "Statement 1": None, "Anything else?": None},
            [("ada@example.org", "Agree", "I like it"), ("bo@example.org", "Agree", "Ada did it")],
        ),
    )
    listed = make.export(
        "b.csv",
        "attendance",
        make.table(
            {"Email": "email", "Name": "name", "Minutes": "minutes"},
            [("ada@example.org", "Ada Nova", "30"), ("", "Bo Berg", "20"), ("", "Ada Nova", "10")],
        ),
    )
    event = make.event("e1", "2023-02-01 12:00", "2023-02-01 13:00", "b.csv")
    return make.source(survey, listed, events=[event])


def cleaned(source: Source, person: str) -> tuple[str, list[Cleaned], pd.DataFrame]:
    first = identify(source, KEY).rows
    who = first.loc[first["email"] == person, "person"].iloc[0]
    people = identify(source, KEY, marks=marks_of(first, who, KEY))
    parts = [tidy(source, people) for tidy in (tidy_surveys, tidy_events, tidy_course)]
    aside = pd.concat([part.tables["set_aside"] for part in parts])
    return who, parts, aside[aside["rule"] == "forgotten"]


def test_rows_of_surveys_and_lists_are_set_aside(source: Source) -> None:
    who, parts, aside = cleaned(source, "ada@example.org")
    assert sorted(zip(aside["file"], aside["row"], strict=True)) == [
        ("b.csv", 2), ("b.csv", 4), ("start/a.csv", 2),
    ]  # fmt: skip
    assert set(aside["action"]) == {"set aside"}
    for part in parts:
        for table in part.tables.values():
            assert "person" not in table or who not in set(table["person"])
    assert parts[0].tables["responses"]["person"].nunique() == 1
    assert not parts[0].tables["comments"]["text"].str.contains("like").any()


@pytest.mark.parametrize("large", [False, True])
def test_rows_of_a_log_are_set_aside(
    tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    source = make.source(log(tmp_path, large=large, monkeypatch=monkeypatch))
    first = identify(source, KEY)
    who = first.rows.loc[first.rows["name"] == "ada nova", "person"].iloc[0]
    found = traces(source, first, who)
    assert found.loc[found["own"], "row"].tolist() == [2, 4]
    done = tidy_course(source, identify(source, KEY, marks=marks_of(first.rows, who, KEY)))
    aside = done.tables["set_aside"]
    assert aside.loc[aside["rule"] == "forgotten", "row"].tolist() == [2, 4]
    assert set(done.tables["course_activity"]["person"]) == {
        first.rows.loc[first.rows["name"] == "bo berg", "person"].iloc[0]
    }


def test_rows_that_only_name_the_person_are_told_apart(make: Any) -> None:
    chat = make.table({"Name": "name", "Text": "text"}, [("Bo Berg", "ask ada@example.org")])
    own = make.table({"Email": "email", "Name": "name"}, [("ada@example.org", "Ada Nova")])
    source = make.source(
        make.export("a.csv", "attendance", own), make.export("c.csv", "interactions", chat)
    )
    people = identify(source, KEY)
    who = people.rows.loc[people.rows["email"] != "", "person"].iloc[0]
    found = traces(source, people, who)
    told = list(zip(found["file"], found["row"], found["own"], strict=True))
    assert told == [("a.csv", 2, True), ("c.csv", 2, False)]


def test_nobody_is_asked_about_who_is_forgotten(make: Any) -> None:
    """The table of questions holds names; those of a forgotten person leave it."""
    listed = make.export(
        "b.csv",
        "attendance",
        make.table(
            {"Email": "email", "Name": "name", "Minutes": "minutes"},
            [("ada@example.org", "Ada Nova", "30"), ("bo@example.org", "Ada Nova", "10")],
        ),
    )
    source = make.source(
        listed, events=[make.event("e1", "2023-02-01 12:00", "2023-02-01 13:00", "b.csv")]
    )
    asked = identify(source, KEY)
    (question,) = asked.reviews
    assert not asked.not_asked
    who = asked.rows.loc[asked.rows["email"] == "ada@example.org", "person"].iloc[0]
    left = identify(source, KEY, marks=marks_of(asked.rows, who, KEY))
    assert left.reviews == ()
    assert left.not_asked == {question.link}
    assert who not in left.open_people
