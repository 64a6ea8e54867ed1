"""Numbers, labels and heading levels."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.publishing.parts import parts
from analysis.reporting.blocks import Cell, Heading, Report, Table


def test_tables_and_figures_are_counted_apart(english: Report) -> None:
    labels = [part.label for part in parts(english) if part.label]
    assert labels == ["Table 1", "Figure 1", "Figure 2", "Table 2"]


def test_anchors_are_unique(english: Report) -> None:
    anchors = [part.anchor for part in parts(english)]
    assert len(set(anchors)) == len(anchors)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=12))
def test_heading_levels_have_no_gap(levels: list[int]) -> None:
    headings = tuple(Heading(text="x", level=level) for level in levels)
    report = Report.model_construct(language="en", blocks=headings)
    placed = [part.level for part in parts(report)]
    assert placed[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(placed))
    assert all(level <= asked for level, asked in zip(placed, levels, strict=True))


def test_a_row_of_another_length_is_refused(english: Report) -> None:
    short = Table(id="t", caption="c", headers=("a", "b"), rows=((Cell(text="1"),),))
    with pytest.raises(ValueError, match="'t'"):
        parts(english.model_copy(update={"blocks": (short,)}))
