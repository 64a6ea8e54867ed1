"""The attack on what a run is about to publish, and the ledger of what it published."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from analysis.disclosure.audit import ContradictionError, recovered
from analysis.disclosure.cells import CellSpec
from analysis.disclosure.ledger import (
    READ,
    Record,
    ledger_file,
    load_ledger,
    read_records,
    write_ledger,
)
from analysis.problems import Place, Problem, ProblemsError
from analysis.project import Edition
from analysis.reporting.blocks import RECORD
from analysis.texts import N_

#: Editions that leave the house, those with fewer readers first.
GUARDED: tuple[Edition, ...] = ("public", "funder")


def attack(
    reports: Path, notebooks: Sequence[Path], edition: Edition, version: str
) -> tuple[Problem, ...]:
    """Try to work out what ``edition`` hides, from its executed ``notebooks`` and the ledger.

    ``notebooks``: every report the edition's readers can see; ``version``: of the data. What holds
    is written into the ledger; what does not is told, and nothing is written.
    """
    try:
        new = [record for file in notebooks for record in records(file)]
        found = recovered(edition, (*load_ledger(reports, edition), *new), version)
    except ContradictionError:
        return (_problem(edition, _CONTRADICTION),)
    except ProblemsError as fault:
        return fault.problems
    if found:
        return tuple(_leak(reports, edition, spec) for spec in found)
    write_ledger(reports, edition, new)
    return ()


def records(executed: Path) -> Iterator[Record]:
    """What an executed notebook says that it published."""
    book = json.loads(executed.read_text(encoding="utf-8"))
    for cell in book["cells"]:
        for output in cell.get("outputs", ()):
            said = output.get("data", {}).get(RECORD)
            if said is not None:
                text = said if isinstance(said, str) else "".join(said)
                yield from read_records(text, executed.name)


def readable(edition: Edition, finished: Iterable[tuple[Edition, Path]]) -> list[Path]:
    """The notebooks among ``finished`` that an edition's readers can see."""
    return sorted({file for made, file in finished if made in READ[edition]})


_CONTRADICTION = N_("The numbers of the {edition} reports contradict each other.")
_LEAK = N_(
    "From the numbers of the {edition} reports together a reader can work out a count that is to "
    "be hidden: {cell}. These reports were not published."
)


def _leak(reports: Path, edition: Edition, spec: CellSpec) -> Problem:
    # the cell only: its count is what nobody may learn
    return _problem(edition, _LEAK, ledger_file(reports, edition).name, cell=_said(spec))


def _said(spec: CellSpec) -> str:
    limits = [f"{name} = {', '.join(values)}" for name, values in spec.where]
    return "; ".join([spec.universe.partition("@")[0], *limits]).replace("\x00rest", "…")


def _problem(edition: Edition, what: str, file: str = "", **values: object) -> Problem:
    return Problem(
        what,
        N_(
            "Show fewer or coarser groups, or, if an earlier issue was never sent to anybody, "
            "take its lines out of the ledger."
        ),
        Place(file=file),
        {"edition": edition, **values},
    )
