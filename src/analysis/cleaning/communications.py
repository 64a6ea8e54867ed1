"""Exports of what was published and read → the tidy table, a row per measurement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import pandas as pd

from analysis.cleaning.measurements import measure
from analysis.cleaning.rows import not_kept, together
from analysis.problems import Place, Problem
from analysis.project import Project
from analysis.readers import Export
from analysis.readers.aliases import Aliases, known_aliases
from analysis.tables import SCHEMAS, empty
from analysis.texts import N_

_ROW = ["file", "section", "row"]
_KEY = ["folder", "date", "channel", "content", "metric"]
_TIDY = list(SCHEMAS["communications"].columns)
_NO_ROWS = pd.DataFrame({"file": "", "section": "", "row": 0, "mark": ""}, index=[])
_NO_CELLS = pd.concat([_NO_ROWS[_ROW], empty("communications")], axis=1)


@dataclass(frozen=True)
class Communications:
    """``table``: the tidy table; ``kept``: file, section, row of the rows behind it.

    ``set_aside``: every other row, with the rule that applied.
    """

    table: pd.DataFrame
    kept: pd.DataFrame
    set_aside: pd.DataFrame
    problems: tuple[Problem, ...]


def clean_communications(
    exports: Sequence[Export],
    project: Project,
    mask: Callable[[str], str] = str,
    aliases: Aliases | None = None,
) -> Communications:
    """The measurements of all exports of the kind ``communications``.

    What several files of a folder hold is taken from the last of them by name; different folders
    are taken for different sites or pages. ``mask`` is applied to what was measured, as titles of
    posts may name people. Every row of the exports is in ``kept`` or ``set_aside``.
    """
    words = (aliases or known_aliases()).words("metric")
    read = [measure(e, table, project, words) for e in exports for table in e.tables]
    cells = _with_folder(together([part.cells for part in read], _NO_CELLS))
    rows = together([part.rows for part in read], _NO_ROWS)
    newest = cells[cells["file"] == _last_file(cells)]
    kept, left = _told_apart(rows, newest)
    again = _told_apart(left, cells)[0]
    problems = [problem for part in read for problem in part.problems]
    return Communications(
        _tidy(newest, mask),
        kept[_ROW].reset_index(drop=True),
        _set_aside(left, again),
        (*problems, *_other_numbers(cells, newest)),
    )


def _with_folder(cells: pd.DataFrame) -> pd.DataFrame:
    folders = [str(PurePosixPath(file).parent) for file in cells["file"]]
    return cells.assign(folder=pd.Series(folders, cells.index, dtype="str"))


def _last_file(cells: pd.DataFrame) -> pd.Series[str]:
    """The last file that holds each cell's measurement."""
    if not len(cells):
        return cells["file"]
    return cells.groupby(_KEY, dropna=False)["file"].transform("max")


def _told_apart(rows: pd.DataFrame, cells: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that any of the cells is from, and the others."""
    there = pd.MultiIndex.from_frame(rows[_ROW]).isin(pd.MultiIndex.from_frame(cells[_ROW]))
    return rows[there], rows[~there]


def _tidy(cells: pd.DataFrame, mask: Callable[[str], str]) -> pd.DataFrame:
    """The tidy table; lists of people, a row each so far, become one count."""
    people = cells["metric"].isin(_PEOPLE) & (cells["content"] == "")
    counts = cells[people].groupby(["file", *_TIDY[:-1]], dropna=False)["value"].sum()
    counted = counts.reset_index()[_TIDY]
    table = together([cells.loc[~people, _TIDY], counted], empty("communications"))
    masked = table.assign(content=table["content"].map(mask).astype("str"))
    return masked.sort_values(_TIDY, ignore_index=True)


_PEOPLE = frozenset({"subscribers", "unsubscribed", "cleaned"})


def _set_aside(left: pd.DataFrame, again: pd.DataFrame) -> pd.DataFrame:
    rule = left["mark"].mask(left["mark"] == "", "no measurement")
    rule = rule.mask(rule.index.isin(again.index), "measured again")
    parts = [not_kept(part, str(name)) for name, part in left.groupby(rule)]
    return together(parts, empty("set_aside"))


def _other_numbers(cells: pd.DataFrame, newest: pd.DataFrame) -> list[Problem]:
    """A warning for each file that a later one corrects."""
    joined = cells.merge(newest, on=_KEY, suffixes=("", "_newest"))
    other = joined[
        (joined["file"] != joined["file_newest"]) & (joined["value"] != joined["value_newest"])
    ]
    return [
        Problem(
            N_("{count} measurements have other numbers in {newest}; those were counted."),
            N_("Nothing, if that is a later export of the same site or page; "
               "else put the two files into folders of their own."),
            Place(str(file)),
            {"count": len(part), "newest": ", ".join(sorted(set(part["file_newest"])))},
            severity="warning",
        )
        for file, part in other.groupby("file")
    ]  # fmt: skip
