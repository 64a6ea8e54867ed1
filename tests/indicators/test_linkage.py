"""Those found again compared with those who were not."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.indicators.linkage import differences

LINKS = pd.DataFrame({"group": ["new"], "first": ["start"], "second": ["end"]})


def tables(
    scores: dict[str, float], again: set[str], gender: dict[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Scores of the first wave, people, and responses of everybody in it and some in the second."""
    scored = pd.DataFrame(
        [(p, "new", "start", "skill", score) for p, score in scores.items()],
        columns=["person", "group", "wave", "scale", "score"],
    )
    people = pd.DataFrame(
        [(p, "new", gender.get(p)) for p in scores], columns=["person", "groups", "gender"]
    )
    answered = [(p, "new", "start") for p in scores] + [(p, "new", "end") for p in sorted(again)]
    return scored, people, pd.DataFrame(answered, columns=["person", "group", "wave"])


def test_means_shares_and_their_standardised_difference() -> None:
    scores = {"a": 1.0, "b": 3.0, "c": 2.0, "d": 4.0}
    gender = {"a": "woman", "b": "woman", "c": "woman", "d": "man"}
    found = differences(*tables(scores, {"a", "b"}, gender), LINKS, ["gender"])
    skill, sex = found.to_dict("records")
    assert (skill["matched"], skill["unmatched"]) == (2.0, 3.0)
    assert (skill["matched_n"], skill["unmatched_n"]) == (2, 2)
    # both standard deviations are 1, so the difference of means is its own standard
    assert skill["difference"] == pytest.approx(-1.0)
    assert (sex["trait"], sex["value"], sex["matched"]) == ("gender", "man", 0.0)
    # (0 - 1/2) / sqrt((0 + 1/4) / 2)
    assert sex["difference"] == pytest.approx(-(2**0.5))


@pytest.mark.parametrize("again", [set[str](), {"a", "b"}])
def test_nothing_is_compared_with_nobody(again: set[str]) -> None:
    found = differences(*tables({"a": 1.0, "b": 2.0}, again, {}), LINKS, ["gender"])
    assert found.empty


def test_no_standard_where_nobody_varies() -> None:
    found = differences(*tables({"a": 1.0, "b": 1.0}, {"a"}, {}), LINKS, [])
    assert found["difference"].isna().all()
    assert found["matched"].tolist() == [1.0]


@given(
    st.lists(st.floats(1, 5, allow_nan=False), min_size=3, max_size=12),
    st.integers(1, 2),
)
def test_who_is_found_and_who_is_not_can_change_places(values: list[float], found: int) -> None:
    scores = {f"p{n}": value for n, value in enumerate(values)}
    again = set(list(scores)[:found])
    one = differences(*tables(scores, again, {}), LINKS, [])
    other = differences(*tables(scores, set(scores) - again, {}), LINKS, [])
    assert one["matched"].tolist() == other["unmatched"].tolist()
    assert one["difference"].tolist() == pytest.approx((-other["difference"]).tolist(), nan_ok=True)
