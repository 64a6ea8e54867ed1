"""What cleaning recovers of the demonstration data's known truth."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import cleaning
from analysis.cleaning import Cleaned
from analysis.indicators.change import change
from analysis.indicators.data import Data
from analysis.indicators.rules import people_involved
from analysis.notebook.clean import Exports, read_exports
from analysis.notebook.context import scales_of
from analysis.notebook.dataset import open_dataset

TRUTH = Path(__file__).resolve().parents[2] / "data" / "raw" / "demo" / "truth"


@pytest.fixture(scope="module")
def exports() -> Exports:
    return read_exports(open_dataset("demo"))


@pytest.fixture(scope="module")
def surveys(exports: Exports) -> Cleaned:
    return cleaning.tidy_surveys(exports.source, exports.people)


@pytest.fixture(scope="module")
def events(exports: Exports) -> Cleaned:
    return cleaning.tidy_events(exports.source, exports.people)


@pytest.fixture(scope="module")
def answers(exports: Exports) -> pd.DataFrame:
    """Every row of the truth with the person it was given to."""
    true = pd.read_csv(TRUTH / "answers.csv").rename(columns={"person": "truth"})
    found = exports.people.rows[["file", "row", "person"]]
    joined = true.merge(found, on=["file", "row"], validate="1:1")
    # of two copies of a file one is read; which name it has does not matter
    assert len(true) - len(joined) in {0, 27}
    return joined[joined["kind"] != "test"]


def data_of(surveys: Cleaned, events: Cleaned) -> Data:
    tables = {**surveys.tables, **events.tables, "people": surveys.tables["people"]}
    names = ("people", "responses", "scores", "events", "registrations", "attendance")
    return Data(**{name: tables[name] for name in names})


def test_nobody_is_joined_with_somebody_else(answers: pd.DataFrame) -> None:
    assert answers.groupby("person")["truth"].nunique().max() == 1


def test_people_are_split_only_where_nothing_joins_them(answers: pd.DataFrame) -> None:
    answers = answers[answers["anonymous"] != "yes"]
    parts = answers.groupby("truth")["person"].nunique()
    split = set(parts.index[parts > 1])
    mess = pd.read_csv(TRUTH / "mess.csv")
    assert len(split) < mess.loc[mess["kind"] == "mistyped_code_alone", "count"].sum()
    # a mistyped code without address can be compared with another wave only if there is one
    coded = answers[answers["truth"].isin(split) & (answers["wave"] != "registration")]
    assert (coded.groupby("truth")["wave"].nunique() == 1).all()


def test_anonymous_answers_are_joined_with_nothing(answers: pd.DataFrame) -> None:
    anonymous = answers[answers["anonymous"] == "yes"]
    assert len(anonymous) > 100
    assert anonymous["person"].is_unique
    assert not anonymous["person"].isin(answers.loc[answers["anonymous"] != "yes", "person"]).any()


def test_anonymous_feedback_involves_nobody_twice(surveys: Cleaned, events: Cleaned) -> None:
    data = data_of(surveys, events)
    survey = data.responses[data.responses["event"] == ""]
    expected = set(survey["person"]) | set(data.attendance["person"])
    assert people_involved(data) == len(expected)
    assert len(expected) < data.responses["person"].nunique()


def test_tests_and_duplicates_are_found_and_nothing_else(surveys: Cleaned) -> None:
    true = pd.read_csv(TRUTH / "answers.csv")
    wanted = true[true["kind"] != "answer"].set_index(["file", "row"])["kind"]
    rules = {
        "test answer": "test",
        "earlier answer": "duplicate",
        "same answer twice": "duplicate",
        "registered again": "duplicate",
    }
    left_out = surveys.tables["set_aside"]
    found = left_out[left_out["rule"] != "copy of a file"]
    got = found.set_index(["file", "row"])["rule"].map(rules)
    pd.testing.assert_series_equal(
        got.sort_index(), wanted.sort_index(), check_names=False, check_dtype=False
    )


def test_rows_add_up_in_every_file(surveys: Cleaned, events: Cleaned) -> None:
    for cleaned in (surveys, events):
        files = cleaned.tables["files"]
        parts = files[["kept", "merged", "set_aside"]].sum(axis=1)
        assert (parts == files["rows_read"]).all()
        assert files["rows_read"].sum() > 0


def test_minutes_and_stays_are_the_true_ones(events: Cleaned) -> None:
    true = pd.read_csv(TRUTH / "attendance.csv")
    found = events.tables["attendance"]
    assert len(found) == len(true)
    for column, other in (("minutes", "minutes"), ("stays", "joins")):
        ours = found.sort_values(["event", column]).groupby("event")[column].apply(list)
        theirs = true.sort_values(["event", other]).groupby("event")[other].apply(list)
        for event in ours.index:
            assert ours[event] == pytest.approx(theirs[event], abs=0.001), event


def test_known_effects_lie_in_their_intervals(surveys: Cleaned, events: Cleaned) -> None:
    dataset = open_dataset("demo")
    data = data_of(surveys, events)
    effects = pd.read_csv(TRUTH / "effects.csv").set_index(["group", "scale", "from", "to"])
    assert set(scales_of(dataset)) >= {outcome.scale for outcome in dataset.project.outcomes}
    for outcome in dataset.project.outcomes:
        found = change(data, outcome, share=False).change
        true = effects.loc[(outcome.group, outcome.scale, *outcome.waves), "score_change"]
        assert found.low is not None
        assert found.high is not None
        assert found.low < true < found.high, outcome.scale


def test_feedback_is_scored_and_joined_to_its_event(surveys: Cleaned) -> None:
    """All answers of an event are found, and what they say is near what all present think."""
    told = surveys.tables["responses"].query("wave == 'feedback'")[["response", "event"]]
    scores = surveys.tables["scores"].merge(told.drop_duplicates(), on="response")
    true = pd.read_csv(TRUTH / "feedback.csv").set_index("event")
    assert (told.groupby("event")["response"].nunique() == true["answered"]).all()
    columns = {
        "event_recommendation": "nps",
        "event_satisfaction": "satisfaction",
        "event_usability": "usability",
    }
    for scale, column in columns.items():
        mine = scores[(scores["scale"] == scale) & scores["score"].notna()]
        expected = (mine["event"].map(true[column])).mean()
        error = mine["score"].std() / len(mine) ** 0.5
        assert abs(mine["score"].mean() - expected) < 1.96 * error, scale


def test_satisfaction_and_willingness_are_near_the_truth(surveys: Cleaned) -> None:
    true = pd.read_csv(TRUTH / "levels.csv").set_index(["scale", "wave"])["score"]
    scores = surveys.tables["scores"].dropna(subset=["score"])
    for scale, wave in (("satisfaction", "end"), ("willingness", "needs")):
        mine = scores.loc[(scores["scale"] == scale) & (scores["wave"] == wave), "score"]
        assert abs(mine.mean() - true[scale, wave]) < 1.96 * mine.std() / len(mine) ** 0.5
    waves = scores.groupby("scale")["wave"].agg(lambda waves: sorted(set(waves)))
    assert waves["satisfaction"] == waves["handbook_used"] == ["end"]
    assert waves["networking_activity"] == ["end", "followup", "start"]


def test_no_tidy_table_holds_a_name_or_an_address(surveys: Cleaned, events: Cleaned) -> None:
    people = pd.read_csv(TRUTH / "people.csv")
    wanted = [text.casefold() for text in (*people["name"], *people["email"], *people["code"])]
    for cleaned in (surveys, events):
        for table in cleaned.tables.values():
            text = table.to_csv().casefold()
            assert not [word for word in wanted if word in text]


def test_all_problems_name_their_file(surveys: Cleaned, events: Cleaned) -> None:
    assert all(problem.place.file for problem in (*surveys.problems, *events.problems))
