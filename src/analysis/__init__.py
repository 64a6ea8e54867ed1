"""Evaluation reports of publicly funded projects, from the exports the tools already write.

In a notebook: ``from analysis import open_dataset, open_report``; for researchers also
``change``, ``levels``, ``load``, ``reliability``, ``shares`` and ``waves``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.notebook.clean import read_exports, summary
    from analysis.notebook.dataset import open_dataset
    from analysis.notebook.explore import change, levels, load, reliability, shares, waves
    from analysis.notebook.report import open_report

__all__ = [
    "change", "levels", "load", "open_dataset", "open_report", "read_exports", "reliability",
    "shares", "summary", "waves",
]  # fmt: skip

_HOMES = {
    "open_dataset": "dataset", "open_report": "report", "read_exports": "clean", "summary": "clean",
    "change": "explore", "levels": "explore", "load": "explore", "reliability": "explore",
    "shares": "explore", "waves": "explore",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a door only when it is used: commands must not wait for libraries of notebooks."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(f"analysis.notebook.{_HOMES[name]}"), name)
    raise AttributeError(name)
