"""The researchers' door: questions to tidy tables whose answers show and draw themselves.

For internal use: no number here has passed disclosure control, only the guards by n.
"""

from analysis.notebook.explore.answers import shares
from analysis.notebook.explore.by_wave import levels, waves
from analysis.notebook.explore.changes import change
from analysis.notebook.explore.drawing import Drawing
from analysis.notebook.explore.items import reliability
from analysis.notebook.explore.opening import load
from analysis.notebook.explore.result import Result, Row

__all__ = [
    "Drawing", "Result", "Row", "change", "levels", "load", "reliability", "shares", "waves",
]  # fmt: skip
