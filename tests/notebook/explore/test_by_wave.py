from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import levels, waves
from analysis.problems import ProblemsError
from analysis.statistics import Statement, level_statements, wave_changes

Scores = Callable[..., pd.DataFrame]
answers = st.integers(4, 20).map(lambda quarters: quarters / 4)


def three_waves(n: int, last: int) -> dict[str, np.ndarray]:
    place = np.arange(n)
    start = place % 5 + 1.0
    end = start + (place % 3) / 2
    return {"start": start, "end": end, "followup": (end - (place % 2) / 4)[:last]}


@given(st.lists(answers, min_size=5, max_size=50))
def test_levels_are_those_of_the_statistics(scores_of: Scores, scores: list[float]) -> None:
    frame = levels(scores_of({"start": scores}), "confidence").to_frame().set_index("statement")
    found = level_statements(np.array(scores)).estimates
    for name, label in ((Statement.MEDIAN, "start: median"), (Statement.MEAN, "start: mean")):
        value = found[name].value
        assert frame.loc[label, "value"] == (
            pytest.approx(np.nan, nan_ok=True) if value is None else value
        )


def test_waves_stand_in_the_order_they_were_held(scores_of: Scores) -> None:
    scores = scores_of({"followup": [1.0, 2] * 10, "end": [1.0, 2] * 10, "start": [1.0, 2] * 10})
    labels = levels(scores, "confidence").to_frame()["statement"]
    assert [label.partition(":")[0] for label in labels[::2]] == ["start", "end", "followup"]


def test_few_people_have_a_median_drawn_and_others_a_mean(scores_of: Scores) -> None:
    scores = scores_of({"start": np.arange(30.0), "end": np.arange(12.0)})
    said = levels(scores, "confidence").plot().description
    assert "start: mean, n = 30" in said
    assert "end: median, n = 12" in said
    assert "end: mean" not in said


def test_the_model_is_that_of_the_statistics(scores_of: Scores) -> None:
    given_waves = three_waves(40, 25)
    scores = scores_of(given_waves)
    frame = waves(scores, "confidence").to_frame()
    people = scores["person"].str[1:].astype("int64").to_numpy()
    codes = scores["wave"].map({"start": 0, "end": 1, "followup": 2}).astype("int64").to_numpy()
    found = wave_changes(scores["score"].to_numpy(), people, codes)
    expected = [estimate.value for estimate in (*found.means, *found.changes)]
    np.testing.assert_allclose(frame["value"], expected, rtol=1e-9)
    np.testing.assert_allclose(frame["p"][3:].astype(float), found.adjusted, rtol=1e-6)
    assert list(frame["n"]) == [40, 40, 25, 40, 25, 25]
    assert "fewer" not in " ".join(frame["reason"])


@pytest.mark.parametrize(
    ("last", "why"), [(19, "fewer than 20"), (9, "fewer than 10"), (3, "fewer than 5")]
)
def test_the_smallest_wave_decides(scores_of: Scores, last: int, why: str) -> None:
    found = waves(scores_of(three_waves(40, last)), "confidence")
    assert found.to_frame()["value"].isna().all()
    assert all(why in reason for reason in found.to_frame()["reason"])
    assert "Nothing to draw" in found.plot().description


def test_a_small_wave_is_not_counted(scores_of: Scores) -> None:
    found = waves(scores_of(three_waves(40, 3)), "confidence")
    assert "followup fewer than 5" in found.base
    assert found.to_frame()["n"].isna().sum() == 3  # the wave, and its two changes


def test_a_singular_model_is_a_sentence(scores_of: Scores) -> None:
    same = np.arange(30) % 4 + 1.0
    found = waves(scores_of({"start": same, "end": same}), "confidence", ("start", "end"))
    assert found.to_frame()["value"].isna().all()
    assert found.to_frame()["reason"].str.contains("no error can be estimated").all()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("start", "follow-up"), "no wave “follow-up” here. The nearest known here: followup"),
        (("start",), "Two or more different waves were expected, not start"),
        (("start", "end", "end"), "Two or more different waves"),
    ],
)
def test_unknown_waves_name_the_nearest(
    scores_of: Scores, asked: tuple[str, ...], told: str
) -> None:
    with pytest.raises(ProblemsError, match=told):
        waves(scores_of(three_waves(30, 30)), "confidence", asked)


def test_a_wave_without_any_score_is_a_sentence(scores_of: Scores) -> None:
    scores = scores_of({**three_waves(30, 30), "followup": np.full(30, np.nan)})
    scores["submitted"] = pd.NaT
    assert waves(scores, "confidence").to_frame()["value"].isna().all()
    levelled = levels(scores, "confidence").to_frame().set_index("statement")
    assert levelled.loc["followup: mean", "reason"] == "fewer than 5, so nothing is said"
    assert levelled.loc["start: mean", "value"] == pytest.approx(3.0)
