"""What a check of a data set finds: every file, what became of its rows, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.cleaning import RULES, Cleaned
from analysis.notebook.clean import read_exports
from analysis.notebook.dataset import Dataset
from analysis.notebook.retention import overdue
from analysis.problems import Problem
from analysis.readers import readers
from analysis.reporting.sections.quality_files import STATUS
from analysis.texts import N_, Texts

_ORDER = {"error": 0, "warning": 1, "note": 2}
_KINDS = {
    "survey": N_("survey"),
    "attendance": N_("attendance list"),
    "registration": N_("registrations"),
    "interactions": N_("acts at an event"),
    "course_log": N_("course log"),
    "course_progress": N_("progress in a course"),
    "communications": N_("communication figures"),
    "structure": N_("questions of a survey"),
}
_SEVERITIES = {"error": N_("to be done first"), "warning": N_("to be looked at")}


@dataclass(frozen=True)
class FileCheck:
    """A file: what it was recognised as, what became of its rows, and what is the matter."""

    file: str
    status: str
    format: str
    kind: str
    holds: str
    rows_read: int
    kept: int
    merged: int
    set_aside: int
    rules: Mapping[str, int]
    problems: tuple[Problem, ...]

    def recognised(self, text: Texts) -> str:
        """The tool, the kind of data, and the questionnaire or event the file belongs to."""
        if not self.format:
            return text.say(STATUS[self.status])
        reader = readers().get(self.format)
        tool = reader.tool if reader else text.say("mapping file")
        kind = text.say(_KINDS[self.kind]) if self.kind in _KINDS else self.kind
        copy = text.say(STATUS["duplicate"]) if self.status == "duplicate" else ""
        return ", ".join(part for part in (tool, kind, self.holds, copy) if part)

    def look(self, text: Texts) -> str:
        """Why rows were not kept, and how many things are to be done or looked at below."""
        rules = [f"{text.number(n)}: {text.say(RULES[r].explanation)}" for r, n in self._aside()]
        counts = {
            severity: sum(problem.severity == severity for problem in self.problems)
            for severity in _SEVERITIES
        }
        told = [f"{text.say(_SEVERITIES[s])}: {text.number(n)}" for s, n in counts.items() if n]
        return "; ".join((*told, *(rule.rstrip(".") for rule in rules)))

    def _aside(self) -> Iterator[tuple[str, int]]:
        for rule, count in sorted(self.rules.items(), key=lambda each: -each[1]):
            if RULES[rule].action == "set aside":
                yield rule, count


@dataclass(frozen=True)
class Checked:
    """Every file in the order of names, every problem in the order of importance."""

    files: tuple[FileCheck, ...]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing must be done before reports can be trusted."""
        return not any(problem.severity == "error" for problem in self.problems)


def check(dataset: Dataset) -> Checked:
    """Read and clean the exports of a data set without saving anything.

    Raises `ProblemsError` where its settings cannot be understood.
    """
    exports = read_exports(dataset)
    parts = exports.clean_all()
    asked = dataset.settings.instruments.values()
    problems = [problem for instrument in asked for problem in instrument.problems]
    problems += [problem for part in parts for problem in part.problems]
    if all(part.tables["files"].empty for part in parts):
        problems.append(_NO_EXPORTS)
    problems += overdue(dataset.settings, date.today())
    ranked = sorted(problems, key=lambda problem: _ORDER[problem.severity])
    return Checked(tuple(_files(parts, ranked)), tuple(ranked))


_NO_EXPORTS = Problem(
    N_("There is no export in the folder of the data set."),
    N_("Put the exports into it as they are, in folders of your own."),
    severity="warning",
)


def _files(parts: Iterable[Cleaned], problems: Iterable[Problem]) -> Iterator[FileCheck]:
    listed = list(parts)
    files = pd.concat([part.tables["files"] for part in listed], ignore_index=True)
    aside = pd.concat([part.tables["set_aside"] for part in listed], ignore_index=True)
    rules: dict[str, dict[str, int]] = {}
    for file, rule in zip(aside["file"], aside["rule"], strict=True):
        counted = rules.setdefault(file, {})
        counted[rule] = counted.get(rule, 0) + 1
    told: dict[str, list[Problem]] = {}
    for problem in problems:
        told.setdefault(problem.place.file, []).append(problem)
    for row in files.sort_values("file").to_dict("records"):
        name = str(row["file"])
        yield FileCheck(
            file=name,
            status=str(row["status"]),
            format=str(row["format"]),
            kind=str(row["kind"]),
            holds=" ".join(str(row[key]) for key in ("instrument", "wave") if row[key]),
            rows_read=int(row["rows_read"]),
            kept=int(row["kept"]),
            merged=int(row["merged"]),
            set_aside=int(row["set_aside"]),
            rules=rules.get(name, {}),
            problems=tuple(told.get(name, ())),
        )
