"""A figure that shows itself in a notebook, with a description for who cannot see it."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.reporting.figure_style import BLUE, GREY, INK, WIDTH, encoded, house_style
from analysis.texts import texts

_LABEL = 38  # characters of a label before it takes a second line
_ROW, _AROUND = 0.5, 1.1  # inches per mark, and for title and axis
_INTERNAL = "Internal use: not passed disclosure control."


@dataclass(frozen=True)
class Mark:
    """A labelled value with its interval (None: no interval) and both in words."""

    label: str
    value: float
    low: float | None
    high: float | None
    text: str


class Drawing(Figure):
    """A matplotlib figure that a cell shows without any backend; ``description`` tells it."""

    description: str = ""

    def _repr_png_(self) -> tuple[bytes, dict[str, str]]:
        return base64.b64decode(encoded(self)[1]), {"alt": self.description}


def forest(
    title: str, marks: Sequence[Mark], reason: str, axis: str, *, zero: bool = False
) -> Drawing:
    """A point and its interval per mark, the first on top; without marks, the reason in words."""
    with house_style():
        height = _AROUND + _ROW * max(len(marks), 1)
        figure = Drawing(figsize=(WIDTH, height), layout="constrained")
        figure.suptitle("\n".join(textwrap.wrap(title, 80)), fontsize=10)
        axes = figure.subplots()
        if marks:
            _draw(axes, marks, axis, zero=zero)
        else:
            _say(axes, _nothing(reason))
        figure.supxlabel(_INTERNAL, fontsize=7, color=GREY)
    figure.description = _description(title, marks, reason)
    return figure


def _draw(axes: Axes, marks: Sequence[Mark], axis: str, *, zero: bool) -> None:
    places = range(len(marks), 0, -1)
    for place, mark in zip(places, marks, strict=True):
        if mark.low is not None and mark.high is not None:
            axes.hlines(place, mark.low, mark.high, color=BLUE, linewidth=2)
        axes.plot([mark.value], [place], "o", color=BLUE, ms=7)
        axes.annotate(
            mark.text, (mark.value, place), xytext=(0, 8), textcoords="offset points",
            ha="center", fontsize=8, color=INK,
        )  # fmt: skip
    if zero:
        axes.axvline(0, color=GREY, linewidth=1, linestyle="--")
    axes.set_yticks(places, ["\n".join(textwrap.wrap(mark.label, _LABEL)) for mark in marks])
    axes.set_ylim(0.4, len(marks) + 0.75)
    axes.margins(x=0.15)
    axes.set_xlabel(axis)
    axes.grid(axis="x")


def _say(axes: Axes, text: str) -> None:
    axes.text(0.5, 0.5, text, ha="center", va="center", transform=axes.transAxes)
    axes.set_axis_off()


def _nothing(reason: str) -> str:
    said = texts("en").say(reason)
    return f"Nothing to draw: {said}." if said else "Nothing to draw."


def _description(title: str, marks: Sequence[Mark], reason: str) -> str:
    said = "; ".join(f"{mark.label}: {mark.text}" for mark in marks)
    return f"{title}. {said}." if said else f"{title}. {_nothing(reason)}"
