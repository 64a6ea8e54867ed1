"""Horizontal bars in parts, side by side in panels that share their rows and their scale."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.reporting.figure_style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    canvas,
    encoded,
    legend_columns,
)

#: Colour and hatching of up to five parts: told apart with any colour vision, and in grey.
LOOKS = ((BLUE, ""), (GREY, "....."), (ORANGE, "////"), (GREEN, "xxxx"), (PURPLE, "----"))
_LABEL = 34  # characters of a label before it takes a second line
_TITLE = 62  # characters of a title over the whole width
_LINES = 2  # lines that either may have
_ROW = 0.22  # inches per row with one line of label; each further line takes as much as text does
_LINE = 0.12
_KEY = 0.2  # inches per line of the legend
_AROUND = 0.6  # inches for the axis
_TICKS = 3  # that the panels share, beside two for each


@dataclass(frozen=True)
class Stack:
    """A bar of parts from the left to the right (None: not shown), and the words beside it."""

    parts: tuple[float | None, ...]
    text: str


@dataclass(frozen=True)
class Panel:
    """A column of bars, one per label, with a title and a line below it ("" for none)."""

    title: str
    bars: tuple[Stack, ...]
    note: str = ""


def panels(
    labels: Sequence[str],
    shown: Sequence[Panel],
    axis: str,
    *,
    names: Sequence[str] = (),
    limit: float = 1,
) -> tuple[str, str]:
    """Bars in panels; SVG and PNG, base64.

    ``names``: of the parts, for a legend ("" for one that is nowhere drawn). ``limit``: where the
    scale ends at least: a scale that ends at the longest bar makes small shares look large.
    """
    wrapped = [_folded(label, _LABEL) for label in labels]
    heads = [_head(panel, _TITLE // len(shown)) for panel in shown]
    legend = [name for name in names if name]
    columns = legend_columns(legend) if legend else 1
    lines = sum(map(_breaks, wrapped)) + max(_breaks(head) + bool(head) for head in heads)
    height = _AROUND + _ROW * len(labels) + _LINE * lines + _KEY * -(-len(legend) // columns)
    with canvas(height) as figure:
        axes = figure.subplots(1, len(shown), sharey=True, squeeze=False)[0]
        longest = max((_length(bar) for panel in shown for bar in panel.bars), default=0)
        for place, panel, head in zip(axes, shown, heads, strict=True):
            _draw(place, panel, names)
            place.set_title(head, fontsize=8.5, loc="left")
            place.set_xlim(0, max(longest, limit))
            place.xaxis.set_major_locator(MaxNLocator(_TICKS // len(shown) + 2, integer=True))
        axes[0].set_yticks(range(len(labels), 0, -1), wrapped, fontsize=8)
        axes[0].set_ylim(0.4, len(labels) + 0.6)
        if len(shown) == 1:
            axes[0].set_xlabel(axis)
        else:
            figure.supxlabel(axis, fontsize=9)
        if legend:
            marks = axes[0].get_legend_handles_labels()
            figure.legend(*marks, loc="outside upper left", ncols=columns, fontsize=8)
        return encoded(figure)


def _draw(axes: Axes, panel: Panel, names: Sequence[str]) -> None:
    places = list(range(len(panel.bars), 0, -1))
    before = [0.0] * len(places)
    for number, (colour, hatch) in enumerate(LOOKS[: len(panel.bars[0].parts)]):
        lengths = [bar.parts[number] or 0.0 for bar in panel.bars]
        axes.barh(
            places, lengths, left=before, height=0.66, color=colour, hatch=hatch,
            edgecolor="white", linewidth=0.5, label=(names[number] or None) if names else None,
        )  # fmt: skip
        before = [start + length for start, length in zip(before, lengths, strict=True)]
    for place, bar in zip(places, panel.bars, strict=True):
        axes.annotate(
            bar.text, (_length(bar), place), xytext=(4, 0), textcoords="offset points",
            va="center", fontsize=8, color=INK,
        )  # fmt: skip


def _length(bar: Stack) -> float:
    return sum(part or 0.0 for part in bar.parts)


def _folded(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, max_lines=_LINES, placeholder=" …"))


def _head(panel: Panel, width: int) -> str:
    return "\n".join(part for part in (_folded(panel.title, width), panel.note) if part)


def _breaks(text: str) -> int:
    return text.count("\n")
