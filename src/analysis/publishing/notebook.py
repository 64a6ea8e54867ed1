"""Read the report back from an executed notebook: the blocks it displayed, in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, read
from pydantic import ValidationError

from analysis.problems import Place, Problem, ProblemsError
from analysis.reporting.blocks import MIME, Block, Report, Title, block
from analysis.texts import N_


def read_report(source: Path | NotebookNode, dataset: str, report: str) -> Report:
    """The report that an executed notebook displays; its language and edition are its title's.

    Raises ProblemsError when a cell stopped with an error, a displayed block is not one of ours,
    or there is not exactly one title.
    """
    name = source.name if isinstance(source, Path) else ""
    book = _opened(source) if isinstance(source, Path) else source
    outputs = list(_outputs(book))
    _refuse(_failures(outputs, name))
    blocks = _blocks(outputs, name)
    titles = [found for found in blocks if isinstance(found, Title)]
    _refuse(_title_faults(titles, name))
    return Report(
        dataset=dataset,
        report=report,
        language=titles[0].language,
        edition=titles[0].edition,
        title=titles[0],
        blocks=tuple(found for found in blocks if not isinstance(found, Title)),
    )


def _opened(path: Path) -> NotebookNode:
    try:
        return read(path, as_version=4)  # type: ignore[no-untyped-call,no-any-return]
    except (OSError, ValueError) as fault:
        why = N_("The executed notebook cannot be read.")
        raise ProblemsError([_problem(why, path.name)]) from fault


def _outputs(book: NotebookNode) -> Iterator[tuple[int, Any]]:
    """Each output with the number of its cell, counted from one as a person counts."""
    for number, cell in enumerate(book.cells, start=1):
        for output in cell.get("outputs", []):
            yield number, output


def _failures(outputs: list[tuple[int, Any]], name: str) -> list[Problem]:
    why = N_("Cell {cell} of the notebook stopped with an error ({kind}).")
    # the kind only: the error's own text may hold data
    return [
        _problem(why, name, cell=cell, kind=output.get("ename", ""))
        for cell, output in outputs
        if output.output_type == "error"
    ]


def _blocks(outputs: list[tuple[int, Any]], name: str) -> list[Block]:
    found: list[Block] = []
    faults: list[Problem] = []
    for cell, output in outputs:
        shown = output.get("data", {})
        if MIME not in shown:
            continue
        try:
            found.append(block(shown[MIME]))
        except ValidationError:
            why = N_("Cell {cell} of the notebook shows a block that this version does not know.")
            faults.append(_problem(why, name, cell=cell))
    _refuse(faults)
    return found


def _title_faults(titles: list[Title], name: str) -> list[Problem]:
    if len(titles) == 1:
        return []
    if not titles:
        return [_problem(N_("The notebook shows no title, so it is no finished report."), name)]
    return [_problem(N_("The notebook shows {n} titles; a report has one."), name, n=len(titles))]


def _problem(what: str, name: str, **values: object) -> Problem:
    return Problem(what, N_("Make the report again from its notebook."), Place(name), values)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsError(problems)
