"""How figures look, and how they become the same bytes each time."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

# Okabe & Ito (2008): told apart with any colour vision; order also differs in lightness.
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#E69F00", "#009E73", "#6B7280"
PURPLE = "#CC79A7"
INK, FAINT = "#1F2937", "#D1D5DB"
WIDTH = 6.3  # inches: the text width of an A4 page with 2.5 cm margins
# Characters of 8 points in that width, and how many a legend's mark takes.
_LEGEND, _MARK = 96, 8

_STYLE: Any = {  # matplotlib types its settings key by key
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.axisbelow": True,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "ytick.left": False,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "digimesh",  # else element ids are random
    "svg.fonttype": "path",
}


def house_style() -> AbstractContextManager[None]:
    """The one style, for figures made elsewhere (a researcher's notebook)."""
    return mpl.rc_context(_STYLE)


@contextmanager
def canvas(height: float) -> Iterator[Canvas]:
    """An empty figure in the one style; ``height`` in inches."""
    with house_style():
        yield Canvas(figsize=(WIDTH, height), layout="constrained")


def legend_columns(names: Sequence[str]) -> int:
    """How many of the names of a legend (8 points) stand beside each other in the width."""
    widest = max(map(len, names)) + _MARK
    return max(1, min(len(names), _LEGEND // widest))


def encoded(figure: Canvas) -> tuple[str, str]:
    """The figure as SVG text and as PNG in base64, both without a date."""
    drawing = _saved(figure, "svg", {"Date": None}).decode("utf-8")
    return drawing, base64.b64encode(_saved(figure, "png", {"Software": None})).decode("ascii")


def _saved(figure: Canvas, kind: str, metadata: dict[str, None]) -> bytes:
    buffer = io.BytesIO()
    with house_style():
        figure.savefig(buffer, format=kind, dpi=200, metadata=metadata)
    return buffer.getvalue()
