from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from analysis import change
from analysis.notebook.explore import Result, Row
from analysis.notebook.explore.result import guarded_row
from analysis.statistics import Estimate

Scores = Callable[..., pd.DataFrame]
printable = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20)


@given(printable, printable, st.integers(0, 30), st.floats(-5, 5))
def test_any_words_make_a_well_formed_table(label: str, title: str, n: int, value: float) -> None:
    row = guarded_row(Row(label, n, Estimate(value, value - 1, value + 1, n, "a & b")))
    page = ElementTree.fromstring(Result(title, "", (row,), (label,), "points")._repr_html_())
    table = page.find("table")
    assert table is not None
    assert table.findtext("caption/strong") == title
    columns, rows = table.findall("thead/tr/th"), table.findall("tbody/tr")
    assert {header.get("scope") for header in columns} == {"col"}
    assert all(header.text for header in columns)
    assert [one.find("th").get("scope") for one in rows] == ["row"]  # type: ignore[union-attr]
    assert all(len(one) == len(columns) for one in rows)
    assert page.get("lang") == "en"
    assert (rows[0].findtext("td") == "not shown") == (n < 5)


def test_every_table_and_figure_says_that_it_is_internal(scores_of: Scores) -> None:
    found = change(scores_of({"start": [1.0, 2] * 15, "end": [2.0, 3] * 15}), "confidence")
    assert "have not passed disclosure control" in found._repr_html_()
    said = found.plot().get_supxlabel()
    assert said == "Internal use: not passed disclosure control."


def test_a_result_cannot_be_changed(scores_of: Scores) -> None:
    found = change(scores_of({"start": [1.0, 2] * 15, "end": [2.0, 3] * 15}), "confidence")
    with pytest.raises(FrozenInstanceError):
        found.title = "another"  # type: ignore[misc]


def test_one_call_draws_a_figure_that_shows_itself(scores_of: Scores) -> None:
    before = np.arange(30) % 4 + 1.0
    found = change(scores_of({"start": before, "end": before + np.arange(30) % 2}), "confidence")
    figure = found.plot()
    assert isinstance(figure, Figure)
    image, about = figure._repr_png_()
    assert image.startswith(b"\x89PNG")
    assert "Mean change, n = 30: 0.50 (0.31 to 0.69)" in about["alt"]
    assert image == found.plot()._repr_png_()[0]
    ticks = [text.get_text() for text in figure.axes[0].get_yticklabels()]
    assert ticks == [
        f"{name}, n = 30" for name in ("Median change", "Hodges–Lehmann shift", "Mean change")
    ]


def test_no_p_of_zero() -> None:
    row = Row("test", 60, Estimate(1.0, None, None, 60, "test", p=1e-12))
    assert "<td>&lt; 0.001</td>" in Result("t", "", (row,), (), "points")._repr_html_()


def test_limits_of_a_statement_stand_beside_it() -> None:
    found = Estimate(
        1.0, 0.0, 2.0, 12, "m", level=0.9787, standardiser="SD before", reason="all alike"
    )
    page = Result("t", "", (Row("r", 12, found),), (), "points")._repr_html_()
    assert "<td>97.9% interval; divided by the SD before; all alike</td>" in page


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ([2.0] * 30, [2.0] * 30, "all values are alike"),
        ([2.0] * 29 + [np.inf], [3.0] * 30, "infinite"),
    ],
)
def test_data_that_allow_no_value_have_a_sentence(
    scores_of: Scores, before: list[float], after: list[float], why: str
) -> None:
    found = change(scores_of({"start": before, "end": after}), "confidence")
    mean = found.to_frame().set_index("statement").loc["Mean change"]
    assert pd.isna(mean["value"])
    assert why in mean["reason"]
    assert why in found._repr_html_()
    assert found.plot().description


def test_a_terminal_shows_the_same(scores_of: Scores) -> None:
    found = repr(change(scores_of({"start": [1.0] * 7, "end": [2.0] * 7}), "confidence"))
    assert "Median change" in found
    assert "fewer than 10, so only counts are given" in found
    assert "have not passed disclosure control" in found
