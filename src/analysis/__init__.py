"""Evaluation reports of publicly funded projects, from the exports the tools already write.

In a notebook: ``from analysis import open_dataset, open_report``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.notebook.clean import read_exports, summary
    from analysis.notebook.dataset import open_dataset
    from analysis.notebook.report import open_report

__all__ = ["open_dataset", "open_report", "read_exports", "summary"]

_HOMES = {
    "open_dataset": "dataset", "open_report": "report", "read_exports": "clean", "summary": "clean",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a door only when it is used: commands must not wait for libraries of notebooks."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(f"analysis.notebook.{_HOMES[name]}"), name)
    raise AttributeError(name)
