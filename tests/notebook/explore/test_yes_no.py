from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import change, levels, waves
from analysis.problems import ProblemsError
from analysis.statistics import (
    paired_proportion_difference,
    proportion,
    proportion_difference,
)

Scores = Callable[..., pd.DataFrame]
answer = st.sampled_from([0.0, 1.0])
LABEL = "Change of the share of yes"


@given(st.lists(st.tuples(answer, answer), min_size=1, max_size=60))
def test_the_same_people_have_newcombes_change(
    scores_of: Scores, given_pairs: list[tuple[float, float]]
) -> None:
    pairs = [(0.0, 1.0), *given_pairs]
    before, after = zip(*pairs, strict=True)
    frame = change(scores_of({"start": before, "end": after}, "used"), "used").to_frame()
    row = frame.set_index("statement").loc[LABEL]
    cells = ((1, 1), (1, 0), (0, 1), (0, 0))
    expected = paired_proportion_difference(*(pairs.count(cell) for cell in cells))
    if len(pairs) < 10:
        assert pd.isna(row["value"])
        assert row["reason"].startswith("fewer than")
    else:
        assert (row["value"], row["low"], row["high"]) == (
            expected.value, expected.low, expected.high,
        )  # fmt: skip


def test_two_groups_and_levels_are_shares(scores_of: Scores) -> None:
    scores = scores_of({"start": [0.0] * 20 + [1.0] * 10, "end": [1.0] * 15 + [0.0] * 5}, "used")
    apart = change(scores, "used", design="independent").to_frame()
    expected = proportion_difference(10, 30, 15, 20)
    assert list(apart["value"]) == [expected.value]
    by_wave = levels(scores, "used").to_frame()
    assert list(by_wave["value"]) == [proportion(10, 30).value, proportion(15, 20).value]
    assert list(by_wave["count"]) == [10, 15]
    assert "33% (10 of 30)" in levels(scores, "used")._repr_html_()


def test_it_is_told_and_no_mean_is_made(scores_of: Scores) -> None:
    scores = scores_of({"start": [0.0, 1.0] * 15, "end": [1.0] * 29 + [np.nan]}, "used")
    found = change(scores, "used", worthwhile=0.1)
    page = found._repr_html_()
    assert "read as no and yes" in page
    assert "Equivalence is not tested for shares" in page
    assert not found.to_frame()["statement"].str.contains("ean").any()
    assert set(found.to_frame()["n_missing"]) == {1}
    assert "Of 29 pairs 15 rose, 14 stayed, 0 fell." in page


def test_no_linear_model_of_yes_and_no(scores_of: Scores) -> None:
    with pytest.raises(ProblemsError, match="not for a scale of yes and no"):
        waves(
            scores_of({"start": [0.0, 1.0] * 15, "end": [1.0] * 30}, "used"),
            "used",
            ("start", "end"),
        )
