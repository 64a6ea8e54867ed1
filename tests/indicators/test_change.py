from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.indicators.change import change
from analysis.indicators.data import Data
from analysis.project import Outcome


def outcome(design: str, group: str = "new") -> Outcome:
    return Outcome.model_validate(
        {
            "goal": "G1",
            "group": group,
            "scale": "confidence",
            "waves": ("start", "end"),
            "design": design,
        }
    )


def everybody(data: Data) -> Data:
    return replace(data, people=data.people.assign(groups="new"))


def test_paired_change_is_of_matched_people_only(data: Data) -> None:
    found = change(everybody(data), outcome("paired"), share=False)
    # Ann 2 → 4, Ben 3 → 4.5; Cem answered once, Eve's score is missing
    assert (found.before.value, found.after.value, found.change.value) == (2.5, 4.25, 1.75)
    assert (found.people, found.change.n, found.answered) == (2, 2, (3, 2))


def test_independent_change_counts_both_groups_of_answers(data: Data) -> None:
    found = change(everybody(data), outcome("independent"), share=False)
    assert found.before.value == pytest.approx(10 / 3)
    assert found.change.value == pytest.approx(4.25 - 10 / 3)
    assert (found.people, found.change.n, found.answered) == (2, 5, (3, 2))


def test_only_people_of_the_group_count(data: Data) -> None:
    found = change(data, outcome("independent", "guide"), share=False)
    assert found.answered == (2, 1)
    assert found.before.value == 4.0
    assert (found.people, found.change.value) == (1, None)


def test_shares_of_two_groups_of_answers(data: Data) -> None:
    yes = data.scores["score"].ge(4).astype("float64").where(data.scores["score"].notna())
    found = change(
        everybody(replace(data, scores=data.scores.assign(score=yes))),
        outcome("independent"),
        share=True,
    )
    assert (found.before.value, found.after.value) == (pytest.approx(1 / 3), 1.0)
    assert found.change.value == pytest.approx(2 / 3)
    assert "Newcombe" in found.change.method


@pytest.mark.parametrize("design", ["paired", "independent"])
@pytest.mark.parametrize("share", [False, True])
def test_nobody_gives_no_value(data: Data, design: str, share: bool) -> None:
    found = change(data, outcome(design, "nobody"), share=share)
    assert (found.people, found.change.value, found.answered) == (0, None, (0, 0))
