"""The ledger: every number published of one version of the data, as JSON lines in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from analysis.disclosure.cells import CellSpec, read_cell
from analysis.disclosure.system import Equation
from analysis.disclosure.tables import Interval
from analysis.files import write_whole
from analysis.problems import Place, Problem, ProblemsError
from analysis.project import Edition
from analysis.texts import N_

FOLDER = "ledger"
Heading = tuple[str, Edition, str, str]
#: Whose numbers an edition's readers can see: the funder reads the public reports too.
READ: Mapping[Edition, tuple[Edition, ...]] = {
    "internal": (),
    "funder": ("funder", "public"),
    "public": ("public",),
}


@dataclass(frozen=True)
class Record:
    """What one issue of a report published, and how its cells hang together.

    ``heading``: version of the data, edition, issue, version of the policy. ``told``: of each cell
    the interval that readers know (both ends alike for an exact count), None where it is hidden.
    """

    heading: Heading
    told: Mapping[CellSpec, Interval | None]
    domains: Mapping[tuple[str, str], frozenset[str]]
    equations: tuple[Equation, ...] = ()

    def lines(self) -> Iterator[str]:
        """The record as lines of JSON, the same for the same record."""
        for (universe, name), values in sorted(self.domains.items()):
            yield self._line({"domain": [universe, name], "values": sorted(values)})
        for equation in self.equations:
            yield self._line({"equation": sorted((s.key, n) for s, n in equation.items())})
        for spec, ends in sorted(self.told.items()):
            yield self._line({"cell": spec.key, "told": None if ends is None else list(ends)})

    def _line(self, said: Mapping[str, object]) -> str:
        version, edition, issue, rules = self.heading
        named = {"data": version, "edition": edition, "issue": issue, "policy": rules}
        return json.dumps({**named, **said}, ensure_ascii=False)


def read_records(text: str, file: str = "") -> tuple[Record, ...]:
    """The records behind lines of JSON; raises `ProblemsError` naming every wrong line."""
    faults: list[Problem] = []
    found: dict[Heading, list[Mapping[str, Any]]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            said = json.loads(line)
            heading = (said["data"], _edition(said["edition"]), said["issue"], said["policy"])
            found.setdefault(heading, []).append(said)
            _record(heading, [said])
        except (ValueError, KeyError, TypeError):
            faults.append(_wrong(file, number))
    if faults:
        raise ProblemsError(faults)
    return tuple(_record(heading, lines) for heading, lines in found.items())


def load_ledger(reports: Path, edition: Edition) -> tuple[Record, ...]:
    """Everything an edition's readers have been told, of all versions of the data."""
    files = [ledger_file(reports, read) for read in READ[edition]]
    return tuple(
        record
        for file in files
        if file.exists()
        for record in read_records(file.read_text(encoding="utf-8"), file.name)
    )


def ledger_file(reports: Path, edition: Edition) -> Path:
    """Where an edition's ledger is kept."""
    return reports / FOLDER / f"{edition}.jsonl"


def write_ledger(reports: Path, edition: Edition, records: Iterable[Record]) -> None:
    """Add what is new to an edition's ledger; nothing leaves it."""
    file = ledger_file(reports, edition)
    old = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    new = [line for record in records if record.heading[1] == edition for line in record.lines()]
    lines = list(dict.fromkeys((*old, *new)))
    if lines and lines != old:
        write_whole(file, ("\n".join(lines) + "\n").encode())


def _edition(name: str) -> Edition:
    known: tuple[Edition, ...] = get_args(Edition)
    return next(edition for edition in known if edition == name) if name in known else _refuse()


def _refuse() -> Edition:
    raise ValueError("not an edition")


def _record(heading: Heading, lines: Iterable[Mapping[str, Any]]) -> Record:
    told: dict[CellSpec, Interval | None] = {}
    domains: dict[tuple[str, str], frozenset[str]] = {}
    equations: list[Equation] = []
    for said in lines:
        if "domain" in said:
            universe, name = said["domain"]
            domains[universe, name] = frozenset(said["values"])
        elif "equation" in said:
            equations.append({read_cell(key): int(n) for key, n in said["equation"]})
        else:
            ends = said["told"]
            told[read_cell(said["cell"])] = None if ends is None else (ends[0], ends[1])
    return Record(heading, told, domains, tuple(equations))


def _wrong(file: str, number: int) -> Problem:
    return Problem(
        N_("The line of the ledger cannot be read."),
        N_(
            "Put back the file as it was after the last run; without it earlier issues are unknown."
        ),
        Place(file=file, row=number),
    )
