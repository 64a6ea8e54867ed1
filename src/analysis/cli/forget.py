"""``digimesh forget``: take a person out of what was made; say what a human must remove."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.cli import say
from analysis.cli.run import plan_of
from analysis.files import write_whole
from analysis.notebook.dataset import Dataset
from analysis.notebook.forget import Removed, find, forget, is_pseudonym
from analysis.pipeline.contents import contents
from analysis.problems import Problem, ProblemsError
from analysis.settings import open_settings
from analysis.texts import N_, Language, Texts, texts

ASK = N_("Pseudonym, e-mail address or code (not shown while you type)")
_SURE = N_("Take this person out of all tables, and leave them out from now on?")
_TYPED = N_("What you typed stays in the history of this terminal.")
_UNSEEN = N_("Call the command without it next time; it then asks, and shows nothing.")
_OWN = N_("Rows of the exports that a human must remove, here and in the tools they came from:")
_OTHERS = N_("Rows that hold the same address, code or name; look whether they are about them:")
_NO_ROWS = N_("No export holds a row about this person.")
_TAKEN = N_("Taken out of the tidy tables (rows): {tables}.")
_NONE_TAKEN = N_("No tidy table held a row about this person.")
_DELETED = N_("Deleted, and made again without the person by the next run:")
_STALE = N_("Still made from data with the person; the next run makes them again:")


def forget_person(
    dataset: str,
    who: str,
    language: Language,
    *,
    typed: bool = False,
    sure: Callable[[str], bool] = lambda _: True,
) -> int:
    """Forget the person meant by ``who``, which is never printed.

    ``typed``: it was part of the command line. ``sure`` is asked before anything is changed.
    """
    text = texts(language)
    if typed and not is_pseudonym(who):
        say.tell([Problem(_TYPED, _UNSEEN, severity="warning")], language)
    try:
        opened = Dataset(open_settings(dataset))
        found = find(opened, who)
        _tell_rows(found.rows, text)
        if not sure(text.say(_SURE)):
            return 1
        removed = forget(opened, found, date.today())
        stale = _write_contents(opened)
    except ProblemsError as fault:
        say.tell(fault.problems, language)
        return 1
    _tell_removed(removed, stale, opened.folders.processed.parents[2], text)
    return 0


def _tell_rows(rows: pd.DataFrame, text: Texts) -> None:
    if not len(rows):
        say.OUT.print(text.say(_NO_ROWS))
    for title, part in ((_OWN, rows[rows["own"]]), (_OTHERS, rows[~rows["own"]])):
        if len(part):
            listed = (_row(row, text) for row in part.to_dict("records"))
            say.OUT.print(text.say(title), *listed, sep="\n  ", markup=False)


def _row(row: Mapping[Hashable, object], text: Texts) -> str:
    where = " ".join(str(row[name]) for name in ("file", "section") if row[name])
    return f"{where}, {text.say(N_('row {row}'), row=row['row'])}"


def _tell_removed(removed: Removed, stale: Iterable[Path], root: Path, text: Texts) -> None:
    counts = ", ".join(f"{name} {rows}" for name, rows in removed.tables.items())
    say.OUT.print(text.say(_TAKEN, tables=counts) if counts else text.say(_NONE_TAKEN))
    for title, files in ((_DELETED, removed.deleted), (_STALE, tuple(stale))):
        if files:
            names = (file.relative_to(root).as_posix() for file in files)
            say.OUT.print(text.say(title), *names, sep="\n  ", markup=False)


def _write_contents(dataset: Dataset) -> list[Path]:
    """The index page and the manifest without what was deleted; the reports that are left."""
    reports, plan = dataset.folders.reports, plan_of(dataset.settings)
    if not reports.is_dir():
        return []
    asked = (issue.file(reports, suffix) for issue, suffix in plan.issues())
    left = [file for file in asked if file.exists()]
    page, manifest = contents(dataset.project, reports, plan.issues(), left)
    write_whole(reports / "index.html", page)
    write_whole(reports / "manifest.json", manifest(reports))
    return left
