"""What a person should know of how people were told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.people.links import Link, People
from analysis.people.owners import Owners
from analysis.people.reviews import FILE
from analysis.problems import Place, Problem
from analysis.texts import N_


def disputed_values(evidence: pd.DataFrame, found: Owners) -> Iterator[Problem]:
    """A warning per code or address that several people use, at its last record."""
    for code in sorted(found.disputed):
        rows = evidence[evidence["code"] == code]
        addresses = rows.loc[rows["email"] != "", "email"].nunique()
        yield Problem(
            N_("One individual code is used with several e-mail addresses ({count} answers).")
            if addresses > 1
            else N_("One individual code is used with different names ({count} answers)."),
            N_("Look which answer has the code mistyped and correct it; nothing was joined by it."),
            _last(rows),
            {"count": len(rows)},
            severity="warning",
        )
    for address in sorted(found.shared):
        rows = evidence[evidence["email"] == address]
        yield Problem(
            N_("One e-mail address is used with the names of different people ({count} rows)."),
            N_("They were kept apart by their names, and rows without name joined to nobody. If "
               "they are one person, say so in {file}."),
            _last(rows),
            {"count": len(rows), "file": FILE},
            severity="warning",
        )  # fmt: skip


def denied(
    asked: Mapping[str, Link], answers: Mapping[str, bool], people: People
) -> Iterator[Problem]:
    """A warning per pair that was said to be two people, and is joined by other evidence."""
    for id_, link in sorted(asked.items()):
        if answers.get(id_) is False and people.person(link.one) == people.person(link.other):
            yield Problem(
                N_("Two people who were said not to be the same are joined by other evidence."),
                N_("Correct the address, code or name that joins them, or the answer."),
                Place(FILE, key=id_),
                severity="warning",
            )


def _last(rows: pd.DataFrame) -> Place:
    last = rows.iloc[-1]
    return Place(file=str(last["file"]), row=int(last["row"]))
