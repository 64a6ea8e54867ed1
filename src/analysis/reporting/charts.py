"""The few kinds of picture the reports use; each value stands beside its mark as a number."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.reporting.figure_style import BLUE, GREY, INK, ORANGE, canvas, encoded

_LABEL = 38  # characters of a label before it takes a second line
_ROW = 0.42  # inches per bar
_AROUND = 0.75  # inches for axis and legend


@dataclass(frozen=True)
class Bar:
    """A labelled length; None draws the words only."""

    label: str
    value: float | None
    text: str


@dataclass(frozen=True)
class Shift:
    """A value before and after, as a line with two ends."""

    label: str
    before: float
    after: float
    text: str


def bars(rows: Sequence[Bar], axis: str) -> tuple[str, str]:
    """Horizontal bars from the first row down; SVG and PNG, base64."""
    with canvas(_AROUND + _ROW * len(rows)) as figure:
        axes = figure.subplots()
        places = range(len(rows), 0, -1)
        axes.barh(places, [row.value or 0 for row in rows], color=BLUE, height=0.62)
        for place, row in zip(places, rows, strict=True):
            _beside(axes, row.value or 0, place, row.text)
        _labels(axes, [row.label for row in rows], axis)
        _room_for_text(axes, [row.value or 0 for row in rows])
        return encoded(figure)


def grouped_bars(
    labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], axis: str
) -> tuple[str, str]:
    """Up to three lengths per label, told apart by colour and by hatching."""
    looks = ((BLUE, ""), (ORANGE, "////"), (GREY, "...."))[: len(series)]
    height = 0.8 / len(series)
    with canvas(_AROUND + 0.35 + 0.36 * len(labels)) as figure:
        axes = figure.subplots()
        for number, ((name, values), (colour, hatch)) in enumerate(zip(series, looks, strict=True)):
            places = [len(labels) - place - (number - 1) * height for place in range(len(labels))]
            lengths = [value or 0 for value in values]
            axes.barh(
                places, lengths, height=height * 0.92, color=colour, hatch=hatch,
                edgecolor="white", linewidth=0, label=name,
            )  # fmt: skip
            for place, value in zip(places, values, strict=True):
                if value is not None:
                    _beside(axes, value, place, f"{value:.0f}", small=True)
        _labels(axes, labels, axis)
        _room_for_text(axes, [value or 0 for _, values in series for value in values], small=True)
        figure.legend(loc="outside upper left", ncols=len(series))
        return encoded(figure)


def shifts(
    rows: Sequence[Shift], limits: tuple[float, float], ends: tuple[str, str], axis: str
) -> tuple[str, str]:
    """A line per row from an open mark (before) to a filled one (after)."""
    with canvas(_AROUND + 0.35 + 0.5 * len(rows)) as figure:
        axes = figure.subplots()
        places = list(range(len(rows), 0, -1))
        before, after = [row.before for row in rows], [row.after for row in rows]
        axes.hlines(places, before, after, color=GREY, linewidth=2)
        axes.plot(before, places, "o", mfc="white", mec=BLUE, mew=1.6, ms=8, label=ends[0])
        axes.plot(after, places, "o", color=BLUE, ms=8, label=ends[1])
        for place, row in zip(places, rows, strict=True):
            middle = (row.before + row.after) / 2
            axes.annotate(
                row.text, (middle, place), xytext=(0, 9), textcoords="offset points",
                ha="center", fontsize=8, color=INK,
            )  # fmt: skip
        _labels(axes, [row.label for row in rows], axis)
        axes.set_xlim(*limits)
        axes.set_ylim(0.4, len(rows) + 0.75)
        axes.grid(axis="x")
        figure.legend(loc="outside upper left", ncols=2)
        return encoded(figure)


def _labels(axes: Axes, labels: Sequence[str], axis: str) -> None:
    wrapped = ["\n".join(textwrap.wrap(label, _LABEL)) for label in labels]
    axes.set_yticks(range(len(labels), 0, -1), wrapped)
    axes.set_xlabel(axis)


def _beside(axes: Axes, value: float, place: float, text: str, *, small: bool = False) -> None:
    axes.annotate(
        text, (value, place), xytext=(4, 0), textcoords="offset points",
        va="center", fontsize=8 if small else 9, color=INK,
    )  # fmt: skip


def _room_for_text(axes: Axes, values: Sequence[float], *, small: bool = False) -> None:
    largest = max([*values, 1])
    axes.set_xlim(0, largest * (1.08 if small else 1.25))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
