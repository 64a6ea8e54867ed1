"""Rows that were not used or were united with another, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

from analysis.texts import N_

Action = Literal["merged", "set aside"]


@dataclass(frozen=True)
class Rule:
    """Why rows are not kept: what is done, and the explanation for people."""

    name: str
    action: Action
    explanation: str


_ALL = (
    Rule("copy of a file", "merged", N_("The same file is there twice; one copy was used.")),
    Rule("copy of a row", "merged", N_("An earlier export of the same survey holds the row too.")),
    Rule("test answer", "set aside", N_("A test answer of those who made the form.")),
    Rule("no answers", "set aside", N_("The form was sent without any answer.")),
    Rule(
        "earlier answer", "set aside", N_("The same person answered again; the last answer counts.")
    ),
    Rule(
        "later answer", "set aside", N_("The same person answered again; the first answer counts.")
    ),
    Rule(
        "less complete answer",
        "set aside",
        N_("The same person answered again; the most complete answer counts."),
    ),
    Rule("summary line", "set aside", N_("A line of the tool itself, such as a total or average.")),
    Rule("header again", "set aside", N_("The line repeats the header of the table.")),
    Rule(
        "piece of a row",
        "set aside",
        N_("A line break in an answer cut the row, so that its answers stand in other columns."),
    ),
    Rule(
        "repeated part",
        "set aside",
        N_("A row of a part of the form that can be filled in several times; not an answer."),
    ),
    Rule("same answer twice", "merged", N_("The same person sent the same answers twice.")),
    Rule(
        "no questionnaire", "set aside", N_("It is not known which questionnaire the file holds.")
    ),
    Rule("no event", "set aside", N_("It is not known which event the row belongs to.")),
    Rule("no times", "set aside", N_("The times of joining and leaving cannot be read.")),
    Rule("no name", "set aside", N_("The row names nobody.")),
    Rule("forgotten", "set aside", N_("The person is to be left out (forgotten.csv).")),
    Rule(
        "joined again", "merged", N_("The same person joined more than once; the stays are united.")
    ),
    Rule("summary row", "merged", N_("A summary of stays that are listed one by one as well.")),
    Rule("end of a stay", "merged", N_("The row says when a stay ended that another row began.")),
    Rule("waiting room", "set aside", N_("Time in the waiting room, not at the event.")),
    Rule(
        "registered again", "merged", N_("The same person registered for the event more than once.")
    ),
    Rule("no measurement", "set aside", N_("The row holds no number that can be read.")),
    Rule("measured again", "merged", N_("A later export holds the same measurements.")),
    Rule("system row", "set aside", N_("The tool itself acted, or a guest, not a known person.")),
    Rule(
        "acted as another", "set aside", N_("Someone was logged in as another person at the time.")
    ),
    Rule("other course", "set aside", N_("The row belongs to another course.")),
    Rule("listed twice", "merged", N_("The same event is listed more than once.")),
    Rule(
        "same person twice",
        "merged",
        N_("The list holds the same person more than once; what the rows say is united."),
    ),
    Rule("no signature", "set aside", N_("The start form is not signed: it may not be kept.")),
    Rule(
        "faulty form",
        "set aside",
        N_("This form or another of the same person holds a fault that must be corrected first."),
    ),
    Rule("form of a participant", "merged", N_("Several forms of a participant are one record.")),
    Rule("no registration", "set aside", N_("The registration names no event of the project.")),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in _ALL})


def not_kept(keys: pd.DataFrame, rule: str) -> pd.DataFrame:
    """The rows (columns file, section, row) as rows of the table ``set_aside``."""
    known = RULES[rule]
    return keys[["file", "section", "row"]].assign(rule=known.name, action=known.action)


def together(parts: Iterable[pd.DataFrame], like: pd.DataFrame) -> pd.DataFrame:
    """The parts below each other; without any, the empty frame ``like``."""
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else like


def compact(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with their texts as categories, so that a text that repeats is held once."""
    return rows.astype(dict.fromkeys(rows.select_dtypes("str").columns, "category"))


def compact_together(parts: Sequence[pd.DataFrame], like: pd.DataFrame) -> pd.DataFrame:
    """The parts below each other, each of them and the whole `compact`; as `together` else."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return compact(like)
    names = filled[0].select_dtypes("category").columns
    kinds = {str(name): _every([part[name] for part in filled]) for name in names}
    return pd.concat([part.astype(kinds) for part in filled], ignore_index=True)


def _every(columns: Iterable[pd.Series[Any]]) -> pd.CategoricalDtype:
    texts = {text for column in columns for text in column.cat.categories}
    return pd.CategoricalDtype(pd.Index(sorted(texts), dtype="str"))
