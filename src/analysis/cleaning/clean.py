"""What the cleaning notebooks call: a data set as read → its tidy tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning import events as event_files
from analysis.cleaning.accounts import account
from analysis.cleaning.attendance import unite
from analysis.cleaning.identities import Identified
from analysis.cleaning.people_table import event_people
from analysis.cleaning.rows import not_kept, together
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import keys_of, unmatched
from analysis.cleaning.surveys import clean_surveys
from analysis.problems import Place, Problem
from analysis.readers import Export
from analysis.tables import SCHEMAS, empty
from analysis.texts import N_

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Cleaned:
    """Tidy tables by name, and what a person should look at."""

    tables: Tables
    problems: tuple[Problem, ...]


def tidy_surveys(source: Source, people: Identified) -> Cleaned:
    """The tables made from surveys, and the account of every file that is no attendance list."""
    found = clean_surveys(source, people.surveys, people.rows, people.mask)
    opened = {survey.export.file: survey for survey in people.surveys}
    exports = source.of("survey")
    unplaced = [_keys(export) for export in exports if export.file not in opened]
    copies = tuple(copy for copy in source.copies if copy.kind == "survey")
    left_out = together(
        [
            found.set_aside,
            *(not_kept(keys, "no questionnaire") for keys in unplaced),
            *(not_kept(_keys(copy), "copy of a file") for copy in copies),
        ],
        empty("set_aside"),
    )
    placed = {
        file: (survey.assignment.instrument.name, survey.assignment.wave)
        for file, survey in opened.items()
    }
    problems = (
        *(refused.problem for refused in source.refused),
        *_said(exports),
        *people.unplaced,
        *people.problems,
        *(problem for survey in people.surveys for problem in unmatched(survey)),
        *found.problems,
        *_copied(copies),
    )
    files = _files((*exports, *copies), found.kept, left_out, placed, copies)
    tables = {**found.tables, "files": together([files, _unread(source)], empty("files"))}
    return Cleaned({**tables, "set_aside": left_out, "problems": problem_table(problems)}, problems)


def tidy_events(source: Source, people: Identified) -> Cleaned:
    """The tables made from attendance lists, and the account of those."""
    read = [event_files.stays(file, source) for file in people.attendance]
    rows = together([rows for rows, _ in read], _NO_STAYS)
    named = rows.merge(
        people.rows[["file", "section", "row", "person"]], on=["file", "section", "row"]
    )
    attendance, kept, left_out = unite(named)
    copies = tuple(copy for copy in source.copies if copy.kind == "attendance")
    left_out = together(
        [left_out, *(not_kept(_keys(copy), "copy of a file") for copy in copies)],
        empty("set_aside"),
    )
    placed = {
        file.export.file: ("", file.event.id if file.event else "") for file in people.attendance
    }
    answered = set(people.rows.loc[people.rows["file"].isin(_survey_files(people)), "person"])
    exports = source.of("attendance")
    problems = (
        *_said(exports),
        *(event_files.no_event(file) for file in people.attendance if file.event is None),
        *(problem for _, found in read for problem in found),
        *_copied(copies),
    )
    return Cleaned(
        {
            "events": event_files.events_table(source.events),
            "attendance": attendance,
            "people": event_people(attendance, answered),
            "files": _files((*exports, *copies), kept, left_out, placed, copies),
            "set_aside": left_out,
            "problems": problem_table(problems),
        },
        problems,
    )


_NO_STAYS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("file", "section", "row", "event", "role")}
    | {name: pd.Series(dtype="datetime64[us, UTC]") for name in ("join", "leave")}
    | {"minutes": pd.Series(dtype="float64"), "summary": pd.Series(dtype="bool")}
)


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


def _survey_files(people: Identified) -> set[str]:
    return {survey.export.file for survey in people.surveys}


def _keys(export: Export) -> pd.DataFrame:
    return pd.concat([keys_of(export, table) for table in export.tables], ignore_index=True)


def _said(exports: Sequence[Export]) -> tuple[Problem, ...]:
    return tuple(problem for export in exports for problem in export.problems)


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
    kept: pd.DataFrame,
    left_out: pd.DataFrame,
    placed: Mapping[str, tuple[str, str]],
    copies: Sequence[Export],
) -> pd.DataFrame:
    if not exports:
        return empty("files")
    copied = {copy.file for copy in copies}
    facts = pd.DataFrame(
        {
            "file": [export.file for export in exports],
            "format": [export.format for export in exports],
            "kind": [export.kind for export in exports],
            "status": ["duplicate" if e.file in copied else "read" for e in exports],
            "instrument": [placed.get(export.file, ("", ""))[0] for export in exports],
            "wave": [placed.get(export.file, ("", ""))[1] for export in exports],
            "sha256": [export.sha256 for export in exports],
        }
    ).merge(account(exports, kept, left_out), on="file")
    return facts.sort_values("file", ignore_index=True)


def _unread(source: Source) -> pd.DataFrame:
    rows = [(r.file, "refused", r.sha256) for r in source.refused]
    rows += [(file, "ignored", "") for file in source.ignored]
    table = pd.DataFrame(rows, columns=["file", "status", "sha256"]).astype("str")
    blank = dict.fromkeys(("format", "kind", "instrument", "wave"), "")
    none = dict.fromkeys(("rows_read", "kept", "merged", "set_aside"), 0)
    return table.assign(**blank, **none)[list(SCHEMAS["files"].columns)]
