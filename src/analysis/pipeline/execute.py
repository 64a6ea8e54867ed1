"""Run a notebook through papermill, so that the executed copy is the same each time."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from analysis.files import write_whole
from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_

# What a clock or a random generator puts into an executed notebook.
_CLOCKED = ("execution", "papermill")


def execute(notebook: Path, out: Path, parameters: Mapping[str, object], root: Path) -> None:
    """Execute ``notebook`` with ``parameters`` in ``root`` and write the executed copy to ``out``.

    Raises `ProblemsError` if a cell fails; then nothing is written.
    """
    import papermill  # noqa: PLC0415 - two seconds, only where a notebook really runs
    from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as beside:
        executed = Path(beside) / out.name
        try:
            papermill.execute_notebook(
                notebook, executed, dict(parameters), cwd=root, kernel_name="python3",
                progress_bar=False, log_output=False, **_transport(Path(beside)),
            )  # fmt: skip
        except PapermillExecutionError as fault:
            raise ProblemsError(
                [_failed(notebook, fault.ename, fault.evalue, fault.exec_count)]
            ) from (fault if os.environ.get("DIGIMESH_DEBUG") else None)
        write_whole(out, without_clocks(executed.read_text(encoding="utf-8")).encode())


def _transport(folder: Path) -> dict[str, object]:
    """Sockets that only this user can reach, where the system has them; TCP ports elsewhere.

    Each kernel has its sockets in a ``folder`` of its own: by default two would share one name.
    """
    if sys.platform == "win32":
        return {}
    from traitlets.config import Config  # noqa: PLC0415

    return {"config": Config({"KernelManager": {"transport": "ipc", "ip": str(folder / "k")}})}


def without_clocks(text: str) -> str:
    """The notebook (JSON text) without times, durations and random cell ids."""
    import nbformat  # noqa: PLC0415 - slow to import

    book = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    for number, cell in enumerate(book.cells):
        cell["id"] = f"cell-{number}"
        for key in _CLOCKED:
            cell.metadata.pop(key, None)
    kept = {"parameters": book.metadata.get("papermill", {}).get("parameters", {})}
    book.metadata["papermill"] = kept
    written: str = nbformat.writes(book)  # type: ignore[no-untyped-call]
    return written + "\n"


def _failed(notebook: Path, name: str, value: str, cell: int | None) -> Problem:
    place = Place(file=notebook.name, key=f"cell {cell}" if cell else "")
    if name == "ProblemsError":  # already a sentence for a person, and free of data
        return Problem(N_("The notebook stopped: {why}"), "", place, {"why": value})
    return Problem(
        N_("The notebook stopped with a fault in the programme ({kind})."),
        N_("Run it again with --debug and send what it prints to the developers."),
        place,
        {"kind": name},
    )
