"""``digimesh check``: how every export is understood, and what to look at."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from analysis import cleaning
from analysis.cli import say
from analysis.notebook.clean import read_exports
from analysis.notebook.dataset import open_dataset
from analysis.problems import ProblemsError
from analysis.reporting.sections.quality_files import STATUS
from analysis.texts import Language, texts


def check_exports(dataset: str, raw: Path | None, language: Language) -> int:
    """Print a row per file and every problem; 1 where a file could not be read."""
    try:
        opened = open_dataset(dataset, raw or "")
        exports = read_exports(opened)
    except ProblemsError as fault:
        say.tell(fault.problems, language)
        return 1
    parts = [
        clean(exports.source, exports.people)
        for clean in (cleaning.tidy_surveys, cleaning.tidy_events)
    ]
    files: list[dict[str, object]] = [
        {str(name): cell for name, cell in row.items()}
        for part in parts
        for row in part.tables["files"].to_dict("records")
    ]
    say.OUT.print(_table(sorted(files, key=lambda row: str(row["file"])), language))
    asked = opened.settings.instruments.values()
    problems = [problem for instrument in asked for problem in instrument.problems]
    problems += [problem for part in parts for problem in part.problems]
    say.tell(problems, language)
    if not problems:
        say.OUT.print(texts(language).say("Nothing: every file and every column was understood."))
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _table(files: list[dict[str, object]], language: Language) -> Table:
    text = texts(language)
    table = Table(box=None, pad_edge=False)
    table.add_column(text.say("File"), overflow="fold")
    table.add_column(text.say("Recognised as"))
    table.add_column(text.say("What became of it"))
    for name in ("Rows", "Kept", "United", "Set aside"):
        table.add_column(text.say(name), justify="right")
    for row in files:
        counts = (str(row[name]) for name in ("rows_read", "kept", "merged", "set_aside"))
        status = text.say(STATUS[str(row["status"])])
        table.add_row(str(row["file"]), str(row["format"]), status, *counts)
    return table
