"""Follow-up by sample: whom to ask, what is told, what it may be called."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.indicators.esf.register import programme
from analysis.indicators.esf.sampling import allocation, draw, follow_up, leavers
from analysis.project import EsfRules
from analysis.statistics.finite_sample import sample_size

from .conftest import left, made, start

ESF, RULES = programme("esf_2014_2020"), EsfRules()


def people(n: int = 60) -> pd.DataFrame:
    """Leavers without work, a third of them below 25, every second employed after six months."""
    rows = [
        {
            **start(person=f"p{i:03}", birth_date="2000-01-01" if i % 3 == 0 else "1985-01-01"),
            **left(),
            "lm_6m": "employed" if i % 2 else "unemployed",
        }
        for i in range(n)
    ]
    return leavers(made(*rows).participants, ESF, ESF["CR06"], RULES)


def test_leavers_are_complete_and_in_the_reference_population() -> None:
    rows = [
        {**start(), **left()},
        {**start(person="p2", lm_entry="employed"), **left()},
        {**start(person="p3", isced_entry=None), **left()},
        start(person="p4"),
    ]
    found = leavers(made(*rows).participants, ESF, ESF["CR06"], RULES)
    assert found["person"].tolist() == ["p1"]


def test_the_draw_is_reproducible_and_mirrors_the_strata() -> None:
    population = people()
    drawn = draw(population, 0.1, seed=7)
    assert len(drawn) == sample_size(60, 0.1) == 38
    assert drawn["stratum"].value_counts().to_list() == [25, 13]
    mixed = draw(population.sample(frac=1, random_state=3), 0.1, seed=7)
    pd.testing.assert_frame_equal(drawn, mixed)
    assert draw(population, 0.1, seed=8)["person"].tolist() != drawn["person"].tolist()


def test_the_label_needs_the_whole_population_or_a_documented_sample() -> None:
    population, entry = people(), ESF["CR06"]
    drawn = draw(population, 0.1, seed=7)
    whole = follow_up(population, entry, RULES, drawn=None, margin=0.1)
    assert (whole.label, whole.answered, whole.estimate.value) == ("whole population", 60, 0.5)
    assert whole.estimate.low == whole.estimate.high == 0.5
    sample = follow_up(population, entry, RULES, drawn=drawn, margin=0.1)
    assert (sample.label, sample.answered) == ("random sample", 38)
    assert sample.estimate.low < sample.estimate.value < sample.estimate.high
    silent = population.assign(
        lm_6m=population["lm_6m"].mask(population["person"] == drawn["person"][0])
    )
    fewer = follow_up(silent, entry, RULES, drawn=drawn, margin=0.1)
    assert (fewer.label, fewer.answered) == ("project follow-up", 37)
    unasked = follow_up(silent, entry, RULES, drawn=None, margin=0.1)
    assert unasked.label == "project follow-up"


def test_a_stratum_without_answers_is_joined_with_others_of_its_status() -> None:
    population = people(12)
    silent = population["age_at_entry"] < 25
    told = population.assign(lm_6m=population["lm_6m"].mask(silent))
    found = follow_up(told, ESF["CR06"], RULES, drawn=None, margin=0.1)
    assert found.estimate.value == pytest.approx(0.5)
    nobody = population.assign(lm_6m=population["lm_6m"].mask(silent | True))
    assert follow_up(nobody, ESF["CR06"], RULES, drawn=None, margin=0.1).estimate.value is None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=1, max_size=12), st.integers(0, 500))
def test_places_fit_the_strata(sizes: list[int], places: int) -> None:
    given_ = allocation(pd.Series(sizes), places)
    assert (given_ >= 1).all()
    assert (given_ <= pd.Series(sizes)).all()
    assert given_.sum() >= min(places, sum(sizes))
    assert given_.sum() <= min(places, sum(sizes)) + len(sizes)
