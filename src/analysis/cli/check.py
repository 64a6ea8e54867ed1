"""``digimesh check``: how every export is understood, and what a person should do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from analysis.cli import say
from analysis.notebook.check import Checked, FileCheck, check
from analysis.notebook.dataset import open_dataset
from analysis.problems import Problem, ProblemsError
from analysis.texts import N_, Language, Texts, texts

_NOTHING = N_("Nothing: every file and every column was understood.")
_SUMMARY = N_("Files: {files}. Rows: {rows} = {kept} kept + {merged} united + {aside} set aside.")
_TITLES = (N_("What to do, most important first"), N_("Good to know"))


def check_exports(
    dataset: str, raw: Path | None, language: Language, *, as_json: bool = False
) -> int:
    """Print a row per file and every problem; 1 where something must be done first."""
    try:
        found = check(open_dataset(dataset, raw or ""))
    except ProblemsError as fault:
        found = Checked((), tuple(fault.problems))
    if as_json:
        say.OUT.print_json(json.dumps(_as_data(dataset, found, texts(language))))
    else:
        _tell(found, texts(language))
    return 0 if found.ok else 1


def _tell(found: Checked, text: Texts) -> None:
    if found.files:
        say.OUT.print(_table(found.files, text))
        say.OUT.print()
        say.OUT.print(text.say(_SUMMARY, **_sums(found.files, text)))
    doing, knowing = (
        [p for p in found.problems if (p.severity == "note") == note] for note in (False, True)
    )
    for title, problems in zip(_TITLES, (doing, knowing), strict=True):
        if problems:
            say.OUT.print()
            say.OUT.print(f"{text.say(title)}:", style="bold")
            say.tell(problems, text.language, say.OUT)
    if not found.problems:
        say.OUT.print(text.say(_NOTHING))


def _table(files: Sequence[FileCheck], text: Texts) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(text.say("File"), overflow="fold")
    table.add_column(text.say("Recognised as"), overflow="fold")
    for name in ("Rows", "Kept", "United", "Set aside"):
        table.add_column(text.say(name), justify="right")
    table.add_column(text.say("What to look at"), overflow="fold")
    for each in files:
        counts = (each.rows_read, each.kept, each.merged, each.set_aside)
        table.add_row(
            Text(each.file),
            each.recognised(text),
            *(text.number(count) for count in counts),
            Text(each.look(text)),
        )
    return table


def _sums(files: Sequence[FileCheck], text: Texts) -> dict[str, str]:
    return {
        "files": text.number(len(files)),
        "rows": text.number(sum(each.rows_read for each in files)),
        "kept": text.number(sum(each.kept for each in files)),
        "merged": text.number(sum(each.merged for each in files)),
        "aside": text.number(sum(each.set_aside for each in files)),
    }


def _as_data(dataset: str, found: Checked, text: Texts) -> dict[str, object]:
    """The same for machines: keys stay English, sentences are in the language asked for."""
    return {
        "dataset": dataset,
        "ok": found.ok,
        "files": [
            {
                **{name: getattr(each, name) for name in _FACTS},
                "recognised_as": each.recognised(text),
                "look_at": each.look(text),
                "rules": dict(each.rules),
            }
            for each in found.files
        ],
        "problems": [_problem_as_data(problem, text) for problem in found.problems],
    }


_FACTS = (
    "file", "status", "format", "kind", "rows_read", "kept", "merged", "set_aside",
)  # fmt: skip


def _problem_as_data(problem: Problem, text: Texts) -> dict[str, object]:
    place = problem.place
    return {
        "severity": problem.severity,
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "key": place.key,
        "what": text.say(problem.what, **problem.values),
        "do": text.say(problem.do, **problem.values),
    }
