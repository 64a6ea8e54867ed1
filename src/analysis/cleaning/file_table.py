"""The account of every file: what it is, what became of its rows, what to look at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.cleaning.accounts import account
from analysis.cleaning.rows import not_kept, together
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import keys_of
from analysis.problems import Place, Problem
from analysis.readers import Export
from analysis.tables import SCHEMAS, empty
from analysis.texts import N_

Placed = Mapping[str, tuple[str, str]]


def accounted(
    source: Source,
    kinds: Sequence[str],
    kept: pd.DataFrame,
    left_out: Iterable[pd.DataFrame],
    placed: Placed,
) -> dict[str, pd.DataFrame]:
    """The tables ``files`` and ``set_aside`` for the exports of these kinds, copies among them.

    ``kept``: keys of the rows used; ``left_out``: parts of the table ``set_aside``; ``placed``: by
    file, questionnaire and wave (or "" and the event). Raises `RowsLostError`.
    """
    exports = [export for kind in kinds for export in source.of(kind)]
    copies = [copy for copy in source.copies if copy.kind in kinds]
    aside = together(
        [*left_out, *(not_kept(all_keys(copy), "copy of a file") for copy in copies)],
        empty("set_aside"),
    )
    return {"files": _files(exports, copies, kept, aside, placed), "set_aside": aside}


def said(source: Source, kinds: Sequence[str]) -> tuple[Problem, ...]:
    """What readers said of the exports of these kinds, and which of them are copies."""
    exports = (export for kind in kinds for export in source.of(kind))
    copies = [copy for copy in source.copies if copy.kind in kinds]
    return (*(problem for export in exports for problem in export.problems), *_copied(copies))


def all_keys(export: Export) -> pd.DataFrame:
    """The keys (file, section, row) of every row of an export."""
    return pd.concat([keys_of(export, table) for table in export.tables], ignore_index=True)


def problem_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """The table ``problems``: message ids and values, to be said in any language."""
    rows = [
        {
            "file": problem.place.file,
            "sheet": problem.place.sheet,
            "row": problem.place.row,
            "column": problem.place.column,
            "key": problem.place.key,
            "severity": problem.severity,
            "what": problem.what,
            "do": problem.do,
            "values": json.dumps(dict(problem.values), ensure_ascii=False, default=str),
        }
        for problem in problems
    ]
    table = pd.DataFrame(rows, columns=list(SCHEMAS["problems"].columns))
    texts = {name: "str" for name in table.columns if name != "row"}
    return table.astype({**texts, "row": "Int64"})


def _copied(copies: Sequence[Export]) -> list[Problem]:
    return [
        Problem(
            N_("The file has the same content as another one; its rows were counted once."),
            N_("Delete one of the two."),
            Place(file=copy.file),
            severity="warning",
        )
        for copy in copies
    ]


def _files(
    exports: Sequence[Export],
    copies: Sequence[Export],
    kept: pd.DataFrame,
    left_out: pd.DataFrame,
    placed: Placed,
) -> pd.DataFrame:
    every = [*exports, *copies]
    if not every:
        return empty("files")
    facts = pd.DataFrame(
        {
            "file": [export.file for export in every],
            "format": [export.format for export in every],
            "kind": [export.kind for export in every],
            "status": ["read"] * len(exports) + ["duplicate"] * len(copies),
            "instrument": [placed.get(export.file, ("", ""))[0] for export in every],
            "wave": [placed.get(export.file, ("", ""))[1] for export in every],
            "sha256": [export.sha256 for export in every],
        }
    ).merge(account(every, kept, left_out), on="file")
    return facts.sort_values("file", ignore_index=True)


def unread(source: Source) -> pd.DataFrame:
    """The table ``files`` for those that were refused or left alone."""
    rows = [(r.file, "refused", r.sha256) for r in source.refused]
    rows += [(file, "ignored", "") for file in source.ignored]
    table = pd.DataFrame(rows, columns=["file", "status", "sha256"]).astype("str")
    blank = dict.fromkeys(("format", "kind", "instrument", "wave"), "")
    none = dict.fromkeys(("rows_read", "kept", "merged", "set_aside"), 0)
    return table.assign(**blank, **none)[list(SCHEMAS["files"].columns)]
