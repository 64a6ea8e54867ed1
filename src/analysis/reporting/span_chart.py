"""Spans of days, one below the other, over the days on which they are expected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from analysis.reporting.figure_style import (
    BLUE,
    FAINT,
    INK,
    ORANGE,
    canvas,
    encoded,
    legend_columns,
)

_ROW = 0.17  # inches per span
_AROUND = 0.9  # inches for axis and legend
# Days further away than this from those expected would squeeze all others together.
_REACH = timedelta(days=400)
_MARGIN = 0.02


@dataclass(frozen=True)
class DaySpan:
    """From the first day to the last; ``odd``: some are not among those expected."""

    label: str
    first: date
    last: date
    text: str
    odd: bool


def spans(
    rows: Sequence[DaySpan],
    expected: tuple[date, date],
    names: tuple[str, str, str],
    say_day: Callable[[date], str],
) -> tuple[str, str]:
    """A line per row from its first day to its last; SVG and PNG, base64.

    ``names``: of the days expected, of spans within them, and of odd ones. Days far off are drawn
    as an arrow at the edge. ``say_day``: a day as the axis shows it.
    """
    left, right = _limits(rows, expected)
    with canvas(_AROUND + _ROW * len(rows)) as figure:
        axes = figure.subplots()
        axes.axvspan(_at(expected[0]), _at(expected[1]), color=FAINT, alpha=0.45, lw=0)
        axes.set_xlim(left, right)
        for place, row in zip(range(len(rows), 0, -1), rows, strict=True):
            _span(axes, place, row, (left, right))
        axes.set_yticks(range(len(rows), 0, -1), [row.label for row in rows], fontsize=7)
        axes.set_ylim(0.2, len(rows) + 0.8)
        axes.xaxis.set_major_locator(
            AutoDateLocator(minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
        )
        axes.xaxis.set_major_formatter(FuncFormatter(lambda at, _: say_day(_day(at))))
        figure.legend(
            handles=_handles(names, odd=any(row.odd for row in rows)),
            loc="outside upper left", ncols=legend_columns(names), fontsize=8,
        )  # fmt: skip
        return encoded(figure)


def _limits(rows: Sequence[DaySpan], expected: tuple[date, date]) -> tuple[float, float]:
    first = max(min([expected[0], *(row.first for row in rows)]), expected[0] - _REACH)
    last = min(max([expected[1], *(row.last for row in rows)]), expected[1] + _REACH)
    margin = _MARGIN * max(_at(last) - _at(first), 1)
    return _at(first) - margin, _at(last) + margin


def _span(axes: Axes, place: int, row: DaySpan, limits: tuple[float, float]) -> None:
    first, last = (min(max(_at(day), limits[0]), limits[1]) for day in (row.first, row.last))
    colour = ORANGE if row.odd else BLUE
    axes.plot([first, last], [place, place], color=colour, lw=3, solid_capstyle="butt")
    for day, at in ((row.first, first), (row.last, last)):
        off = _at(day) != at
        away = "<" if at == limits[0] else ">"
        axes.plot(
            [at], [place], marker=away if off else _mark(row), color=colour, ms=7 if off else 4,
            mec=INK if row.odd else colour, clip_on=False,
        )  # fmt: skip
    axes.annotate(
        row.text, (1, place), xycoords=("axes fraction", "data"), xytext=(7, 0),
        textcoords="offset points", va="center", fontsize=7, color=INK,
    )  # fmt: skip


def _handles(names: tuple[str, str, str], *, odd: bool) -> list[Artist]:
    looks = ((BLUE, BLUE, "o", names[1]), (ORANGE, INK, "D", names[2]))
    return [
        Patch(color=FAINT, alpha=0.45, lw=0, label=names[0]),
        *(
            Line2D([], [], color=colour, lw=3, marker=mark, ms=4, mec=edge, label=name)
            for colour, edge, mark, name in looks[: 2 if odd else 1]
        ),
    ]


def _mark(row: DaySpan) -> str:
    return "D" if row.odd else "o"


def _at(day: date) -> float:
    return float(date2num(day))  # type: ignore[no-untyped-call]


def _day(at: float) -> date:
    moment: datetime = num2date(at)  # type: ignore[no-untyped-call]
    return moment.date()
