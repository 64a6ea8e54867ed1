from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import change
from analysis.problems import ProblemsError
from analysis.statistics import (
    change_statements,
    difference_statements,
    share_statements,
)

Scores = Callable[..., pd.DataFrame]
answers = st.integers(4, 20).map(lambda quarters: quarters / 4)


def same(frame: pd.DataFrame, found: object, name: str) -> None:
    made = [getattr(estimate, name) for estimate in found.estimates.values()]  # type: ignore[attr-defined]
    expected = [np.nan if value is None else value for value in made]
    np.testing.assert_array_equal(frame[name].to_numpy(dtype=float), expected)


@given(st.lists(st.tuples(answers, answers), min_size=5, max_size=60))
def test_values_are_those_of_the_statistics(
    scores_of: Scores, pairs: list[tuple[float, float]]
) -> None:
    before, after = (np.array(side) for side in zip(*pairs, strict=True))
    frame = change(scores_of({"start": before, "end": after}), "confidence").to_frame()
    found = change_statements(before, after)
    for name in ("value", "low", "high", "p"):
        same(frame, found, name)
    assert set(frame["n"]) == {len(pairs)}


@given(st.lists(answers, min_size=5, max_size=40), st.lists(answers, min_size=5, max_size=40))
def test_two_groups_are_compared_as_the_statistics_do(
    scores_of: Scores, before: list[float], after: list[float]
) -> None:
    scores = scores_of({"start": before, "end": after})
    frame = change(scores, "confidence", design="independent").to_frame()
    found = difference_statements(np.array(before), np.array(after))
    for name in ("value", "low", "high", "p"):
        same(frame, found, name)


@given(st.integers(0, 80))
def test_people_decide_what_is_said(scores_of: Scores, n: int) -> None:
    """The steps of the guards, whatever the numbers are."""
    before = np.arange(n) % 4 + 1.0
    both = {"start": before, "end": before + np.arange(n) % 2}
    both = both if n else {"start": [1.0], "end": [np.nan]}
    frame = change(scores_of(both), "confidence").to_frame().set_index("statement")
    shown = set(frame.index[frame["value"].notna()])
    assert ("Signed-rank test (W⁺)" in shown) == (n >= 5)
    assert ("Median change" in shown) == ("Hodges–Lehmann shift" in shown) == (n >= 10)
    assert ("Mean change" in shown) == ("Standardised change g_av" in shown) == (n >= 20)
    assert frame.loc[~frame.index.isin(shown), "reason"].all()


def test_of_three_people_nothing_is_told(scores_of: Scores) -> None:
    found = change(scores_of({"start": [1.25, 2.75, 3.5], "end": [2.25, 3.75, 4.5]}), "confidence")
    frame, page = found.to_frame(), found._repr_html_()
    numbers = frame[["value", "low", "high", "n", "n_missing", "p", "statistic", "count"]]
    assert numbers.isna().all(axis=None)
    assert "fewer than 5, so nothing is said" in page
    assert not any(f">{said}<" in page for said in ("1.00", "3", "100%"))
    assert " rose, " not in page
    assert "3" not in found.base
    assert all(row.estimate.n == row.n == 0 for row in found.rows)
    assert "fewer than 5" in found.plot().description


def test_seven_pairs_are_counted(scores_of: Scores) -> None:
    found = change(scores_of({"start": [1.0] * 7, "end": [2.0] * 5 + [1.0, 0.5]}), "confidence")
    assert "Of 7 pairs 5 rose, 1 stayed, 1 fell." in found.notes
    assert "The smallest p that the exact test can reach with these pairs: 0.0312." in found.notes
    page = found._repr_html_()
    assert "5 of 7" in page
    assert "%</td>" not in page
    assert "fewer than 10, so only counts are given" in page


def test_equivalence_is_tested_where_it_was_asked_for(scores_of: Scores) -> None:
    before = np.arange(30) % 4 + 1.0
    scores = scores_of({"start": before, "end": before + (np.arange(30) % 3 - 1) / 10})
    asked = change(scores, "confidence", worthwhile=0.3).to_frame()
    assert asked["statement"].iloc[-1] == "Equivalence to no worthwhile change"
    assert asked["level"].iloc[-1] == pytest.approx(0.9)
    assert len(change(scores, "confidence").to_frame()) == len(asked) - 1


def test_gaps_and_people_of_one_wave_are_left_out(scores_of: Scores) -> None:
    before, after = np.full(30, 2.0), np.arange(24) % 3 + 2.0
    before[0] = np.nan
    found = change(scores_of({"start": before, "end": after}), "confidence")
    assert set(found.to_frame()["n"]) == {23}
    assert set(found.to_frame()["n_missing"]) == {1}
    assert found.base == (
        "Asked: immigrants. Answered: start 30, end 24. Pairs with both scores: 23."
    )


def test_people_in_both_groups_are_told_of(scores_of: Scores) -> None:
    scores = scores_of({"start": [1.0, 2] * 15, "end": [2.0, 3] * 15})
    assert "(30)" in change(scores, "confidence", design="independent").notes[0]


def test_no_word_of_cause(scores_of: Scores) -> None:
    found = change(scores_of({"start": [1.0, 2] * 15, "end": [2.0, 3] * 15}), "confidence")
    assert "There is no comparison group" in found._repr_html_()


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        ({"scale": "confidense"}, "no scale “confidense” here. The nearest known here: confidence"),
        ({"waves": ("start", "ende")}, "no wave “ende” here. The nearest known here: end"),
        ({"waves": ("begin", "finish")}, "“begin”.*\n.*“finish”"),
        ({"waves": ("end", "end")}, "between two different waves, not end, end"),
        ({"design": "pairs"}, "no design “pairs” here. The nearest known here: paired"),
    ],
)
def test_unknown_words_name_the_nearest(
    scores_of: Scores, ask: dict[str, object], told: str
) -> None:
    scores = scores_of({"start": [1.0] * 20, "end": [2.0] * 20})
    with pytest.raises(ProblemsError, match=told):
        change(scores, **{"scale": "confidence", **ask})  # type: ignore[arg-type]


def test_several_answers_of_one_person_are_refused(scores_of: Scores) -> None:
    scores = scores_of({"start": [1.0] * 20, "end": [2.0] * 20})
    with pytest.raises(ProblemsError, match="several answers of one person"):
        change(pd.concat([scores, scores.head(1)]), "confidence")


def test_another_table_is_refused(responses_of: Scores) -> None:
    with pytest.raises(ProblemsError, match="no column “score”"):
        change(responses_of({"q": ["1"]}), "confidence")


def test_rows_without_any_scale_are_told(scores_of: Scores) -> None:
    scores = scores_of({"start": [1.0], "end": [2.0]})
    with pytest.raises(ProblemsError, match="There is no scale here at all"):
        change(scores.head(0), "confidence")


def test_the_share_that_rose_has_its_count(scores_of: Scores) -> None:
    scores = scores_of({"start": [1.0] * 12, "end": [2.0] * 9 + [1.0] * 3})
    rose = (
        change(scores, "confidence").to_frame().set_index("statement").loc["Share whose score rose"]
    )
    expected = share_statements(9, 12).made().values()
    assert [rose["value"]] == [estimate.value for estimate in expected]
    assert rose["count"] == 9
